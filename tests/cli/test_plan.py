"""needle plan at the command line: what it prints, what it writes, and what it refuses."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import Run

SAID = (
    *("-c", "acne-scars", "--skin-type", "III", "--age", "34", "--sex", "female", "--operator", "nurse"),
    *("--others", "no", "--on", "2026-11-23"),
)


def test_a_plan_says_whether_the_course_fits_and_when_each_treatment_is(run: Run) -> None:
    done = run("plan", "pen", *SAID, "--event", "2027-06-12")
    assert done.returncode == 0
    first = done.stdout.splitlines()
    assert first[1] == "✓ All 3 treatments fit before 2027-06-12: the last lies 84 days ahead."
    assert ["1", "Sat", "2027-01-23", "2027-01-25", "2027-01-26"] in [line.split() for line in first]


def test_the_data_of_a_plan_name_their_schema_and_every_day(run: Run) -> None:
    told = json.loads(run("plan", "prp", *SAID, "--event", "2027-02-10", "--format", "json").stdout)
    assert (told["schema"], told["fits"], told["gap_days"]) == (
        "needle.plan/1",
        True,
        {"least": 10, "recommended": 14},
    )
    assert [visit["on"] for visit in told["visits"]] == ["2026-11-23", "2026-12-21", "2027-01-18"]


def test_a_course_that_does_not_fit_says_how_much_does_and_what_would(run: Run) -> None:
    done = run("plan", "pen", *SAID, "--event", "2027-01-12")
    assert done.stdout.splitlines()[1] == (
        "▶ Only 2 of 3 treatments fit before 2027-01-12; the course would have had to begin by 2026-11-03, or the "
        "event be on 2027-02-01 or later."
    )


def test_fewer_days_than_the_gap_leave_no_treatment_and_name_what_is_left(run: Run) -> None:
    done = run("plan", "pen", *SAID, "--event", "2026-12-08")
    assert done.returncode == 0
    assert "No treatment fits: at least 28 days are needed before 2026-12-08" in done.stdout
    assert "Offer topical care instead." in done.stdout


def test_the_first_day_may_be_set(run: Run) -> None:
    told = json.loads(run("plan", "pen", *SAID, "--start", "2027-01-04", "--format", "json").stdout)
    assert [visit["on"] for visit in told["visits"]] == ["2027-01-04", "2027-02-01", "2027-03-01"]


def test_a_calendar_is_written_beside_the_plan_or_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "course.ics"
    assert run("plan", "pen", *SAID, "--ics", str(file)).stdout.startswith("Pen for acne scars")
    alone = run("plan", "pen", *SAID, "--ics", "-").stdout
    assert alone.encode() == file.read_bytes()
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 3


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (("--event", "2026-01-01"), 2, "the event lies before 2026-11-23"),
        (("--event", "June"), 2, "help: write"),
        (("--treatments", "0"), 2, "--treatments takes a number from 1 to 52, not 0"),
        (("--treatments", "-3"), 2, "--treatments takes a number from 1 to 52, not -3"),
        (("--treatments", "1000"), 2, "--treatments takes a number from 1 to 52, not 1000"),
        (("--start", "2026-11-01"), 2, "--start 2026-11-01 lies before 2026-11-23"),
        (("--detailed",), 2, "--detailed is about the calendar"),
        (("--ics", "/proc/course.ics"), 74, "cannot be written"),
        (("--has", "pregnancy"), 1, "error: there is no plan for Pen: contraindicated"),
        (("--has", "isotretinoin=current"), 1, "help: no day can be told yet"),
        (("--available", "roller"), 1, "not among the variants said to be available here"),
    ],
)
def test_what_cannot_be_planned_is_said(run: Run, said: tuple[str, ...], code: int, words: str) -> None:
    done = run("plan", "pen", *SAID, *said)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_needs_a_concern_and_a_variant_it_knows(run: Run) -> None:
    assert run("plan", "pen", "--on", "2026-11-23").returncode == 2
    assert "did you mean" in run("plan", "pn", *SAID).stderr


def test_the_last_days_of_the_calendar_are_said_and_not_planned_over(run: Run) -> None:
    done = run("plan", "pen", *SAID[:-2], "--on", "9999-12-30")
    assert done.stdout.splitlines()[1] == "▶ Only 1 of 3 treatments lie before the last day of the calendar."
