"""Quantities: read strictly, written as they were read, and counted on the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.logic import Count, Depth, Duration, Millimetres, Period, Refused
from needlecli.logic.quantity import UNITS, Quantity


@pytest.mark.parametrize(
    ("kind", "text", "value", "written"),
    [
        (Depth, "0.5-1.0 mm", Depth(0.5, 1.0), "0.5-1.0 mm"),
        (Depth, "0.5 mm", Depth(0.5, 0.5), "0.5 mm"),
        (Depth, "0-2.5 mm", Depth(0, 2.5), "0.0-2.5 mm"),
        (Depth, "1-2 mm", Depth(1, 2), "1.0-2.0 mm"),
        (Depth, "0.25-0.75 mm", Depth(0.25, 0.75), "0.25-0.75 mm"),
        (Depth, "0.125 mm", Depth(0.125, 0.125), "0.125 mm"),
        (Millimetres, "0.5 mm", Millimetres(0.5), "0.5 mm"),
        (Millimetres, "2 mm", Millimetres(2), "2.0 mm"),
        (Millimetres, "0.995 mm", Millimetres(0.995), "0.995 mm"),
        (Count, "3-6", Count(3, 6), "3-6"),
        (Count, "4", Count(4, 4), "4"),
        (Count, 4, Count(4, 4), "4"),
        (Count, 0, Count(0, 0), "0"),
        (Count, "3-3", Count(3, 3), "3"),
        (Duration, "24 hours", Duration(24, "hour"), "24 hours"),
        (Duration, "1 day", Duration(1, "day"), "1 day"),
        (Duration, "1 days", Duration(1, "day"), "1 day"),
        (Duration, "6 weeks", Duration(6, "week"), "6 weeks"),
        (Duration, "6 months", Duration(6, "month"), "6 months"),
        (Duration, "2 years", Duration(2, "year"), "2 years"),
        (Duration, "0 days", Duration(0, "day"), "0 days"),
        (Period, "4-6 weeks", Period(Duration(4, "week"), Duration(6, "week")), "4-6 weeks"),
        (Period, "5 days", Period(Duration(5, "day"), Duration(5, "day")), "5 days"),
        (Period, "1 week", Period(Duration(1, "week"), Duration(1, "week")), "1 week"),
        (Period, "4-4 weeks", Period(Duration(4, "week"), Duration(4, "week")), "4 weeks"),
        (Period, "0-1 days", Period(Duration(0, "day"), Duration(1, "day")), "0-1 day"),
    ],
)
def test_a_quantity_is_read_and_written(kind: type[Quantity], text: object, value: Quantity, written: str) -> None:
    assert kind.parse(text) == value
    assert str(value) == written


NOT_A_LENGTH = [
    ("1500 um", "write it in mm, like {}"),
    ("1500 µm", "write it in mm, like {}"),
    ("0.15 cm", "write it in mm, like {}"),
    ("1500 microns", "write it in mm, like {}"),
    ("1.5", "write the unit too, like {}"),
    ("1,5 mm", "write 1.5 mm, with a point"),
    ("1,500 mm", "write it like {}"),
    ("1_5 mm", "write it like {}"),
    ("1.5mm", "write 1.5 mm"),
    ("1.5  mm", "write 1.5 mm"),
    (" 1.5 mm", "write 1.5 mm"),
    ("1.5 mm ", "write 1.5 mm"),
    ("1.5 MM", "write 1.5 mm"),
    ("-1 mm", "write it like {}"),
    (".5 mm", "write it like {}"),
    ("1. mm", "write it like {}"),
    ("1e1 mm", "write it like {}"),
    ("up to 1 mm", "write it like {}"),
    ("1/2 mm", "write it like {}"),
    ("٣ mm", "write it like {}"),
    ("12345 mm", "write it like {}"),
    ("mm", "write it like {}"),
    ("", "write it like {}"),
]


@pytest.mark.parametrize(("text", "advice"), NOT_A_LENGTH)
@pytest.mark.parametrize(
    ("kind", "what", "like"), [(Depth, "a range", "0.5-1.0 mm"), (Millimetres, "a length", "0.5 mm")]
)
def test_a_length_that_is_not_written_so_is_refused_with_what_to_write(
    kind: type[Quantity], what: str, like: str, text: str, advice: str
) -> None:
    with pytest.raises(Refused) as refused:
        kind.parse(text)
    assert refused.value.says == f"{text!r} is not {what}"
    assert refused.value.advice == advice.format(like)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("6", "write the unit too, like {}"),
        ("6 moons", "write it like {}"),
        ("6weeks", "write 6 weeks"),
        ("six weeks", "write it like {}"),
        ("6  weeks", "write 6 weeks"),
        ("1.5 weeks", "write it like {}"),
        ("-1 weeks", "write it like {}"),
        ("6 Weeks", "write 6 weeks"),
        ("6 wk", "write 6 weeks"),
        ("6 mths", "write 6 months"),
        ("6 m", "write it like {}"),
        ("٣ weeks", "write it like {}"),
        ("10000 days", "write it like {}"),
        ("6 weeks ago", "write 6 weeks"),
        ("within 6 weeks", "write it like {}"),
        ("6 weeks\n", "write 6 weeks"),
        ("", "write it like {}"),
    ],
)
@pytest.mark.parametrize(("kind", "what"), [(Duration, "a length of time"), (Period, "a range of time")])
def test_a_time_that_is_not_written_so_is_refused_with_what_to_write(
    kind: type[Quantity], what: str, text: str, advice: str
) -> None:
    with pytest.raises(Refused) as refused:
        kind.parse(text)
    assert refused.value.says == f"{text!r} is not {what}"
    assert refused.value.advice == advice.format(kind.FORM.removeprefix("write it like "))


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        (Depth, "1.0-0.5 mm", "'1.0-0.5 mm' starts with the larger number; write the smaller first"),
        (Count, "6-3", "'6-3' starts with the larger number; write the smaller first"),
        (Period, "6-4 weeks", "'6-4 weeks' starts with the longer time; write the shorter first"),
        (Period, "4 days-6 weeks", "'4 days-6 weeks' is not a range of time; write it like 4-6 weeks or 5 days"),
        (Count, "1.5", "'1.5' is not a whole number; write it like 3-6 or 4"),
        (Count, True, "true is not a range; write it like 3-6 or 4"),
        (Count, -1, "-1 is not a range; write it like 3-6 or 4"),
        (Count, 1_000, "1000 is not a range; write it like 3-6 or 4"),
        (Depth, 1.5, "1.5 is not a range; write the unit too, like 0.5-1.0 mm"),
        (Depth, None, "an empty value is not a range; write it like 0.5-1.0 mm"),
        (Depth, {"low": 1}, "a mapping is not a range; write it like 0.5-1.0 mm"),
        (Duration, 6, f"6 is not a length of time; {Duration.FORM.replace('it like', 'the unit too, like')}"),
        (Period, ["4 weeks"], "a list is not a range of time; write it like 4-6 weeks or 5 days"),
        (Millimetres, "x" * 99, f"'{'x' * 40}' is not a length; write it like 0.5 mm"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(kind: type[Quantity], value: object, says: str) -> None:
    with pytest.raises(ValueError, match="; write") as refused:
        kind.parse(value)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    ("kind", "text", "backwards"),
    [
        (Depth, "1.0-0.5 mm", True),
        (Count, "6-3", True),
        (Period, "6-4 weeks", True),
        (Depth, "1.0 mm-", False),
        (Count, "1.5", False),
        (Period, "6 moons", False),
    ],
)
def test_a_range_with_its_larger_end_first_is_told_from_what_is_no_range(
    kind: type[Quantity], text: str, backwards: bool
) -> None:
    with pytest.raises(Refused) as refused:
        kind.parse(text)
    assert refused.value.backwards is backwards
    assert refused.value.instead == ""  # nobody may guess which end was meant


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-11-22", "0 days", "2026-11-22"),
        ("2026-11-22", "1 day", "2026-11-23"),
        ("2026-11-22", "6 weeks", "2027-01-03"),
        ("2026-11-22", "24 hours", "2026-11-23"),
        ("2026-11-22", "25 hours", "2026-11-24"),  # a part of a day is a whole day of waiting
        ("2026-11-22", "1 hour", "2026-11-23"),
        ("2026-11-22", "0 hours", "2026-11-22"),
        ("2026-09-01", "6 months", "2027-03-01"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2027-08-31", "6 months", "2028-02-29"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-02-28", "1 month", "2026-03-28"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-22", "12 months", "2027-11-22"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2024-02-28", "2 days", "2024-03-01"),
        ("2025-02-28", "2 days", "2025-03-02"),
        ("2096-02-29", "4 years", "2100-02-28"),  # 2100 is no leap year
        ("2026-11-22", "9999 years", "9999-12-31"),
        ("2026-11-22", "9999 months", "2860-02-22"),
        ("9999-12-31", "1 month", "9999-12-31"),
        ("9999-12-31", "1 day", "9999-12-31"),
        ("9999-12-30", "2 weeks", "9999-12-31"),
        ("9999-12-31", "5 hours", "9999-12-31"),
        ("9999-11-30", "1 month", "9999-12-30"),
    ],
)
def test_a_time_after_a_day_is_counted_on_the_calendar(start: str, length: str, end: str) -> None:
    assert Duration.parse(length).after(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("period", "more", "longer"),
    [
        ("4-6 weeks", "2 weeks", "6-8 weeks"),
        ("4 weeks", "1 day", "5 weeks"),  # rounded up
        ("4-6 weeks", "1 month", "9-11 weeks"),
        ("10-20 days", "2 weeks", "24-34 days"),
        ("1-2 months", "2 weeks", "2-3 months"),
        ("1-2 months", "12 months", "13-14 months"),
        ("1-2 months", "1 year", "13-14 months"),
        ("1 year", "5 years", "6 years"),
        ("24-48 hours", "14 days", "360-384 hours"),
        ("4-6 weeks", "0 days", "4-6 weeks"),
    ],
)
def test_a_period_is_lengthened_in_its_own_unit(period: str, more: str, longer: str) -> None:
    assert str(Period.parse(period).plus(Duration.parse(more))) == longer


def test_times_in_different_units_are_compared_in_days_and_never_by_accident() -> None:
    assert Duration(13, "day").days < Duration(2, "week").days < Duration(1, "month").days < Duration(1, "year").days
    with pytest.raises(TypeError):
        _ = Duration(1, "day") < Duration(2, "week")  # type: ignore[operator]


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(UNITS))
def test_a_written_period_reads_back_as_itself(one: int, other: int, unit: str) -> None:
    period = Period(Duration(min(one, other), unit), Duration(max(one, other), unit))
    assert Period.parse(str(period)) == period
    assert Duration.parse(str(period.high)) == period.high


@given(st.integers(0, 9_999_999), st.integers(0, 9_999_999))
def test_a_written_depth_reads_back_as_itself(one: int, other: int) -> None:
    depth = Depth(min(one, other) / 1000, max(one, other) / 1000)
    assert Depth.parse(str(depth)) == depth


@given(st.dates(), st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(UNITS))
def test_a_longer_time_never_ends_earlier(start: date, one: int, other: int, unit: str) -> None:
    shorter, longer = sorted((one, other))
    assert start <= Duration(shorter, unit).after(start) <= Duration(longer, unit).after(start)


@given(st.text(max_size=12) | st.text(st.sampled_from("0123456789.- dmwehorkysaitn"), max_size=14))
def test_any_text_is_a_quantity_or_refused(text: str) -> None:
    for kind in (Depth, Millimetres, Count, Duration, Period):
        try:
            value = kind.parse(text)
        except ValueError:
            continue
        assert kind.parse(str(value)) == value
