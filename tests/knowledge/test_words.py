"""From the words people use to ids."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.knowledge import Words, did_you_mean, normal
from needlecli.knowledge.words import meant_by, surely_meant


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


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("acne-scar", ("acne-scars", "freckles"), "acne-scars"),  # a letter missing
        ("acne-scarss", ("acne-scars", "freckles"), "acne-scars"),  # one too many
        ("acne-scats", ("acne-scars", "freckles"), "acne-scars"),  # another
        ("acen-scars", ("acne-scars", "freckles"), "acne-scars"),  # two the wrong way round
        ("Acne_Scars", ("acne-scars", "acne-scar"), "acne-scars"),  # only written otherwise
        ("perioribtal", ("periorbital", "neck"), "periorbital"),
        ("perioribtal", ("periorbital", "perioral"), ""),  # another looks nearly as much like it
        ("cheek", ("cheeks", "cheek-left"), "cheeks"),
        ("hypotension", ("hypertension",), ""),  # more than one slip, and the opposite
        ("garg-2021", ("garg-2022",), ""),  # the paper of another year
        ("type-1", ("type-2",), ""),
        ("scar", ("scars", "scare"), ""),
        ("fac", ("face",), "face"),
        ("ab", ("ac",), ""),
        ("", ("a",), ""),
        ("a", (), ""),
    ],
)
def test_a_word_is_sure_to_be_meant_only_by_one_slip_of_the_finger(
    word: str, known: tuple[str, ...], meant: str
) -> None:
    assert surely_meant(word, known) == meant


@given(st.text("abc-12", max_size=8), st.lists(st.text("abc-12", min_size=1, max_size=8), max_size=5))
def test_what_is_surely_meant_is_known_and_has_the_same_figures(word: str, known: list[str]) -> None:
    meant = surely_meant(word, known)
    assert meant == "" or meant in known
    assert [c for c in meant if c.isdigit()] == ([c for c in word if c.isdigit()] if meant else [])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("accutane", "isotretinoin"),
        ("Isotretinoin tablets", "isotretinoin"),
        ("isotretinon", "isotretinoin"),
        ("x", ""),
    ],
)
def test_a_word_is_meant_by_its_synonym_its_name_or_its_looks(word: str, meant: str) -> None:
    entries = [Entry("isotretinoin", "Isotretinoin tablets", ("accutane",))]
    assert meant_by(word, ["isotretinoin", "age"], entries) == meant


@given(st.text(max_size=30))
def test_any_word_is_looked_up_without_harm(word: str) -> None:
    assert normal(normal(word)) == normal(word)
    assert WORDS.find(word) in {None, *WORDS.ids.values()}
    assert set(WORDS.near(word)) <= set(WORDS.ids.values())
