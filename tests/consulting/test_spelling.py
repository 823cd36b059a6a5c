"""How people spell yes, no and when, and how it is written down: times counted back from a day become dates."""

from typing import Any

import pytest

from builders import TODAY
from needlecli.client import Unreadable, read_answer
from needlecli.consulting.spelling import fixed, read
from needlecli.knowledge import Pack


@pytest.mark.parametrize(
    ("fact", "typed", "written"),
    [
        *[("pregnancy", word, "yes") for word in ("yes", "Y", "yeah", " Yep ", "YES.", "true")],
        *[("pregnancy", word, "no") for word in ("no", "N", "nope", "none", "never", "nah!")],
        *[("pregnancy", word, "unknown") for word in ("unknown", "not sure", "don't know", "DON’T KNOW", "no idea")],
        ("open-wound", "yes@cheeks", "yes@cheeks"),
        ("open-wound", "yeah@cheeks+neck", "yes@cheeks+neck"),
        ("isotretinoin", "6 weeks ago", "2026-10-11"),
        ("isotretinoin", "two weeks ago", "2026-11-08"),
        ("isotretinoin", "6 wks ago", "2026-10-11"),
        ("isotretinoin", "a month ago", "2026-10-22"),
        ("isotretinoin", "yesterday", "2026-11-21"),
        ("isotretinoin", "1 March 2026", "2026-03-01"),
        ("isotretinoin", "March 2026", "2026-03"),
        ("isotretinoin", "2026-09", "2026-09"),
        ("isotretinoin", "now", "current"),
        ("isotretinoin", "at the moment", "current"),
        ("isotretinoin", "yes", "yes"),
        ("isotretinoin", "300 years ago", "300 years ago"),
        ("recent-filler", "6 weeks ago@cheeks", "2026-10-11@cheeks"),
        ("active-infection", "yes", "yes"),
        ("age", "34 years", 34),
        ("planned-depth", "0.5", 0.5),
        ("skin_type", "4", "IV"),
        ("skin_type", "type iv", "IV"),
        ("skin_type", "iv/V", "iv/v"),
        ("active-acne", "none", "no"),
        ("active-acne", "Inflammatory", "inflammatory"),
        ("active-acne", "inflammatory@cheeks", "inflammatory@cheeks"),
    ],
)
def test_answers_are_written_down_in_one_form(pack: Pack, fact: str, typed: str, written: Any) -> None:
    words = pack.vocabulary
    assert read(words.facts[fact], typed, TODAY, words) == written


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("last March", "of which year? write a month like 2026-11, a day like 2026-11-22, or 6 weeks ago"),
        ("last week", "of which year? write a month like 2026-11, a day like 2026-11-22, or 6 weeks ago"),
        ("this summer", "of which year? write a month like 2026-11, a day like 2026-11-22, or 6 weeks ago"),
        ("03/04/2026", "which is the day, and which the month? write the year first, like 2026-11-22"),
        ("1.9.2026", "which is the day, and which the month? write the year first, like 2026-11-22"),
        ("2026-02-30", "there is no such day in that month; write it like 2026-09-01"),
        (
            "2027-01-01",
            "the date lies after 2026-11-22, the day the advice is for; write the day it last happened",
        ),
        ("hmm", "write no, unknown, current, yes, the last date like 2026-09-01, or 6 weeks ago"),
        ("yes@cheeks", "isotretinoin is not asked about one area; leave out the part after @"),
    ],
)
def test_a_time_that_cannot_be_read_is_refused_with_what_to_write(pack: Pack, typed: str, says: str) -> None:
    words = pack.vocabulary
    with pytest.raises(Unreadable) as refused:
        read(words.facts["isotretinoin"], typed, TODAY, words)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    "value", ["6 weeks ago", "yesterday", "2026-09", "yes", "current", "no", "2026-09-01", "900 years ago", None, True]
)
def test_what_is_written_down_says_the_same(pack: Pack, value: object) -> None:
    words = pack.vocabulary
    fact = words.facts["isotretinoin"]
    written = fixed(fact, value, TODAY, words)
    assert read_answer(fact, written, TODAY, words) == read_answer(fact, value, TODAY, words)
