"""One grammar for every way in: from what people write about a fact to a typed answer."""

from collections.abc import Callable
from datetime import date

import pytest

from builders import TODAY, VOCABULARY
from needlecli.client import Unreadable, forms, read_answer
from needlecli.knowledge import Pack, Vocabulary
from needlecli.logic import NEVER, Amount, Answer, Choice, Flag, Local, Past

MORE_FACTS = """
  lesion: {name: Lesion, kind: flag, group: safety, question: Any?, local: true}
  filler: {name: Filler, kind: dated, group: safety, question: When?, local: true}
  infection: {name: Infection, kind: dated, group: safety, question: When?, yes: now, local: true}
  cold-sore: {name: Cold sore, kind: dated, group: safety, question: When?, yes: now, local: true, reach: region}
  acne:
    {name: Acne, kind: choice, group: safety, question: Is there acne?, options: [none, mild, severe], none: none,
     local: true}
concerns:"""
BEGINNING = date(1, 1, 1)
MILD = Choice(frozenset({"mild"}), "none")
ANY_ACNE = Choice(frozenset({"mild", "severe"}), "none")
NO_ACNE = Choice(frozenset({"none"}), "none")
CANARY = "Zaphod-Beeblebrox"
DATED = "write no, unknown, current, yes, the last date like 2026-09-01, or 6 weeks ago"


@pytest.fixture(scope="module")
def words(small_pack: Callable[..., Pack]) -> Vocabulary:
    return small_pack(vocabulary=VOCABULARY.replace("\nconcerns:", MORE_FACTS, 1)).vocabulary


def read(words: Vocabulary, fact: str, value: object) -> Answer | Local | None:
    return read_answer(words.facts[fact], value, TODAY, words)


@pytest.mark.parametrize("value", [None, "unknown", "UNKNOWN", "unsure", "?", "not asked", "", "  "])
@pytest.mark.parametrize("fact", ["pregnancy", "isotretinoin", "skin_type", "age", "acne", "lesion"])
def test_a_question_that_was_left_open_stays_open(words: Vocabulary, fact: str, value: str | None) -> None:
    assert read(words, fact, value) is None


@pytest.mark.parametrize("value", ["yes", "Yes", " y ", "true", True])
def test_a_flag_is_yes(words: Vocabulary, value: object) -> None:
    assert read(words, "pregnancy", value) == Flag(yes=True)


@pytest.mark.parametrize("value", ["no", "N", "false", "never", False])
def test_a_flag_is_no(words: Vocabulary, value: object) -> None:
    assert read(words, "pregnancy", value) == Flag(yes=False)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("no", NEVER),
        ("never", NEVER),
        (False, NEVER),
        ("yes", Past(BEGINNING, TODAY)),
        (True, Past(BEGINNING, TODAY)),
        ("current", Past(TODAY, TODAY, current=True)),
        ("ongoing", Past(TODAY, TODAY, current=True)),
        ("now", Past(TODAY, TODAY, current=True)),
        ("today", Past(TODAY, TODAY, current=True)),
        ("yesterday", Past(date(2026, 11, 21), date(2026, 11, 21))),
        ("1 day ago", Past(date(2026, 11, 21), date(2026, 11, 21))),
        ("6 weeks ago", Past(date(2026, 10, 11), date(2026, 10, 11))),
        ("9 months ago", Past(date(2026, 2, 22), date(2026, 2, 22))),
        ("2 years ago", Past(date(2024, 11, 22), date(2024, 11, 22))),
        ("9999 years ago", Past(BEGINNING, BEGINNING)),
        ("2026-09-01", Past(date(2026, 9, 1), date(2026, 9, 1))),
        ("2026-11-22", Past(TODAY, TODAY)),
    ],
)
def test_a_dated_answer_says_when_it_last_happened(words: Vocabulary, value: object, answer: Past) -> None:
    assert read(words, "isotretinoin", value) == answer


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-09", date(2026, 9, 1), date(2026, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-11", date(2026, 11, 1), TODAY),
    ],
)
def test_a_month_is_every_day_of_it_up_to_today(words: Vocabulary, value: str, first: date, last: date) -> None:
    assert read(words, "isotretinoin", value) == Past(first, last)


def test_a_plain_yes_means_today_where_the_vocabulary_says_so(words: Vocabulary) -> None:
    assert read(words, "infection", "yes") == Past(TODAY, TODAY, current=True)
    assert read(words, "infection", "2026-11-20") == Past(date(2026, 11, 20), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("value", "number"), [(34, 34), ("34", 34), ("34 years", 34), ("34years", 34), (17.5, 17.5), ("0", 0), (120, 120)]
)
def test_a_number_may_carry_the_unit_of_its_fact(words: Vocabulary, value: object, number: float) -> None:
    assert read(words, "age", value) == Amount(number)


@pytest.mark.parametrize(
    ("fact", "value", "answer"),
    [
        ("skin_type", "IV", Choice(frozenset({"IV"}))),
        ("skin_type", "iv", Choice(frozenset({"IV"}))),
        ("skin_type", 4, Choice(frozenset({"IV"}))),
        ("skin_type", "type 4", Choice(frozenset({"IV"}))),
        ("skin_type", "Type IV", Choice(frozenset({"IV"}))),
        ("skin_type", "III/IV", Choice(frozenset({"III", "IV"}))),
        ("skin_type", "III, IV + V", Choice(frozenset({"III", "IV", "V"}))),
        ("acne", "mild", MILD),
        ("acne", "no", NO_ACNE),
        ("acne", "none", NO_ACNE),
        ("acne", "yes", ANY_ACNE),
    ],
)
def test_a_choice_is_the_options_that_are_still_possible(
    words: Vocabulary, fact: str, value: object, answer: Choice
) -> None:
    assert read(words, fact, value) == answer


