"""How hard a text is, by the formula of Flesch and Kincaid, and whom the rule is for."""

import pytest

from builders import COMMON, PEN, VOCABULARY
from lint_builders import findings, marked
from needlecli.lint._reading import grade, sentences, syllables

HARD = (
    "Discontinue utilisation of exfoliating preparations until complete normalisation of cutaneous sensitivity occurs"
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("skin", 1),
        ("needle", 2),
        ("needles", 2),
        ("table", 2),
        ("make", 1),
        ("makes", 1),
        ("used", 1),
        ("washed", 1),
        ("wanted", 2),
        ("noses", 2),
        ("the", 1),
        ("free", 1),
        ("sensitive", 3),
        ("dermatologist", 5),
        ("radio", 2),
        ("Ärztin", 2),
        ("xyz", 1),
        ("hm", 1),
    ],
)
def test_syllables_are_groups_of_vowels_without_a_silent_e(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    text = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert syllables("platypus") == 3
    words, spoken = 13, sum(syllables(word) for word in text.rstrip(".").split())
    assert grade(text, lambda _: False) == pytest.approx(0.39 * words + 11.8 * spoken / words - 15.59)


def test_a_name_the_reader_is_told_counts_as_two_syllables() -> None:
    text = "Have you taken isotretinoin?"
    assert grade(text, lambda word: word == "isotretinoin") == pytest.approx(0.39 * 4 + 11.8 * 6 / 4 - 15.59)


def test_a_semicolon_ends_a_sentence_for_the_formula_as_a_full_stop_does() -> None:
    assert grade("Stop; cool it.", lambda _: False) == grade("Stop. Cool it.", lambda _: False)


def test_a_decimal_point_and_a_unit_end_no_sentence() -> None:
    assert sentences("Go to 0.5 mm at most. Then stop!") == ["Go to 0.5 mm at most.", "Then stop!"]


def care(step: str) -> str:
    return f"{PEN}care: {{after: [{{from: 0 hours, {step}, sources: [study]}}]}}\n"


def test_a_hard_text_is_found_in_care_and_in_a_question() -> None:
    text = VOCABULARY.replace("How old?", f'"{HARD}?"')
    found = findings("text-hard-to-read", pen=care(f"says: {HARD}."), vocabulary=text)
    assert [d.where.path[-1] for d in found] == ["question", "says"]


def test_a_hard_sign_to_call_for_is_found() -> None:
    pen = f"{PEN}care: {{call_us_if: [{{sign: {HARD}, do: Call us., sources: [study]}}]}}\n"
    assert marked(findings("text-hard-to-read", pen=pen)) == [HARD]


def test_what_the_practitioner_reads_is_not_measured() -> None:
    asked = VOCABULARY.replace("ask: Anything to know?", "ask: Anything to know?, by: practitioner").replace(
        "How old?", f'"{HARD}?"'
    )
    view = care(f"says: Wait., positions: [{{says: {HARD}., sources: [study]}}]")
    said = f"{view}notes: [{{says: {HARD}., sources: [study]}}]\n"
    assert findings("text-hard-to-read", vocabulary=asked, pen=said) == ()


def test_a_few_words_are_not_measured() -> None:
    assert findings("text-hard-to-read", pen=care("says: Discontinue exfoliating preparations.")) == ()


def test_a_sentence_of_thirty_words_is_long_enough() -> None:
    thirty, more = " ".join(["go"] * 30), " ".join(["go"] * 31)
    assert findings("text-hard-to-read", pen=care(f"says: Wait. {thirty}.")) == ()
    assert marked(findings("text-hard-to-read", pen=care(f"says: Wait. {more}."))) == [f"{more}."]


def test_the_common_care_is_measured_too() -> None:
    common = f"{COMMON}care: {{before: [{{from: 1 day, says: {HARD}., sources: [study]}}]}}\n"
    assert marked(findings("text-hard-to-read", common=common)) == [f"{HARD}."]
