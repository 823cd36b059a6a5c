"""The words for verdicts, variants, places and dates."""

from collections.abc import Callable

import pytest

from builders import PEN
from needlecli.advice import Recommendation, Verdict
from needlecli.knowledge import Pack
from needlecli.page import MARKS
from needlecli.report.words import LEVEL_TONE, TONE, VERDICT, areas, join, short, variants, verdict

ROLLER = PEN.replace("id: pen", "id: roller").replace("short: Pen", "short: Roller")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
    ],
)
def test_words_are_joined_as_one_speaks(words: list[str], said: str) -> None:
    assert join(words) == said
    assert join(iter(words)) == said


def test_every_verdict_and_level_has_a_word_and_a_tone_with_a_mark() -> None:
    assert [VERDICT[v] for v in Verdict] == [
        "suitable",
        "with care",
        "ask first",
        "needs clearance",
        "defer",
        "contraindicated",
        "not available",
        "not indicated",
    ]
    assert {TONE[v] for v in Verdict} | set(LEVEL_TONE.values()) <= set(MARKS)
    assert TONE[Verdict.CONTRAINDICATED] == LEVEL_TONE["contraindicated"] == "stop"


def test_no_word_promises_more_than_we_know() -> None:
    said = " ".join(VERDICT.values())
    assert not any(word in said for word in ("safe", "approved", "diagnosis"))


@pytest.mark.parametrize(
    ("when", "facts", "said"),
    [
        ("{isotretinoin: within 6 months}", {"isotretinoin": "2026-09-01"}, "defer until 2027-03-01"),
        ("{isotretinoin: within 6 months}", {"isotretinoin": "current"}, "defer until 2027-05-22 at the earliest"),
        ("{wound: yes}", {"wound": "yes"}, "defer"),
    ],
)
def test_a_deferral_says_until_when(
    ask: Callable[..., Recommendation], when: str, facts: dict[str, str], said: str
) -> None:
    caution = f"[{{id: wait, level: defer, when: {when}, says: Wait., sources: [study]}}]"
    assert verdict(ask(caution, facts=facts).options[0]) == said


def test_all_variants_are_named_in_one_word_and_a_single_one_by_its_name(small_pack: Callable[..., Pack]) -> None:
    one, two = small_pack(), small_pack(roller=ROLLER)
    assert variants(one, ["pen"]) == "Pen"
    assert variants(two, ["roller", "pen"]) == "All 2 variants"
    assert variants(two, ["roller"]) == short(two, "roller") == "Roller"


def test_areas_are_named_as_one_speaks(small_pack: Callable[..., Pack]) -> None:
    assert areas(small_pack(), ["cheeks", "forehead"]) == "cheeks and forehead"


def test_a_ground_is_weak_when_nothing_of_it_was_read(small_pack: Callable[..., Pack]) -> None:
    pack = small_pack()
    assert pack.rests_on_little(None, ("recall",))
    assert not pack.rests_on_little(None, ("recall", "study"))
