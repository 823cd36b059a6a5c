"""`needle test --mutate`: small faults in the protocol files, and those that no case notices."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import Run

COMMON = """cautions:
  - {id: clinic-wait, level: defer, when: {isotretinoin: within 8 months}, says: Wait., sources: [recall]}
"""
CASES = """on: 2026-11-22
variants: [pen]
client: {concerns: [acne-scars], others: no, operator: physician, facts: {age: 34, sex: female, skin_type: II}}
cases:
  - name: one more day
    client: {facts: {isotretinoin: 2026-03-23}}
    expect: {cautions: [clinic-wait], verdicts: {pen: defer}}
"""
OVER = """  - name: over
    client: {facts: {isotretinoin: 2026-03-22}}
    expect: {cautions: []}
"""
ARGUMENT = "  # needle: allow mutant-survived because a trial says so\n"


def write(folder: Path, common: str = COMMON, cases: str = CASES) -> Path:
    """Write a folder of one caution and its cases, which lies over the shipped pack."""
    (folder / "cases").mkdir(parents=True, exist_ok=True)
    (folder / "_common.yaml").write_text(common, encoding="utf-8")
    (folder / "cases" / "own.yaml").write_text(cases, encoding="utf-8")
    return folder


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Give a folder of one caution with a case for the day before it ends."""
    return write(tmp_path / "clinic")


def test_what_nobody_would_notice_is_told_at_its_place_and_fails(run: Run, clinic: Path) -> None:
    done = run("test", "clinic", "--mutate", "--format", "concise", cwd=clinic.parent)
    assert done.returncode == 1
    assert done.stdout.splitlines()[:2] == [
        *(
            f"clinic/_common.yaml:2:10: warning[mutant-survived] nothing would notice if clinic-wait {says}"
            for says in ("no longer held for chemical-peel", "no longer held for prp")
        )
    ]


def test_the_score_is_told_by_kind_and_in_one_line(run: Run, clinic: Path) -> None:
    done = run("test", str(clinic), "--mutate")
    assert "mutation of core 2026.11\n  threshold" in done.stdout
    assert "warning[mutant-survived]: nothing would notice if" in done.stdout
    last = done.stdout.splitlines()[-1]
    assert last.startswith("1 case in 1 file: 1 passed; mutants: ")
    assert done.stderr == ""


def test_the_figures_are_part_of_the_data(run: Run, clinic: Path) -> None:
    told = json.loads(run("test", str(clinic), "--mutate", "--json").stdout)
    (figures,) = told["mutation"]
    left = figures["unnoticed"]
    assert figures["pack"] == "core"
    assert figures["threshold"]["total"] == figures["threshold"]["noticed"] + figures["threshold"]["unnoticed"]
    assert {one["kind"] for one in left} <= {"threshold", "dropped", "turned", "weakened", "swapped", "widened"}
    assert [f["says"] for f in told["findings"]] == [f"nothing would notice if {one['says']}" for one in left]
    assert (
        run("test", str(clinic), "--mutate", "--json").stdout == run("test", str(clinic), "--mutate", "--json").stdout
    )


@pytest.mark.parametrize("form", ["sarif", "github", "junit"])
def test_every_format_shows_them(run: Run, clinic: Path, form: str) -> None:
    shown = run("test", str(clinic), "--mutate", "--format", form).stdout
    assert "clinic-wait waited 9 months instead of 8 months" in shown
    if form == "junit":
        ET.fromstring(shown)  # noqa: S314 - our own


def test_the_score_counts_with_fail_under(run: Run, clinic: Path) -> None:
    assert run("test", str(clinic), "--mutate", "--fail-under", "0").returncode == 0
    done = run("test", str(clinic), "--mutate", "--fail-under", "100")
    assert done.returncode == 1
    assert "%, under the 100 % asked for" in done.stdout


def test_an_argued_fault_no_longer_fails_and_a_comment_without_one_is_told(run: Run, clinic: Path) -> None:
    argued = COMMON.replace("  - {id", ARGUMENT + "  - {id")
    write(clinic, argued)
    assert run("validate", str(clinic)).stdout.count("suppression") == 0
    done = run("test", str(clinic), "--mutate")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith(" argued, 0 unnoticed: 100 %")
    write(clinic, ARGUMENT.lstrip() + COMMON)
    assert "there is no mutant-survived to allow here" in run("test", str(clinic), "--mutate").stdout


def test_cases_that_do_not_pass_say_nothing_about_faults(run: Run, clinic: Path) -> None:
    write(clinic, cases=CASES.replace("{pen: defer}", "{pen: suitable}"))
    done = run("test", str(clinic), "--mutate")
    assert done.returncode == 1
    assert done.stdout.endswith("; no mutant was made, because 1 case does not pass\n")
    assert "mutant-survived" not in done.stdout


def test_cases_that_cannot_be_read_are_told_and_nothing_is_tried(run: Run, clinic: Path) -> None:
    write(clinic, cases=CASES.replace("[clinic-wait]", "[clinic-weight]"))
    done = run("test", str(clinic), "--mutate")
    assert done.returncode == 1
    assert "mutant" not in done.stdout


def test_several_packs_are_told_one_after_the_other(run: Run, clinic: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", cases=CASES + OVER)
    told = json.loads(run("test", str(clinic), str(other), "--mutate", "--json").stdout)
    one, two = told["mutation"]
    assert one["threshold"] == {"total": 2, "noticed": 1, "argued": 0, "unnoticed": 1}
    assert two["threshold"] == {"total": 2, "noticed": 2, "argued": 0, "unnoticed": 0}


def test_some_cases_are_chosen_by_name(run: Run, clinic: Path) -> None:
    write(clinic, cases=CASES + OVER)
    every, some = (
        json.loads(run("test", str(clinic), "--mutate", *chosen, "--json").stdout)["mutation"][0]["threshold"]
        for chosen in ((), ("-k", "more day"))
    )
    assert (every["noticed"], some["noticed"]) == (2, 1)
