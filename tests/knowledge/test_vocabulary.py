"""Areas within areas, the words for facts, and the terms a condition may use."""

from collections.abc import Callable

import pytest

from builders import VOCABULARY, compiled, small_files
from needlecli.knowledge import Area, Pack, Vocabulary
from needlecli.logic import Kind, Millimetres


def areas(**within: str) -> Vocabulary:
    """Build areas from what each lies within; a name in capitals is never treated."""
    entries = {
        name: Area(id=name, name=name, within=owner, limits={} if name.isupper() else {"needle": Millimetres(1.0)})
        for name, owner in within.items()
    }
    return Vocabulary(groups={}, facts={}, concerns={}, areas=entries)


BODY = areas(head="", face="head", cheeks="face", chin="face", EYELIDS="face", neck="head", hand="")


@pytest.mark.parametrize(
    ("area", "leaves", "treatable", "owners"),
    [
        ("head", ("cheeks", "chin", "EYELIDS", "neck"), ("cheeks", "chin", "neck"), ("head",)),
        ("face", ("cheeks", "chin", "EYELIDS"), ("cheeks", "chin"), ("face", "head")),
        ("cheeks", ("cheeks",), ("cheeks",), ("cheeks", "face", "head")),
        ("EYELIDS", ("EYELIDS",), ("EYELIDS",), ("EYELIDS", "face", "head")),
        ("hand", ("hand",), ("hand",), ("hand",)),
    ],
)
def test_an_area_knows_what_lies_in_it_and_what_it_lies_in(
    area: str, leaves: tuple[str, ...], treatable: tuple[str, ...], owners: tuple[str, ...]
) -> None:
    assert BODY.leaves[area] == leaves
    assert BODY.treatable(area) == treatable
    assert BODY.owners(area) == owners


@pytest.mark.parametrize(
    ("within", "area", "owners"),
    [
        ({"a": "a"}, "a", ("a",)),
        ({"a": "b", "b": "a"}, "a", ("a", "b")),
        ({"a": "b", "b": "c", "c": "a"}, "b", ("b", "c", "a")),
        ({"x": "a", "a": "b", "b": "a"}, "x", ("x", "a", "b")),
        ({"a": "nowhere"}, "a", ("a",)),
    ],
)
def test_areas_that_lie_within_each_other_are_still_walked_once(
    within: dict[str, str], area: str, owners: tuple[str, ...]
) -> None:
    words = areas(**within)
    assert words.owners(area) == owners
    assert words.leaves.keys() == within.keys()
    assert all(leaves and set(leaves) <= within.keys() for leaves in words.leaves.values())


def test_the_terms_of_a_pack_are_those_its_vocabulary_declares(small_pack: Callable[..., Pack]) -> None:
    terms = small_pack().vocabulary.terms
    assert terms.facts == {
        "pregnancy": Kind.FLAG,
        "isotretinoin": Kind.DATED,
        "wound": Kind.FLAG,
        "skin_type": Kind.CHOICE,
        "age": Kind.NUMBER,
    }
    assert terms.options["skin_type"] == ("I", "II", "III", "IV", "V", "VI")
    assert terms.areas["face"] == {"cheeks", "forehead", "eyelids"}
    assert terms.concerns == {"scars", "lines"}


def test_free_text_may_mention_a_fact_by_id_name_or_synonym(small_pack: Callable[..., Pack]) -> None:
    text = VOCABULARY.replace("synonyms: [pregnant]", "synonyms: [Pregnant, expecting, x]")
    mentionable = small_pack(vocabulary=text).vocabulary.mentionable
    assert mentionable["pregnant"] == mentionable["expecting"] == mentionable["pregnancy"] == "pregnancy"
    assert "x" not in mentionable  # one letter says nothing


def test_the_bounds_of_a_number_are_those_of_its_range(small_pack: Callable[..., Pack]) -> None:
    facts = small_pack().vocabulary.facts
    assert [facts[name].bounds for name in ("age", "pregnancy")] == [(0, 120), (0, 1e9)]


def test_every_area_of_the_shipped_pack_leads_to_areas_without_inner_ones(pack: Pack) -> None:
    words = pack.vocabulary
    for name, leaves in words.leaves.items():
        assert all(words.leaves[leaf] == (leaf,) for leaf in leaves)
        assert all(name in words.owners(leaf) for leaf in leaves)


def test_an_area_within_itself_is_a_finding_and_thousands_of_nested_ones_are_survived() -> None:
    lines = "".join(f"  a{i}: {{name: A{i}, within: a{i + 1}}}\n" for i in range(3000)) + "  a3000: {name: Last}\n"
    deep = VOCABULARY.rstrip() + "\n" + lines
    assert compiled(small_files(vocabulary=deep)).usable
    cycle = VOCABULARY.rstrip() + "\n  left: {name: L, within: right}\n  right: {name: R, within: left}\n"
    found = [d.name for d in compiled(small_files(vocabulary=cycle)).diagnostics]
    assert "area-cycle" in found


@pytest.mark.parametrize("written", ["x-y", "120-0", "0 to 120", "0", "-5-10", "0-1e9"])
def test_the_range_of_a_number_is_two_numbers(written: str) -> None:
    vocabulary = VOCABULARY.replace("range: 0-120", f"range: '{written}'")
    (found,) = compiled(small_files(vocabulary=vocabulary)).diagnostics
    assert (found.name, found.help) == ("wrong-fact", "write it like 0-120")
