"""Packs of one's own on the command line: laid over the shipped one, checked, and refused as a whole when broken."""

import json
import re
from pathlib import Path

from builders import PEN
from conftest import Run

OWN = (
    PEN.replace("concern: scars", "concern: acne-scars")
    .replace("face: 1.0-1.5 mm", "cheeks: 0.5-0.6 mm")
    .replace("sources: [study]", "sources: [seed-article]")
)


def lay(folder: Path, **files: str) -> str:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_the_shipped_pack_has_no_findings(run: Run) -> None:
    done = run("validate", "--fail-on", "note")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("files: nothing to mend\n")


def test_a_file_with_the_same_id_replaces_the_shipped_one(run: Run, tmp_path: Path) -> None:
    ours = lay(tmp_path / "ours", pen=OWN)
    asked = ("recommend", "-c", "acne-scars", "--available", "pen", "--on", "2026-11-22", "--format", "json")
    shipped, own = (json.loads(run(*asked, *more).stdout) for more in ((), ("--protocols", ours)))
    assert shipped["pack"]["sha256"] != own["pack"]["sha256"]
    row = next(o for o in own["options"] if o["variant"] == "pen")["depth"][0]
    assert row["if_clear"] == {"min_mm": 0.5, "max_mm": 0.6}
    assert len(own["options"]) == len(shipped["options"])
    assert run("validate", ours).returncode == 0


def test_a_new_id_adds_a_variant(run: Run, tmp_path: Path) -> None:
    ours = lay(tmp_path / "ours", stamp=OWN.replace("id: pen", "id: stamp").replace("short: Pen", "short: Stamp"))
    done = run("recommend", "-c", "acne-scars", "--protocols", ours, "--format", "json")
    assert sorted(o["variant"] for o in json.loads(done.stdout)["options"]) == [
        "chemical-peel",
        "pen",
        "prp",
        "radiofrequency",
        "roller",
        "stamp",
    ]


def test_a_broken_pack_gives_no_advice_and_says_where_to_look(run: Run, tmp_path: Path) -> None:
    ours = lay(tmp_path / "ours", pen=OWN.replace("concern: acne-scars", "concern: acne-scrs"))
    for command in (("recommend", "-c", "acne-scars"), ("why", "pen"), ("compare", "pen", "prp"), ("show", "variants")):
        done = run(*command, "--protocols", ours)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith(
            "error: the protocol files have errors, so no advice is given\n  help: run needle validate"
        )
        assert f"{ours}/pen.yaml:" in done.stderr


def test_the_advice_for_a_broken_pack_names_the_folder_to_validate(run: Run, tmp_path: Path) -> None:
    ours = lay(tmp_path / "ours", pen=OWN.replace("concern: acne-scars", "concern: acne-scrs"))
    help_line = run("show", "variants", "--protocols", ours).stderr.splitlines()[1]
    assert help_line == f"  help: run needle validate --protocols {ours} to see them all"


def test_a_finding_has_its_place_the_line_and_what_to_write(run: Run, tmp_path: Path) -> None:
    lay(tmp_path / "ours", pen=OWN.replace("concern: acne-scars", "concern: acne-scrs"))
    done = run("validate", "ours", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    says, place, quoted, mark, advice = done.stdout.splitlines()[:5]
    assert says.startswith("error[")
    assert "acne-scrs" in says
    assert place == "     --> ours/pen.yaml:14:15"
    assert quoted.startswith("   14 |   - {concern: acne-scrs, effect: marked")
    assert mark == "      |" + " " * 15 + "^" * 9
    assert advice.startswith("      = help: ")
    assert "acne-scars" in advice
    assert done.stdout.splitlines()[-1].startswith("1 file: 1 error")


def test_validate_shows_every_finding_of_every_file(run: Run, tmp_path: Path) -> None:
    ours = lay(
        tmp_path / "ours",
        pen=OWN.replace("grade: A", "grade: Z").replace("effect: marked", "effect: huge"),
        prp="id: [",
    )
    done = run("validate", ours)
    assert done.returncode == 1
    assert done.stdout.count("error[") == 3
    assert "3 errors" in done.stdout.splitlines()[-1]


def test_what_a_protocol_file_holds_never_steers_the_screen(run: Run, tmp_path: Path) -> None:
    hostile = '"\\e[31mred\\e[0m [/x] [bold]b[/bold] :pill: \\u202ekool"'
    ours = lay(
        tmp_path / "ours",
        pen=OWN.replace("summary: A pen.", f"summary: {hostile}").replace("says: Softer.", f"says: {hostile}"),
    )
    for command in (("show", "variants", "pen"), ("why", "pen", "-c", "acne-scars", "--all")):
        done = run(*command, "--protocols", ours)
        assert done.returncode == 0, done.stderr
        assert "\ufffd[31mred\ufffd[0m [/x] [bold]b[/bold] :pill: \ufffdkool" in done.stdout
        assert not set(done.stdout) & {"\x1b", "\u202e"}


def test_a_finding_about_a_hostile_line_never_steers_the_screen(run: Run, tmp_path: Path) -> None:
    ours = lay(tmp_path / "ours", pen=OWN + "\u202ekool: '[/x] \u200b'\n")
    for done in (run("validate", ours), run("show", "variants", "--protocols", ours)):
        assert done.returncode in (1, 3)
        assert "[/x]" in done.stdout + done.stderr
        assert not set(done.stdout + done.stderr) & {"\u202e", "\u200b"}


def test_a_folder_that_is_not_there_is_said_so(run: Run) -> None:
    for command in (("validate", "nowhere"), ("show", "areas", "--protocols", "nowhere")):
        done = run(*command)
        assert (done.returncode, done.stdout) == (3, "")
        assert re.match(r"error: there is no (file or )?folder nowhere\n  help: ", done.stderr)
