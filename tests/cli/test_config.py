"""What a clinic sets once: a flag wins over the environment, that over ./needle.toml, that over the user's own file."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders import PEN
from conftest import Run

ASKED = ("recommend", "-c", "acne-scars", "--on", "2026-11-22", "--format", "json")


def answer(run: Run, *arguments: str, cwd: Path, env: dict[str, str] | None = None) -> dict[str, Any]:
    done = run(*ASKED, *arguments, cwd=cwd, env=env)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def settle(folder: Path, text: str, name: str = "needle.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def offered(document: dict[str, Any]) -> list[str]:
    return sorted(o["variant"] for o in document["options"] if o["if_clear"] not in ("not-available", "not-indicated"))


def test_the_file_in_the_folder_is_read(run: Run, tmp_path: Path) -> None:
    settle(tmp_path, 'available = ["pen", "roller"]\n')
    assert offered(answer(run, cwd=tmp_path)) == ["pen", "roller"]


def test_a_flag_wins_over_the_environment_over_the_folder_over_the_user(run: Run, tmp_path: Path) -> None:
    home = settle(tmp_path / "home", 'available = ["roller"]\n', ".config/needle/config.toml")
    folder = tmp_path / "clinic"
    folder.mkdir()
    env = {"HOME": str(home)}
    assert offered(answer(run, cwd=folder, env=env)) == ["roller"]
    settle(folder, 'available = ["prp"]\n')
    assert offered(answer(run, cwd=folder, env=env)) == ["prp"]
    env["NEEDLE_AVAILABLE"] = "pen, prp"
    assert offered(answer(run, cwd=folder, env=env)) == ["pen", "prp"]
    assert offered(answer(run, "--available", "pen", cwd=folder, env=env)) == ["pen"]


def test_the_operator_of_the_clinic_is_not_asked_again(run: Run, tmp_path: Path) -> None:
    assert "operator" in {q["fact"] for q in answer(run, cwd=tmp_path)["questions"]}
    settle(tmp_path, 'operator = "nurse"\n')
    assert "operator" not in {q["fact"] for q in answer(run, cwd=tmp_path)["questions"]}


def test_the_scope_cap_of_the_clinic_narrows_every_depth(run: Run, tmp_path: Path) -> None:
    settle(tmp_path, 'max_depth = "0.8 mm"\n')
    rows = [row for option in answer(run, cwd=tmp_path)["options"] for row in option["depth"]]
    deepest = [end["max_mm"] for row in rows for end in (row, row["if_clear"]) if end["max_mm"] is not None]
    assert max(deepest, default=0) <= 0.8
    wider = [row for option in answer(run, "--max-depth", "1.2 mm", cwd=tmp_path)["options"] for row in option["depth"]]
    assert max(row["if_clear"]["max_mm"] or 0 for row in wider) == pytest.approx(1.2)


def test_the_downtime_of_the_clinic_rules_variants_out(run: Run, tmp_path: Path) -> None:
    before = offered(answer(run, cwd=tmp_path))
    settle(tmp_path, 'max_downtime = "3 days"\n')
    after = offered(answer(run, cwd=tmp_path))
    assert set(after) < set(before)


def test_a_pack_named_in_the_file_is_found_beside_the_file(run: Run, tmp_path: Path) -> None:
    own = PEN.replace("concern: scars", "concern: acne-scars").replace("face: 1.0-1.5 mm", "cheeks: 0.5-0.6 mm")
    own = own.replace("sources: [study]", "sources: [seed-article]").replace(
        "name: Pen\n", "name: The clinic's own pen\n"
    )
    settle(tmp_path / "ours", own, "pen.yaml")
    settle(tmp_path, 'protocols = ["ours"]\n')
    found = next(o for o in answer(run, cwd=tmp_path)["options"] if o["variant"] == "pen")
    assert found["name"] == "The clinic's own pen"


@pytest.mark.parametrize(
    ("text", "said", "advice"),
    [
        ('operater = "nurse"\n', "needle.toml: unknown setting 'operater'", "did you mean 'operator'?"),
        ("xyzzy = 1\n", "needle.toml: unknown setting 'xyzzy'", "known here: protocols, available, operator"),
        ("operator = nurse\n", "needle.toml is not TOML: ", 'write it like operator = "nurse"'),
        ('operator = ["nurse"]\n', "the setting operator has the wrong form", 'write operator = "…"'),
        ('available = "pen"\n', "the setting available has the wrong form", 'write available = ["…"]'),
        ('operator = "nurs"\n', "in your settings, operator does not take 'nurs'", "did you mean nurse?"),
        ('available = ["penn"]\n', "'penn' is not a variant of this pack", "did you mean pen?"),
        ('max_depth = "1"\n', "in your settings, max_depth cannot read '1'", "write it like 0.5 mm"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(run: Run, tmp_path: Path, text: str, said: str, advice: str) -> None:
    settle(tmp_path, text)
    done = run(*ASKED, cwd=tmp_path)
    first, second = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert first.startswith(f"error: {said}")
    assert second.startswith(f"  help: {advice}")


def test_a_settings_file_that_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "needle.toml").write_bytes(b"\xff\xfe")
    done = run(*ASKED, cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "error: needle.toml cannot be read")
