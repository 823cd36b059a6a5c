"""When a step holds: in words, in dates, and where it lies on the line of days."""

from datetime import date

import pytest

from needlecli.handout.when import OPEN, after_dates, after_words, before_date, before_words, ends, span_words
from needlecli.logic import Duration

DAY = date(2027, 12, 30)


def length(text: str) -> Duration | None:
    return Duration.parse(text) if text else None


@pytest.mark.parametrize(
    ("start", "words", "dates"),
    [
        ("0 days", "On the day", "30 December"),
        ("1 day", "From the day before", "from 29 December"),
        ("5 days", "From 5 days before", "from 25 December"),
        ("14 days", "From 14 days before", "from 16 December"),
        ("30 days", "From 30 days before", "from 30 November"),
        ("42 days", "From 6 weeks before", "from 18 November"),
        ("182 days", "From 26 weeks before", "from 1 July"),
        ("400 days", "From 400 days before", "from 25 November 2026"),
    ],
)
def test_a_step_before_the_treatment_starts_on_its_day(start: str, words: str, dates: str) -> None:
    began = Duration.parse(start)
    assert (before_words(began), before_date(began, DAY)) == (words, dates)


@pytest.mark.parametrize(
    ("start", "end", "words", "dates"),
    [
        ("0 hours", "24 hours", "First 24 hours", "until 31 December"),
        ("0 hours", "72 hours", "First 72 hours", "until 2 January 2028"),
        ("0 hours", "6 hours", "First 6 hours", "30 December"),
        ("0 hours", "12 hours", "First 12 hours", "until 31 December"),
        ("24 hours", "", "From 24 hours on", "from 31 December"),
        ("24 hours", "72 hours", "From 24 to 72 hours", "until 2 January 2028"),
        ("0 days", "3 days", "To the end of day 3", "30 December to 2 January 2028"),
        ("0 days", "1 day", "To the end of day 1", "30 to 31 December"),
        ("1 day", "3 days", "Day 1 to 3", "31 December to 2 January 2028"),
        ("4 days", "7 days", "Day 4 to 7", "3 to 6 January 2028"),
        ("8 days", "", "From day 8 on", "from 7 January 2028"),
        ("0 days", "", "From the start", "from 30 December"),
        ("0 days", "0 days", "On the day", "30 December"),
    ],
)
def test_a_step_after_the_treatment_says_its_days(start: str, end: str, words: str, dates: str) -> None:
    began, ended = Duration.parse(start), length(end)
    assert (after_words(began, ended), after_dates(began, ended, DAY)) == (words, dates)


@pytest.mark.parametrize(
    ("start", "end", "where", "words"),
    [
        ("0 hours", "24 hours", (0.5, 1.5), "until 24 hours after"),
        ("0 days", "3 days", (0.5, 4.0), "to the end of day 3"),
        ("1 day", "3 days", (1.0, 4.0), "from day 1 to the end of day 3"),
        ("8 days", "", (8.0, OPEN), "from day 8 on"),
        ("0 days", "", (0.5, OPEN), "from the treatment on"),
        ("1 day", "1 day", (1.0, 2.0), "on day 1"),
    ],
)
def test_hours_count_from_the_treatment_and_days_are_whole(
    start: str, end: str, where: tuple[float, float], words: str
) -> None:
    place = ends(Duration.parse(start), length(end))
    assert place == where
    assert span_words(*place) == words


def test_no_step_leaves_the_calendar() -> None:
    assert after_dates(Duration(1, "day"), Duration(9999, "day"), date.max) == "31 December"
    assert before_date(Duration(9999, "day"), date(1, 1, 2)) == "from 1 January"
