"""No text from a file steers the screen: what is hidden or moves the cursor is replaced, everything else is kept."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.page import ascii_only, clean

MARK = "\N{REPLACEMENT CHARACTER}"
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
BLANK = {"\t", "\n"}


def test_every_character_that_controls_hides_or_turns_text_is_replaced() -> None:
    every = (chr(number) for number in range(sys.maxunicode + 1))
    steering = [
        c
        for c in every
        if c not in BLANK
        and (unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(c) in TURNING - {"BN"})
    ]
    assert [f"U+{ord(c):04X}" for c in steering if clean(c) != MARK] == []


@pytest.mark.parametrize(
    "hidden", ["\u00ad", "\u061c", "\u200b", "\u200d", "\u2060", "\u206f", "\ufeff", "\uffff", "\U000e0041"]
)
def test_what_cannot_be_seen_is_shown_as_a_mark(hidden: str) -> None:
    assert clean(f"keloid{hidden}: no") == f"keloid{MARK}: no"


def test_a_tab_and_a_line_end_become_a_space() -> None:
    assert clean("one\ttwo\nthree") == "one two three"


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_text_that_can_be_seen_is_left_alone(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_where_there_is_only_ascii_signs_have_plain_forms_and_letters_a_mark() -> None:
    assert ascii_only("“½–1” · bad → no… it’s 皮膚") == '"?-1" - bad -> no... it\'s ??'
