"""The clauses of a condition, each at the place where it is written."""

from typing import Any

import pytest

from needlecli.knowledge import Pack
from needlecli.logic import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Deeper,
    Duration,
    Has,
    InArea,
    Kind,
    Not,
    Number,
    OneOf,
    Terms,
    Within,
    clauses,
    leaves,
    read_condition,
)

TERMS = Terms(
    facts={"pregnancy": Kind.FLAG, "isotretinoin": Kind.DATED, "age": Kind.NUMBER, "smoking": Kind.CHOICE},
    options={"smoking": ("never", "daily")},
    areas={"face": frozenset({"cheeks", "nose"}), "cheeks": frozenset({"cheeks"}), "nose": frozenset({"nose"})},
    concerns=frozenset({"scars"}),
)
PREGNANT = Has("pregnancy")
DAILY = OneOf("smoking", frozenset({"daily"}))
HALF_A_YEAR = Within("isotretinoin", Duration(6, "month"))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("always", (((), Always()),)),
        ({"pregnancy": "yes"}, ((("pregnancy",), PREGNANT),)),
        ({"pregnancy": "no"}, ((("pregnancy",), Not(PREGNANT)),)),
        (
            {"isotretinoin": "over 6 months"},
            ((("isotretinoin",), AllOf((Has("isotretinoin"), Not(HALF_A_YEAR)))),),
        ),
        (
            {"pregnancy": "yes", "age": "18 to 21", "depth": "over 1 mm"},
            ((("pregnancy",), PREGNANT), (("age",), Number("age", 18, 21)), (("depth",), Deeper(1))),
        ),
        ({"area": "face"}, ((("area",), InArea(frozenset({"cheeks", "nose"}))),)),
        (
            {"any": [{"pregnancy": "yes"}, {"smoking": "daily", "area": ["nose"]}]},
            (
                (("any", 0, "pregnancy"), PREGNANT),
                (("any", 1, "smoking"), DAILY),
                (("any", 1, "area"), InArea(frozenset({"nose"}))),
            ),
        ),
        ({"all": [{"pregnancy": "yes"}]}, ((("all", 0, "pregnancy"), PREGNANT),)),
        ({"not": {"pregnancy": "yes"}}, ((("not", "pregnancy"), PREGNANT),)),
        (
            {"not": {"pregnancy": "no", "smoking": "daily"}, "isotretinoin": "within 6 months"},
            (
                (("not", "pregnancy"), Not(PREGNANT)),
                (("not", "smoking"), DAILY),
                (("isotretinoin",), HALF_A_YEAR),
            ),
        ),
        (
            {"all": [{"any": [{"not": {"smoking": "daily"}}]}, {"pregnancy": "yes"}]},
            ((("all", 0, "any", 0, "not", "smoking"), DAILY), (("all", 1, "pregnancy"), PREGNANT)),
        ),
    ],
)
def test_each_clause_is_given_with_its_place(data: Any, found: tuple[tuple[tuple[str | int, ...], Condition]]) -> None:
    assert clauses(data, read_condition(data, TERMS)) == found


def test_a_condition_that_was_not_read_from_the_data_is_one_clause() -> None:
    assert clauses({"pregnency": "yes", "age": "under 18"}, Always()) == (((), Always()),)


def test_every_caution_of_the_shipped_pack_is_made_of_its_clauses(pack: Pack) -> None:
    """Nothing a condition looks at is lost on the way: its facts are those of its clauses."""
    from needlecli.files import shipped, texts
    from needlecli.logic import named_facts
    from needlecli.source.yaml import parse

    seen = 0
    for name, text in texts([shipped()]):
        data: Any = getattr(parse(name, text).value, "data", None)
        for raw in data.get("cautions", ()):
            condition = pack.cautions[raw["id"]].when
            found = clauses(raw["when"], condition)
            assert frozenset().union(*(named_facts(clause) for _, clause in found)) == named_facts(condition)
            for path, clause in found:
                written: Any = raw["when"]
                for part in path:
                    written = written[part]
                assert read_condition({path[-1]: written} if path else written, pack.vocabulary.terms) == clause
            seen += 1
    assert seen > 100


def test_the_leaves_of_a_condition_are_what_it_asks_in_written_order() -> None:
    one, two, three = Has("a"), Has("b"), Has("c")
    assert tuple(leaves(AllOf((one, AnyOf((Not(two), three)))))) == (one, two, three)
    assert tuple(leaves(one)) == (one,)
