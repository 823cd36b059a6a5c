"""`needle validate` on the command line: what it takes, what it mends, and how it ends."""

import json
from pathlib import Path

import pytest

from conftest import Run
from needlecli.files import shipped

PEN = (shipped() / "pen.yaml").read_text(encoding="utf-8").replace("../schemas", "schemas")
MISSPELT = PEN.replace("concern: acne-scars", "concern: acne-scar", 1)
STALE = PEN.replace("reviewed: 2026-11-22", "reviewed: 2020-01-01", 1)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Give a folder with one protocol file that stands in for the shipped pen."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "pen.yaml").write_text(PEN, encoding="utf-8")
    return folder


def test_files_folders_and_standard_input_are_taken(run: Run, clinic: Path) -> None:
    for path in (clinic, clinic / "pen.yaml"):
        assert run("validate", str(path), "--no-proofs").stdout == "1 file: nothing to mend\n"
    assert run("validate", "-", stdin=PEN).returncode == 0
    assert run("validate", "-", "--stdin-name", str(clinic / "pen.yaml"), stdin=PEN).returncode == 0


def test_several_packs_are_checked_each_on_its_own(run: Run, clinic: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "pen.yaml").write_text(MISSPELT, encoding="utf-8")
    done = run("validate", str(clinic), str(other), "--no-proofs", "--format", "concise")
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()[:1]] == [str(other / "pen.yaml")]


def test_a_named_file_alone_is_reported_but_for_errors_beside_it(run: Run, clinic: Path) -> None:
    (clinic / "mask.yaml").write_text(STALE.replace("id: pen", "id: mask", 1), encoding="utf-8")
    alone = run("validate", str(clinic / "pen.yaml"), "--fail-on", "note", "--format", "concise")
    assert "evidence-stale" not in alone.stdout
    (clinic / "mask.yaml").write_text(MISSPELT.replace("id: pen", "id: mask", 1), encoding="utf-8")
    beside = run("validate", str(clinic / "pen.yaml"), "--format", "concise")
    assert beside.returncode == 1
    assert "mask.yaml" in beside.stdout


def test_the_exit_code_follows_the_severity_asked_for(run: Run, clinic: Path) -> None:
    (clinic / "pen.yaml").write_text(STALE, encoding="utf-8")
    assert run("validate", str(clinic), "--as-of", "2026-11-22").returncode == 0
    done = run("validate", str(clinic), "--as-of", "2026-11-22", "--fail-on", "warning")
    assert done.returncode == 1
    assert "warning[evidence-stale]" in done.stdout
    assert run("validate", str(clinic), "--fail-on", "errors").returncode == 2


def test_ages_are_counted_to_the_newest_review_unless_a_day_is_given(run: Run, clinic: Path) -> None:
    assert "evidence-stale" not in run("validate", str(clinic)).stdout
    assert "evidence-stale" in run("validate", str(clinic), "--as-of", "2029-01-01").stdout


def test_a_diff_shows_what_a_fix_would_change_and_changes_nothing(run: Run, clinic: Path) -> None:
    (clinic / "pen.yaml").write_text(MISSPELT, encoding="utf-8")
    done = run("validate", str(clinic), "--diff")
    assert "-  - concern: acne-scar\n+  - concern: acne-scars\n" in done.stdout
    assert (clinic / "pen.yaml").read_text(encoding="utf-8") == MISSPELT


def test_a_fix_writes_what_is_meant_and_says_so(run: Run, clinic: Path) -> None:
    (clinic / "pen.yaml").write_bytes(b"\xef\xbb\xbf" + MISSPELT.replace("\n", "\r\n").encode())
    done = run("validate", str(clinic), "--fix", "--no-proofs")
    assert (done.returncode, done.stdout) == (0, "1 file: nothing to mend\n")
    assert done.stderr == f"mended {clinic / 'pen.yaml'}\n"
    assert (clinic / "pen.yaml").read_bytes() == b"\xef\xbb\xbf" + PEN.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("wrong", ["1,5 mm", "1500 um", "2.0-1.0 mm", "9.0 mm", "1.5"])
def test_no_fix_touches_a_clinical_value(run: Run, clinic: Path, wrong: str) -> None:
    text = PEN.replace("depth: 0.2-2.5 mm", f"depth: {wrong}", 1)
    (clinic / "pen.yaml").write_text(text, encoding="utf-8")
    assert run("validate", str(clinic), "--fix").returncode == 1
    assert (clinic / "pen.yaml").read_text(encoding="utf-8") == text


def test_a_fix_needs_the_names_of_files(run: Run) -> None:
    for arguments in (("--fix",), ("-", "--fix")):
        done = run("validate", *arguments, stdin=PEN)
        assert (done.returncode, done.stdout) == (2, "")
        assert "needs their names" in done.stderr


def test_a_broken_case_is_found_beside_the_protocols(run: Run, clinic: Path) -> None:
    (clinic / "cases").mkdir()
    text = "on: 2026-11-22\ncases:\n  - {name: x, client: {concerns: [acne-scrs]}, expect: {cautions: []}}\n"
    (clinic / "cases" / "a.yaml").write_text(text, encoding="utf-8")
    for path in (clinic, clinic / "cases" / "a.yaml"):
        done = run("validate", str(path), "--format", "concise")
        assert done.returncode == 1
        assert "a.yaml:3:35: error[unknown-term]" in done.stdout


def test_several_looks_are_written_in_one_run(run: Run, clinic: Path, tmp_path: Path) -> None:
    (clinic / "pen.yaml").write_text(MISSPELT, encoding="utf-8")
    out = tmp_path / "out.sarif"
    done = run("validate", str(clinic), "--format", "json", "--format", f"sarif={out}")
    assert json.loads(done.stdout)["findings"][0]["name"] == "unknown-term"
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_same_files_give_the_same_bytes(run: Run, clinic: Path) -> None:
    (clinic / "pen.yaml").write_text(MISSPELT.replace("grade: A", "grade: D"), encoding="utf-8")
    first, second = (run("validate", str(clinic), "--format", "json").stdout for _ in range(2))
    assert first == second
