"""`needle test --coverage`, `--fail-under` and `--suggest`: what the cases reach, and a start for the rest."""

import json
from pathlib import Path

from conftest import Run

ONE = """on: 2026-11-22
client: {concerns: [acne-scars], others: no, operator: physician, facts: {age: 34, sex: female, skin_type: II}}
cases:
  - name: pregnant
    variants: [pen]
    client: {facts: {pregnancy: yes}}
    expect: {cautions: [pregnancy]}
"""


def test_coverage_gives_the_figures_and_then_what_is_not_reached_blocks_first(run: Run) -> None:
    done = run("test", "-", "--coverage", stdin=ONE)
    assert done.returncode == 0
    figures, *left = done.stdout.split("\n\n")
    title, *rows = figures.splitlines()
    assert title == "coverage of core 2026.11"
    assert [row.split()[0] for row in rows] == ["rules", "clauses", "boundaries", "unknowns", "indications"]
    assert left[0].startswith("note[not-covered]: age-under-18")
    assert left[-1] == "1 case in 1 file: 1 passed\n"


def test_coverage_is_part_of_the_data(run: Run) -> None:
    told = json.loads(run("test", "-", "--coverage", "--json", stdin=ONE).stdout)
    (figures,) = told["coverage"]
    assert figures["pack"] == "core"
    assert figures["rules"]["done"] < figures["rules"]["total"]
    assert figures["uncovered"]


def test_a_figure_under_what_is_asked_for_fails(run: Run) -> None:
    done = run("test", "-", "--fail-under", "100", stdin=ONE)
    assert done.returncode == 1
    assert done.stdout.endswith("; coverage of 0 % is under the 100 % asked for\n")
    assert run("test", "-", "--fail-under", "0", stdin=ONE).returncode == 0


def test_suggest_writes_a_case_file_that_is_read_but_not_run(run: Run, tmp_path: Path) -> None:
    done = run("test", "-", "--suggest", stdin=ONE)
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "more.yaml").write_text(done.stdout, encoding="utf-8")
    again = run("test", "more.yaml", "--format", "concise", cwd=tmp_path)
    assert again.returncode == 1
    assert {line.split("error")[1].split()[0] for line in again.stdout.splitlines()} == {"[case-open]"}


def test_suggest_writes_for_one_pack_at_a_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clinic" / "cases").mkdir(parents=True)
    (tmp_path / "clinic" / "cases" / "own.yaml").write_text(ONE, encoding="utf-8")
    done = run("test", "--protocols", "clinic", "--suggest", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "one pack at a time" in done.stderr


def test_coverage_of_files_that_cannot_be_read_is_not_counted(run: Run) -> None:
    done = run("test", "-", "--coverage", "--suggest", stdin=ONE.replace("[pregnancy]", "[pregnansy]"))
    assert done.returncode == 1
    assert "coverage" not in done.stdout
