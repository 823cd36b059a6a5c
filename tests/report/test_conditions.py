"""Every kind of condition, read aloud."""

from collections.abc import Callable
from typing import get_args

import pytest

from needlecli.knowledge import Pack
from needlecli.logic import Condition, Deeper, read_condition
from needlecli.report.conditions import in_words

SAID = [
    ("always", "always"),
    ({"pregnancy": "yes"}, "pregnancy"),
    ({"pregnancy": "no"}, "not pregnancy"),
    ({"skin_type": ["VI", "IV"]}, "skin type IV or VI"),
    ({"skin_type": "I"}, "skin type I"),
    ({"isotretinoin": "yes"}, "isotretinoin"),
    ({"isotretinoin": "within 6 months"}, "isotretinoin within 6 months"),
    ({"isotretinoin": "over 6 months"}, "isotretinoin and not isotretinoin within 6 months"),
    ({"isotretinoin": "current"}, "isotretinoin still going on"),
    ({"age": "under 18"}, "age under 18"),
    ({"age": "at least 22"}, "age from 22"),
    ({"age": "over 64"}, "age over 64"),
    ({"age": "18 to 21"}, "age 18 to 21"),
    ({"area": "forehead"}, "on forehead"),
    ({"area": "face"}, "on face"),
    ({"area": ["cheeks", "forehead"]}, "on cheeks and forehead"),
    ({"concern": ["scars", "lines"]}, "for lines and scars"),
    ({"event": "within 14 days"}, "an event within 14 days"),
    ({"depth": "over 1.5 mm"}, "deeper than 1.5 mm"),
    ({"pregnancy": "yes", "age": "under 18"}, "pregnancy and age under 18"),
    ({"any": [{"pregnancy": "yes"}, {"wound": "yes"}]}, "pregnancy or wound"),
    ({"all": [{"pregnancy": "yes"}, {"wound": "yes"}]}, "pregnancy and wound"),
    ({"not": {"pregnancy": "yes", "wound": "yes"}}, "not (pregnancy and wound)"),
    (
        {"age": "under 18", "any": [{"pregnancy": "yes"}, {"not": {"wound": "yes"}}]},
        "age under 18 and (pregnancy or not wound)",
    ),
]


@pytest.mark.parametrize(("when", "said"), SAID, ids=[said for _, said in SAID])
def test_a_condition_is_read_as_a_clinician_would(small_pack: Callable[..., Pack], when: object, said: str) -> None:
    pack = small_pack()
    assert in_words(pack, read_condition(when, pack.vocabulary.terms)) == said


def test_every_kind_of_condition_is_in_the_table_above(small_pack: Callable[..., Pack]) -> None:
    terms = small_pack().vocabulary.terms
    met: set[type] = set()

    def visit(condition: object) -> None:
        met.add(type(condition))
        for part in getattr(condition, "parts", ()) or ([condition.part] if hasattr(condition, "part") else []):
            visit(part)

    for when, _ in SAID:
        visit(read_condition(when, terms))
    assert met == set(get_args(Condition))


def test_an_abbreviation_keeps_its_capitals(pack: Pack) -> None:
    names = [fact.id for fact in pack.vocabulary.facts.values() if fact.name[:2].isupper()]
    assert names
    for name in names:
        kind = pack.vocabulary.facts[name].kind.value
        if kind != "number":
            said = in_words(pack, read_condition({name: "yes"}, pack.vocabulary.terms))
            assert said.startswith(pack.vocabulary.facts[name].name)


def test_every_condition_of_the_shipped_pack_can_be_read_aloud(pack: Pack) -> None:
    said = [in_words(pack, caution.when) for caution in pack.all_cautions()]
    assert all(said)
    assert not [text for text in said if "(" in text and ")" not in text]
    assert in_words(pack, Deeper(0.5)) == "deeper than 0.5 mm"
