"""`needle handout` as a practitioner runs it: a whole file, or a reason and no file at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run

CLIENT = ("-c", "acne-scars", "--skin-type", "II", "--age", "34", "--others", "no", "--operator", "nurse")
ASKED = ("handout", "pen", *CLIENT, "--on", "2026-11-23")


@pytest.mark.parametrize(
    ("name", "start"), [("h.html", "<!DOCTYPE html>"), ("h.md", "# Automated"), ("h.pdf", "%PDF-")]
)
def test_the_ending_says_what_is_written(run: Run, tmp_path: Path, name: str, start: str) -> None:
    path = tmp_path / name
    done = run(*ASKED, "--date", "2027-06-07", "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {path}\n")
    first = path.read_bytes()
    assert first.decode("latin-1").lstrip().startswith(start)
    assert run(*ASKED, "--date", "2027-06-07", "-o", str(path)).returncode == 0
    assert path.read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("form", "start"), [((), "<!DOCTYPE html>"), (("--format", "md"), "# Automated")])
def test_a_hyphen_writes_to_standard_output(run: Run, form: tuple[str, ...], start: str) -> None:
    done = run(*ASKED, "-o", "-", *form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.lstrip().startswith(start)


REFUSED = (
    (("--has", "pregnancy"), "no hand-out for Pen: contraindicated on 2026-11-23"),
    (("--has", "isotretinoin=2026-09-01"), "no hand-out for Pen: it has to wait until 2027-03-01"),
    (("--has", "isotretinoin=2026-09-01", "--date", "2027-02-28"), "it has to wait until 2027-03-01"),
    (("--has", "anticoagulant"), "no hand-out for Pen: needs clearance on 2026-11-23"),
    (("--has", "keloid-history=unknown"), "1 open question could still change whether it may be done"),
    (("--others", "unknown"), "open questions could still change whether it may be done"),
    (("--available", "prp"), "no hand-out for Pen: not available on 2026-11-23"),
)


@pytest.mark.parametrize(("more", "says"), REFUSED)
def test_what_may_not_be_done_is_not_handed_out(run: Run, tmp_path: Path, more: tuple[str, ...], says: str) -> None:
    path = tmp_path / "h.html"
    path.write_text("what stood here", encoding="utf-8")
    done = run(*ASKED, *more, "-o", str(path))
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert says in done.stderr.splitlines()[0]
    assert done.stderr.splitlines()[-1].startswith("  help: ")
    assert path.read_text(encoding="utf-8") == "what stood here"


@pytest.mark.parametrize(
    ("more", "says", "advice"),
    [
        ((), "a hand-out needs a file to go to", "add -o handout.html"),
        (("-o", "h.docx"), "-o h.docx: a hand-out is .html, .md or .pdf", "give the file one of these endings"),
        (("-o", "h.html", "--format", "htlm"), "--format does not take 'htlm'", "did you mean html?"),
        (("-o", "h.pdf", "--paper", "a5"), "--paper does not take 'a5'", "write a4, letter"),
        (("-o", "h.html", "--date", "7 June"), "--date cannot read '7 June' as a date", "write it like 2026-11-22"),
        (("-o", "h.html", "--date", "2026-11-22"), "--date 2026-11-22 lies before 2026-11-23", "give the day"),
        (
            ("-o", "h.html", "--date", "2062-11-22"),
            "--date 2062-11-22 is more than three years ahead",
            "check the year",
        ),
        (
            ("-o", "h.html", "--date", "2027-06-12", "--event", "2027-06-12"),
            "--date 2027-06-12 does not lie before the event",
            "give a day before it",
        ),
        (("-o", "h.html", "--colour", "#ffff00"), "#ffff00 is too light to be read on white", "choose a darker"),
        (("-o", "h.html", "--colour", "red;}"), "the colour 'red;}' cannot be read", "write it like #0b4f7a"),
        (("-o", "h.html", "--logo", "no.png"), "the logo no.png cannot be read", "check the path"),
        (("-o", "h.html", "--templates", "no"), "the template folder no cannot be read", "check the path"),
        (("-o", "h.pdf", "--templates", "x"), "--templates are for HTML", "write -o FILE.html"),
    ],
)
def test_options_that_cannot_be_are_refused(run: Run, more: tuple[str, ...], says: str, advice: str) -> None:
    done = run(*ASKED, *more)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    first, second = done.stderr.splitlines()
    assert first.startswith(f"error: {says}")
    assert second.startswith(f"  help: {advice}")


def test_a_hand_out_needs_a_concern(run: Run) -> None:
    done = run("handout", "pen", "--others", "no", "-o", "h.html")
    assert done.returncode == 2
    assert "add --concern" in done.stderr


def test_a_path_that_cannot_be_written_leaves_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run(*ASKED, "-o", str(tmp_path / "file" / "h.html"))
    assert done.returncode == 74
    assert done.stderr.startswith("error: ")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_the_record_of_the_client_is_never_written_over(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "client.md"
    record.write_text("concerns: [acne-scars]\nothers: no\n", encoding="utf-8")
    done = run("handout", "pen", "--intake", str(record), "-o", str(record))
    assert done.returncode == 2
    assert "would be written over what is read" in done.stderr
    assert record.read_text(encoding="utf-8").startswith("concerns:")


def test_a_template_that_fails_writes_nothing_and_names_its_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "looks"
    folder.mkdir()
    broken = '{% extends "needle/handout.html" %}\n\n{% block closing %}{{ nothing }}{% endblock %}'
    (folder / "handout.html").write_text(broken, encoding="utf-8")
    done = run(*ASKED, "-o", "h.html", "--templates", str(folder), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: handout.html:3: 'nothing' is undefined\n")
    assert [one.name for one in tmp_path.iterdir()] == ["looks"]


def test_the_clinics_settings_fill_its_lines_and_an_option_wins(run: Run, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    told = '[clinic]\nname = "Skin Studio"\ntelephone = "020 7946 0000"\nlogo = "logo.svg"\ncolour = "#5c1f7a"\n'
    (tmp_path / "needle.toml").write_text(told, encoding="utf-8")
    page = run(*ASKED, "-o", "-", "--telephone", "020 7946 0001", cwd=tmp_path).stdout
    assert "<dd>Skin Studio</dd>" in page
    assert "Our number: 020 7946 0001." in page
    assert 'src="data:image/svg+xml;base64,' in page
    assert "--accent: #5c1f7a;" in page
    env = {"NEEDLE_CLINIC_NAME": "Elsewhere"}
    assert "<dd>Elsewhere</dd>" in run(*ASKED, "-o", "-", cwd=tmp_path, env=env).stdout


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("[clinic]\nnam = 'x'", "unknown setting under [clinic] 'nam'"),
        ("clinic = 'x'", "[clinic] has the wrong form"),
        ("[clinic]\nname = 3", "[clinic] has the wrong form"),
    ],
)
def test_settings_that_mean_nothing_are_refused(run: Run, tmp_path: Path, told: str, says: str) -> None:
    (tmp_path / "needle.toml").write_text(told, encoding="utf-8")
    done = run(*ASKED, "-o", "h.html", cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr


def test_what_the_practitioner_should_know_is_said_beside_the_file(run: Run, tmp_path: Path) -> None:
    done = run(*ASKED[:1], "roller", *ASKED[2:], "-o", str(tmp_path / "h.html"))
    assert done.returncode == 0
    assert "discouraged: The practitioner does not use or recommend rollers" in done.stderr


def test_an_answer_of_the_client_never_reaches_an_error(run: Run) -> None:
    done = run(*ASKED, "--notes", "Zanzibar keloid", "-o", "h.docx")
    assert "Zanzibar" not in done.stderr


def test_templates_and_paper_are_loaded_only_for_a_hand_out() -> None:
    code = (
        "import sys; from needlecli.cli import app; from needlecli.advice import recommend; "
        "print([m for m in ('jinja2', 'typst', 'needlecli.handout') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
