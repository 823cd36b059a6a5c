"""Schemas and the program read the same language: what the one takes, the other does not refuse."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY
from needlecli.cases.expecting import READERS
from needlecli.cases.reading import CASE
from needlecli.cases.reading import KEYS as CASE_FILE
from needlecli.client import Unreadable, forms, read_answer
from needlecli.client.reading import KEYS as RECORD
from needlecli.files import load_pack
from needlecli.knowledge import Fact, Pack
from needlecli.logic import Count, Depth, Duration, Flaw, Kind, Millimetres, Period, read_condition
from needlecli.report.contract import document
from schema_builders import refusals, schema_of, shipped

FACTS = tuple(load_pack().vocabulary.facts.values())
QUANTITIES = (Depth, Millimetres, Count, Duration, Period)

UNREADABLE: tuple[Any, ...] = (
    *("maybe", "6 weeks", "01.09.2026", "-3", "VII", "34 lightyears", "yes@", "no@cheeks", "i think so"),
    *([], {}, ["yes"]),
)

WORDS = (
    *("yes", "no", "current", "always", "within 6 months", "over 2 years", "under 18", "at least 22", "over 1.5"),
    *("18 to 21", "6 months", "within 6 moons", "I", "VI", "controlled", "none", "[I]", "", "< 18", "Yes"),
)
TESTS: tuple[Any, ...] = (*WORDS, *([word] for word in WORDS), 3, None, {}, [], {"any": []})


@st.composite
def nearly(draw: st.DrawFn, pattern: str) -> str:
    """Write a text of a pattern, now and then with one character too few, too many or wrong."""
    text = draw(st.from_regex(pattern, fullmatch=True))
    if draw(st.booleans()):
        return text
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.sampled_from(["", ",", " ", "-", "0", "s"])) + text[place + draw(st.integers(0, 1)) :]


def shape(name: str, of: str) -> Any:
    """Give the validator of one shape of a schema."""
    whole = shipped(of)
    return whole.evolve(schema={**whole.schema["$defs"][name], "$defs": whole.schema["$defs"]})


@pytest.mark.parametrize("kind", QUANTITIES)
@given(data=st.data())
def test_a_quantity_is_in_the_schema_when_it_is_read_unless_its_ends_are_wrong(kind: Any, data: st.DataObject) -> None:
    text = data.draw(nearly(kind.PATTERN))
    valid = shape(kind.__name__.casefold(), "protocol").is_valid(text)
    try:
        kind.parse(text)
    except ValueError as problem:
        assert not valid or "starts with" in str(problem) or "whole number" in str(problem)  # noqa: PT017
    else:
        assert valid


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_every_test_of_a_fact_that_the_schema_takes_is_read(fact: Fact, pack: Pack) -> None:
    form = shape("condition", "protocol").schema["properties"][fact.id]
    validator = shipped("protocol").evolve(schema={**form, "$defs": shipped("protocol").schema["$defs"]})
    for test in TESTS:
        try:
            read_condition({fact.id: test}, pack.vocabulary.terms)
        except Flaw:
            assert not validator.is_valid(test), test
        else:
            assert validator.is_valid(test), test


@pytest.mark.parametrize(
    "data",
    [
        {"all": [{"pregnancy": "yes"}, {"area": "face"}]},
        {"any": [{"not": {"skin_type": ["I", "II"]}}, {"event": "within 14 days"}]},
        {"concern": ["melasma", "acne-scars"], "area": ["nose", "body"], "depth": "over 1.5 mm"},
        {"not": {"any": [{"all": [{"age": "18 to 21"}]}]}},
        {"all": []},
        {"all": {}},
        {"any": ["always"]},
        {"not": "always"},
        {"not": {}},
        {"area": []},
        {"area": ["face", 3]},
        {"concern": None},
        {"event": "over 14 days"},
        {"depth": "under 1.5 mm"},
        {"depth": "over 1,5 mm"},
        {"everything": "yes"},
        {},
        [],
        "always",
        "never",
        None,
        3,
    ],
)
def test_conditions_are_the_same_in_both(data: object, pack: Pack) -> None:
    try:
        read_condition(data, pack.vocabulary.terms)
    except Flaw:
        assert not shape("when", "protocol").is_valid(data)
    else:
        assert shape("when", "protocol").is_valid(data)


def wanted(fact: Fact) -> tuple[Any, ...]:
    """Give answers to a fact in every form that the program asks for."""
    match fact.kind:
        case Kind.FLAG:
            return ("yes", "no", True, False)
        case Kind.DATED:
            return ("no", "current", "yes", "2026-09-01", "2026-09", "6 weeks ago", "yesterday", True, False)
        case Kind.NUMBER:
            low, high = fact.bounds
            return (low, high, f"{low:g}", f"{high:g} {fact.unit}")
        case Kind.CHOICE:
            return fact.options


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_every_answer_that_the_program_asks_for_is_in_the_schema_and_read(fact: Fact, pack: Pack) -> None:
    validator = shape("facts", "intake")
    for answer in (*wanted(fact), "unknown", None):
        assert validator.is_valid({fact.id: answer}), (answer, forms(fact))
        read_answer(fact, answer, TODAY, pack.vocabulary)
    if fact.local and fact.kind is Kind.FLAG:
        assert validator.is_valid({fact.id: "yes@cheeks+nose"})
        assert not validator.is_valid({fact.id: "yes@cheeks+nase"})
    elif not fact.local:
        assert not validator.is_valid({fact.id: "yes@cheeks"})


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_what_cannot_be_read_as_an_answer_is_not_in_the_schema(fact: Fact, pack: Pack) -> None:
    validator = shape("facts", "intake")
    for answer in UNREADABLE:
        with pytest.raises(Unreadable):
            read_answer(fact, answer, TODAY, pack.vocabulary)
        assert not validator.is_valid({fact.id: answer}), answer


def test_the_keys_of_records_and_cases_are_those_that_are_read(pack: Pack) -> None:
    intake, case = schema_of("intake", pack), schema_of("case", pack)
    yaml_1_1 = {"true"}
    assert set(intake["properties"]) - yaml_1_1 == set(RECORD)
    assert set(case["properties"]) - yaml_1_1 == set(CASE_FILE)
    assert set(case["$defs"]["case"]["properties"]) == set(CASE)
    assert set(case["$defs"]["expect"]["properties"]) == set(READERS)


RECORDS: tuple[dict[str, Any], ...] = (
    {},
    {"concerns": ["acne-scars"], "others": "no"},
    {
        "concerns": ["melasma", "stretch-marks"],
        "facts": {"skin_type": "V", "isotretinoin": "2026-08-01"},
        "event": "no",
    },
    {"concerns": ["skin-laxity"], "areas": ["neck"], "facts": {"recent-botulinum-toxin": "2026-11-15"}, "others": "no"},
    {"concerns": ["acne-scars"], "facts": {"anticoagulant": "yes"}, "cleared": ["anticoagulant"], "others": "no"},
    {
        "concerns": ["fine-lines"],
        "notes": "no cold sores. tingling. keloid",
        "available": ["pen"],
        "max_depth": "0.5 mm",
    },
    {"concerns": ["acne-scars"], "facts": {"pregnancy": "yes"}, "event": "2026-11-30"},
)


@pytest.mark.parametrize("record", RECORDS)
def test_advice_is_as_its_schema_says_with_every_key_explained(
    record: dict[str, Any], advice: Callable[..., Any]
) -> None:
    told = document(advice(**record))
    closed = shipped("recommendation").evolve(schema=_closed(shipped("recommendation").schema))
    assert [error.message for error in closed.iter_errors(told)] == []


def test_later_versions_of_the_answer_may_add_keys(advice: Callable[..., Any]) -> None:
    told = {**document(advice()), "more": 1}
    assert refusals("recommendation", told) == {}


def test_an_answer_without_one_of_its_keys_is_refused(advice: Callable[..., Any]) -> None:
    told = dict(document(advice(concerns=["acne-scars"])))
    del told["questions"]
    told["on"] = date(2026, 11, 22).toordinal()
    assert set(refusals("recommendation", told)) == {"", "on"}


def _closed(data: Any) -> Any:
    """Let no mapping of a schema hold more keys than it names."""
    if isinstance(data, dict):
        inside = {key: _closed(value) for key, value in data.items()}
        return {"additionalProperties": False, **inside} if "properties" in data and "type" in data else inside
    return [_closed(one) for one in data] if isinstance(data, list) else data
