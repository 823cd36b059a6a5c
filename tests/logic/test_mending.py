"""Mending the form of a quantity: only blanks, dashes and letter case, and never a figure."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.logic import Count, Depth, Duration, Millimetres, Period
from needlecli.logic.mending import compared, in_words, mended, suggested


@pytest.mark.parametrize(
    ("kind", "text", "instead"),
    [
        (Depth, "0.5 - 1.0 mm", "0.5-1.0 mm"),
        (Depth, "0.5\N{EN DASH}1.0 mm", "0.5-1.0 mm"),
        (Depth, "0.5 \N{EM DASH} 1.0 mm", "0.5-1.0 mm"),
        (Depth, "0.5\N{MINUS SIGN}1.0 mm", "0.5-1.0 mm"),
        (Depth, "0.5 to 1.0 mm", "0.5-1.0 mm"),
        (Depth, "0.5 TO 1.0 MM", "0.5-1.0 mm"),
        (Depth, "0.5 mm - 1.0 mm", "0.5-1.0 mm"),
        (Depth, "0.50-1mm", "0.50-1 mm"),
        (Depth, "1.5\N{NO-BREAK SPACE}mm", "1.5 mm"),
        (Millimetres, "1.5mm", "1.5 mm"),
        (Millimetres, " 1.5  Mm ", "1.5 mm"),
        (Count, "3 - 6", "3-6"),
        (Count, "3 to 6", "3-6"),
        (Duration, "6weeks", "6 weeks"),
        (Duration, "6 Months", "6 months"),
        (Period, "4 to 6 weeks", "4-6 weeks"),
        (Period, "4 weeks to 6 weeks", "4-6 weeks"),
        (Period, "4\N{EN DASH}6weeks", "4-6 weeks"),
    ],
)
def test_what_is_right_but_for_its_form_is_mended(kind: type[Depth], text: str, instead: str) -> None:
    assert mended(text, kind.parse) == instead


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Depth, "0.5-1.0 mm"),
        (Depth, "1,5 mm"),
        (Depth, "1500 um"),
        (Depth, "1.5"),
        (Depth, "1.0 - 0.5 mm"),
        (Depth, "up to 1.5 mm"),
        (Depth, "0.5 cm to 1.0 mm"),
        (Millimetres, "0.5-1.0 mm"),
        (Count, "6 - 3"),
        (Count, "three"),
        (Duration, "6 wks"),
        (Duration, "6 months ago"),
        (Period, "4 days to 6 weeks"),
        (Period, "6 - 4 weeks"),
    ],
)
def test_what_is_wrong_by_more_than_its_form_is_left_to_people(kind: type[Depth], text: str) -> None:
    assert mended(text, kind.parse) == ""


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        (Depth, "0,5-1,0 mm", "0.5-1.0 mm"),
        (Depth, "0,5 mm", "0.5 mm"),
        (Depth, "1,500 mm", ""),
        (Period, "4-6 wks", "4-6 weeks"),
        (Duration, "24 hrs", "24 hours"),
        (Duration, "6 month ago", "6 month"),
        (Duration, "6 m", ""),
        (Count, "3,6", ""),
        (Depth, "1500 um", ""),
    ],
)
def test_what_is_likely_meant_is_only_suggested(kind: type[Depth], text: str, meant: str) -> None:
    assert suggested(text, kind.parse) == meant


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("18-21", "18 to 21"),
        ("18 \N{EN DASH} 21", "18 to 21"),
        ("18to21", "18 to 21"),
        ("Under  18", "under 18"),
        ("At Least 22.5", "at least 22.5"),
        ("under 18", ""),
        ("under 18 years", ""),
        ("< 18", ""),
    ],
)
def test_a_comparison_is_mended_in_its_form_alone(text: str, read: str) -> None:
    assert compared(text) == read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("< 18", "under 18"),
        (">22", "over 22"),
        (">= 22", "at least 22"),
        ("\u2265 22", "at least 22"),
        ("<= 22", ""),
        ("18", ""),
    ],
)
def test_a_sign_is_said_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


QUANTITYISH = st.text(st.sampled_from("0123456789.,-\N{EN DASH} mMuweksdaytohr"), max_size=24)
READERS: list[Callable[[object], object]] = [k.parse for k in (Depth, Millimetres, Count, Duration, Period)]


@given(QUANTITYISH, st.sampled_from(READERS))
def test_whatever_is_mended_reads_and_keeps_every_figure(text: str, reads: Callable[[object], object]) -> None:
    if instead := mended(text, reads):
        reads(instead)
        assert re.findall("[0-9]+", instead) == re.findall("[0-9]+", text)
        assert mended(instead, reads) == ""
        assert suggested(text, reads) == instead


@given(
    st.sampled_from(["{}-{} mm", "{} - {} mm", "{} to {}mm", "{}\N{EN DASH}{} MM"]),
    st.integers(0, 99),
    st.integers(0, 99),
)
def test_a_mended_depth_is_the_depth_that_was_written(form: str, one: int, other: int) -> None:
    low, high = sorted((one / 10, other / 10))
    text = form.format(low, high)
    assert Depth.parse(mended(text, Depth.parse) or text) == Depth(low, high)
