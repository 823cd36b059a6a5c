"""From the words people use to ids."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.knowledge import Words, did_you_mean, normal


@dataclass(frozen=True)
class Entry:
    id: str
    name: str
    synonyms: tuple[str, ...] = ()


WORDS = Words.of(
    [
        Entry("acne-scars", "Acne scars", ("ice-pick scars", "boxcar scars", "Crow’s marks")),
        Entry("stretch-marks", "Stretch marks", ("striae", "scars")),
        Entry("scars", "Other scars"),
        Entry("skin_type", "Fitzpatrick type"),
        Entry("ageing", "Ageing", ("lines", "acne-scars")),
        Entry("fine-lines", "Fine lines", ("lines",)),
    ]
)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("acne-scars", "acne-scars"),
        ("Acne Scars", "acne-scars"),
        ("  ACNE_SCARS ", "acne-scars"),
        ("acne  -  scars", "acne-scars"),
        ("acne scar", "acne-scars"),
        ("ice pick scars", "acne-scars"),
        ("boxcar scar", "acne-scars"),
        ("crow's marks", "acne-scars"),
        ("crows marks", "acne-scars"),
        ("stria", None),
        ("striae", "stretch-marks"),
        ("stretch mark", "stretch-marks"),
        ("skin type", "skin_type"),
        ("fitzpatrick types", "skin_type"),
        ("scars", "scars"),  # an id wins over another entry's synonym
        ("acne-scarss", "acne-scars"),
        ("lines", "ageing"),  # the first entry keeps a word that two claim
        ("acne", None),
        ("", None),
        ("s", None),
    ],
)
def test_a_word_finds_the_id_it_stands_for(word: str, found: str | None) -> None:
    assert WORDS.find(word) == found


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("acne-scrs", ("acne-scars",)),
        ("strech marks", ("stretch-marks",)),
        ("fitzpatrik type", ("skin_type",)),
        ("fine-line", ("fine-lines",)),
        ("scar", ("scars",)),
        ("wholly different", ()),
        ("", ()),
        ("x" * 10_000, ()),
    ],
)
def test_a_misspelt_word_is_near_the_ids_it_looks_like(word: str, near: tuple[str, ...]) -> None:
    assert WORDS.near(word)[: len(near) or 1] == near


def test_each_near_id_is_named_once_and_no_more_than_asked_for() -> None:
    near = WORDS.near("scarss")
    assert len(near) == len(set(near)) <= 3
    assert WORDS.near("acne scar", most=1) == ("acne-scars",)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("sumary", ("summary", "short"), "summary"),
        ("Skin Type", ("skin_type",), "skin_type"),
        ("indication", ("indications", "id"), "indications"),
        ("zzz", ("summary", "short"), ""),
        ("", ("summary",), ""),
        ("summary", (), ""),
    ],
)
def test_did_you_mean_gives_the_one_nearest_word_or_none(word: str, known: tuple[str, ...], meant: str) -> None:
    assert did_you_mean(word, known) == meant


@given(st.text(max_size=30))
def test_any_word_is_looked_up_without_harm(word: str) -> None:
    assert normal(normal(word)) == normal(word)
    assert WORDS.find(word) in {None, *WORDS.ids.values()}
    assert set(WORDS.near(word)) <= set(WORDS.ids.values())