@pytest.mark.parametrize(
    ("fact", "value", "answer"),
    [
        ("lesion", "yes@cheeks", Local(Flag(yes=True), frozenset({"cheeks"}))),
        ("lesion", "@cheeks", Local(Flag(yes=True), frozenset({"cheeks"}))),
        ("lesion", "yes@cheeks+forehead", Local(Flag(yes=True), frozenset({"cheeks", "forehead"}))),
        ("lesion", "yes@face", Local(Flag(yes=True), frozenset({"cheeks", "forehead", "eyelids"}))),
        (
            "filler",
            "2026-11-01@forehead",
            Local(Past(date(2026, 11, 1), date(2026, 11, 1)), frozenset({"forehead"})),
        ),
        ("acne", "mild@cheeks", Local(MILD, frozenset({"cheeks"}))),
    ],
)
def test_an_answer_may_hold_in_some_areas_only(words: Vocabulary, fact: str, value: str, answer: Local) -> None:
    assert read(words, fact, value) == answer


def test_an_answer_that_reaches_the_region_counts_for_all_of_it(words: Vocabulary) -> None:
    found = read(words, "cold-sore", "yes@cheeks")
    assert found == Local(Past(TODAY, TODAY, current=True), frozenset({"cheeks", "forehead", "eyelids"}))


@pytest.mark.parametrize(
    ("fact", "value", "says"),
    [
        ("pregnancy", CANARY, "write yes, no or unknown"),
        ("pregnancy", "2026-01-01", "write yes, no or unknown"),
        (
            "isotretinoin",
            CANARY,
            DATED,
        ),
        (
            "isotretinoin",
            "01/09/2026",
            DATED,
        ),
        (
            "isotretinoin",
            "6 fortnights ago",
            DATED,
        ),
        ("isotretinoin", "2026-13", "there is no such date; write it like 2026-09-01"),
        ("isotretinoin", "2026-02-30", "there is no such day in that month; write it like 2026-09-01"),
        ("isotretinoin", "1899-12-31", "there is no such date; write it like 2026-09-01"),
        (
            "isotretinoin",
            "2026-11-23",
            "the date lies after 2026-11-22, the day the advice is for; write the day it last happened",
        ),
        (
            "isotretinoin",
            "2026-12",
            "the date lies after 2026-11-22, the day the advice is for; write the day it last happened",
        ),
        ("age", CANARY, "write a number from 0 to 120 (years), or unknown"),
        ("age", "yes", "write a number from 0 to 120 (years), or unknown"),
        ("age", 121, "write a number from 0 to 120 (years), or unknown"),
        ("age", -1, "write a number from 0 to 120 (years), or unknown"),
        ("age", float("nan"), "write a number from 0 to 120 (years), or unknown"),
        ("age", "34 months", "write a number from 0 to 120 (years), or unknown"),
        ("skin_type", CANARY, "write I, II, III, IV, V, VI or unknown"),
        ("skin_type", "VII", "write I, II, III, IV, V, VI or unknown"),
        ("skin_type", "IV, VII", "write I, II, III, IV, V, VI or unknown"),
        ("skin_type", "yes", "write I, II, III, IV, V, VI or unknown"),
        ("skin_type", "no", "write I, II, III, IV, V, VI or unknown"),
        ("acne", "7", "write none, mild, severe, yes, no or unknown; for some areas only, add @AREA+AREA"),
        ("lesion", CANARY, "write yes, no or unknown; for some areas only, add @AREA+AREA"),
        ("pregnancy", ["yes"], "one answer is wanted; write yes, no or unknown"),
        ("pregnancy", {"yes": "no"}, "one answer is wanted; write yes, no or unknown"),
        ("pregnancy", "yes@cheeks", "pregnancy is not asked about one area; leave out the part after @"),
        (
            "lesion",
            "no@cheeks",
            "no@AREA leaves the other areas open; name the areas where it is so, or write no",
        ),
        ("lesion", "yes@cheekz", "an area after @ is not known; did you mean cheeks?"),
        ("lesion", f"yes@{CANARY}", "an area after @ is not known; one of face, cheeks, forehead, eyelids"),
        ("lesion", "yes@", "an area after @ is not known; one of face, cheeks, forehead, eyelids"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_with_what_to_write(
    words: Vocabulary, fact: str, value: object, says: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(words, fact, value)
    assert str(refused.value) == says
    assert CANARY not in str(refused.value)


def test_an_unknown_answer_cannot_be_placed_on_an_area(words: Vocabulary) -> None:
    with pytest.raises(Unreadable, match="write yes, no or unknown"):
        read(words, "lesion", "unknown@cheeks")


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("pregnancy", "write yes, no or unknown"),
        ("age", "write a number from 0 to 120 (years), or unknown"),
        ("skin_type", "write I, II, III, IV, V, VI or unknown"),
        ("acne", "write none, mild, severe, yes, no or unknown; for some areas only, add @AREA+AREA"),
        (
            "filler",
            f"{DATED}; for some areas only, add @AREA+AREA",
        ),
    ],
)
def test_every_kind_of_fact_says_how_it_is_answered(words: Vocabulary, fact: str, says: str) -> None:
    assert forms(words.facts[fact]) == says


def test_every_option_of_the_shipped_pack_can_be_written(pack: Pack) -> None:
    for fact in pack.vocabulary.facts.values():
        for option in fact.options:
            answer = read_answer(fact, option, TODAY, pack.vocabulary)
            assert answer == Choice(frozenset({option}), fact.none), fact.id
