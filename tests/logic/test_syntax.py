"""The shape of `when:`: every good form, and every mistake with its path and what to write instead."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.logic import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Current,
    Deeper,
    Duration,
    EventWithin,
    Flaw,
    ForConcern,
    Has,
    InArea,
    Kind,
    Not,
    Number,
    OneOf,
    Terms,
    Within,
    read_condition,
)

TERMS = Terms(
    facts={
        "pregnancy": Kind.FLAG,
        "isotretinoin": Kind.DATED,
        "age": Kind.NUMBER,
        "skin_type": Kind.CHOICE,
        "smoking": Kind.CHOICE,
    },
    options={"skin_type": ("I", "II", "III", "IV", "V", "VI"), "smoking": ("never", "daily")},
    areas={
        "face": frozenset({"cheeks", "forehead"}),
        "cheeks": frozenset({"cheeks"}),
        "forehead": frozenset({"forehead"}),
    },
    concerns=frozenset({"scars", "lines"}),
)
HALF_A_YEAR = Duration(6, "month")


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        ("always", Always()),
        ({"pregnancy": "yes"}, Has("pregnancy")),
        ({"pregnancy": "no"}, Not(Has("pregnancy"))),
        ({"isotretinoin": "yes"}, Has("isotretinoin")),
        ({"isotretinoin": "no"}, Not(Has("isotretinoin"))),
        ({"isotretinoin": "current"}, Current("isotretinoin")),
        ({"isotretinoin": "within 6 months"}, Within("isotretinoin", HALF_A_YEAR)),
        (
            {"isotretinoin": "over 6 months"},
            AllOf((Has("isotretinoin"), Not(Within("isotretinoin", HALF_A_YEAR)))),
        ),
        ({"smoking": "yes"}, Has("smoking")),
        ({"smoking": "daily"}, OneOf("smoking", frozenset({"daily"}))),
        ({"skin_type": "IV"}, OneOf("skin_type", frozenset({"IV"}))),
        ({"skin_type": ["V", "VI"]}, OneOf("skin_type", frozenset({"V", "VI"}))),
        ({"age": "under 18"}, Number("age", -inf, 18, high_included=False)),
        ({"age": "at least 22"}, Number("age", 22, inf)),
        ({"age": "over 1.5"}, Number("age", 1.5, inf, low_included=False)),
        ({"age": "18 to 21"}, Number("age", 18, 21)),
        ({"age": "18 to 18"}, Number("age", 18, 18)),
        ({"area": "face"}, InArea(frozenset({"cheeks", "forehead"}))),
        ({"area": ["cheeks", "forehead"]}, InArea(frozenset({"cheeks", "forehead"}))),
        ({"concern": "scars"}, ForConcern(frozenset({"scars"}))),
        ({"event": "within 14 days"}, EventWithin(Duration(14, "day"))),
        ({"depth": "over 1.5 mm"}, Deeper(1.5)),
        (
            {"skin_type": ["V", "VI"], "concern": "lines"},
            AllOf((OneOf("skin_type", frozenset({"V", "VI"})), ForConcern(frozenset({"lines"})))),
        ),
        ({"any": [{"pregnancy": "yes"}, {"age": "under 18"}]},
         AnyOf((Has("pregnancy"), Number("age", -inf, 18, high_included=False)))),
        ({"all": [{"pregnancy": "yes"}]}, AllOf((Has("pregnancy"),))),
        ({"not": {"pregnancy": "yes"}}, Not(Has("pregnancy"))),
        (
            {"not": {"any": [{"pregnancy": "yes", "area": "cheeks"}, {"not": {"smoking": "daily"}}]}},
            Not(
                AnyOf(
                    (
                        AllOf((Has("pregnancy"), InArea(frozenset({"cheeks"})))),
                        Not(OneOf("smoking", frozenset({"daily"}))),
                    )
                )
            ),
        ),
    ],
)  # fmt: skip
def test_a_condition_is_read(data: object, condition: Condition) -> None:
    assert read_condition(data, TERMS) == condition


MAPPING = ("a condition is a mapping of facts to tests", "write it like {pregnancy: yes}, or always")
LIST = ("a list of conditions is missing here", "write it like [{a: yes}, {b: yes}]")
DATED = (
    "isotretinoin is a dated fact",
    "write it like within 6 months, current, yes or no",
)
EVENT = ("an event is compared with a length of time", "write it like within 14 days")
NUMBER = ("age is a number", "write it like under 18, at least 22, over 1.5 or 18 to 21")
DEPTH = ("a depth is compared with a length", "write it like over 1.5 mm")
FLAG = ("pregnancy is a yes-or-no fact", "write yes or no")


@pytest.mark.parametrize(
    ("data", "path", "says", "advice"),
    [
        (None, (), *MAPPING),
        ("never", (), *MAPPING),
        ([], (), *MAPPING),
        ({}, (), *MAPPING),
        (True, (), *MAPPING),
        ({"not": "always"}, ("not",), *MAPPING),
        ({"not": [{"pregnancy": "yes"}]}, ("not",), *MAPPING),
        ({"any": [{"pregnancy": "yes"}, "always"]}, ("any", 1), *MAPPING),
        ({"any": {"pregnancy": "yes"}}, ("any",), *LIST),
        ({"all": []}, ("all",), *LIST),
        ({"all": None}, ("all",), *LIST),
        ({"pregnancy": True}, ("pregnancy",), *FLAG),
        ({"pregnancy": "unknown"}, ("pregnancy",), *FLAG),
        ({"pregnancy": "within 6 months"}, ("pregnancy",), *FLAG),
        ({"pregnancy": ["yes"]}, ("pregnancy",), *FLAG),
        ({"isotretinoin": "6 months"}, ("isotretinoin",), *DATED),
        ({"isotretinoin": True}, ("isotretinoin",), *DATED),
        ({"isotretinoin": "within6 months"}, ("isotretinoin",), *DATED),
        (
            {"isotretinoin": "within 6 moons"},
            ("isotretinoin",),
            "'6 moons' is not a length of time",
            "write it like within 6 months",
        ),
        (
            {"isotretinoin": "over half a year"},
            ("isotretinoin",),
            "'half a year' is not a length of time",
            "write it like over 6 months",
        ),
        (
            {"isotretinoin": "within 6 months ago"},
            ("isotretinoin",),
            "'6 months ago' is not a length of time",
            "write within 6 months",
        ),
        ({"event": "soon"}, ("event",), *EVENT),
        ({"event": "yes"}, ("event",), *EVENT),
        ({"event": "within 2 moons"}, ("event",), "'2 moons' is not a length of time", "write it like within 14 days"),
        ({"age": 18}, ("age",), *NUMBER),
        ({"age": "yes"}, ("age",), *NUMBER),
        ({"age": "no"}, ("age",), *NUMBER),
        ({"age": "< 18"}, ("age",), "age is a number", "write under 18"),
        ({"age": ">= 22"}, ("age",), "age is a number", "write at least 22"),
        ({"age": "<= 22"}, ("age",), *NUMBER),
        ({"age": "under 18 years"}, ("age",), *NUMBER),
        ({"age": "under eighteen"}, ("age",), *NUMBER),
        ({"age": "under -1"}, ("age",), *NUMBER),
        ({"age": "under ١٨"}, ("age",), *NUMBER),
        ({"age": "18-21"}, ("age",), "age is a number", "write 18 to 21"),
        ({"age": "Under  18"}, ("age",), "age is a number", "write under 18"),
        ({"age": "21 to 18"}, ("age",), "'21 to 18' starts with the larger number", "write the smaller first"),
        ({"depth": "1.5 mm"}, ("depth",), *DEPTH),
        ({"depth": "over 1500 um"}, ("depth",), DEPTH[0], "write it in mm, like over 1.5 mm"),
        ({"depth": "over 1,5 mm"}, ("depth",), DEPTH[0], "write over 1.5 mm, with a point"),
        ({"depth": 1.5}, ("depth",), *DEPTH),
        (
            {"any": [{"pregnancy": "yes"}, {"not": {"all": [{"age": "old"}]}}]},
            ("any", 1, "not", "all", 0, "age"),
            *NUMBER,
        ),
    ],
)
def test_a_mistake_is_said_at_its_place_with_what_to_write(
    data: object, path: tuple[str | int, ...], says: str, advice: str
) -> None:
    with pytest.raises(Flaw) as caught:
        read_condition(data, TERMS)
    assert (caught.value.path, caught.value.says, caught.value.advice) == (path, says, advice)
    assert caught.value.unknown == ""


@pytest.mark.parametrize(
    ("data", "path", "says", "word", "offered"),
    [
        ({"pregnanci": "yes"}, ("pregnanci",), "'pregnanci' is not a fact of the vocabulary", "pregnanci", "pregnancy"),
        ({"and": []}, ("and",), "'and' is not a fact of the vocabulary", "and", "any"),
        ({"not": {"agee": "under 1"}}, ("not", "agee"), "'agee' is not a fact of the vocabulary", "agee", "age"),
        ({"skin_type": "VII"}, ("skin_type",), "'VII' is not one of the options this accepts", "VII", "VI"),
        ({"skin_type": ["V", "6"]}, ("skin_type", 1), "'6' is not one of the options this accepts", "6", "VI"),
        ({"skin_type": 4}, ("skin_type",), "4 is not one of the options this accepts", "4", "IV"),
        ({"area": "cheek"}, ("area",), "'cheek' is not one of the areas this accepts", "cheek", "cheeks"),
        ({"area": ["face", "chin"]}, ("area", 1), "'chin' is not one of the areas this accepts", "chin", "cheeks"),
        ({"concern": "scar"}, ("concern",), "'scar' is not one of the concerns this accepts", "scar", "scars"),
        ({"concern": []}, ("concern", 0), "a list is not one of the concerns this accepts", "[]", "scars"),
        ({"concern": None}, ("concern",), "an empty value is not one of the concerns this accepts", "None", "lines"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_declared_is_named_with_those_that_are(
    data: object, path: tuple[str | int, ...], says: str, word: str, offered: str
) -> None:
    with pytest.raises(Flaw) as caught:
        read_condition(data, TERMS)
    assert (caught.value.path, caught.value.says, caught.value.unknown) == (path, says, word)
    assert offered in caught.value.among


def test_a_short_list_of_words_is_told_and_a_long_one_pointed_to() -> None:
    with pytest.raises(Flaw) as short:
        read_condition({"concern": "x"}, TERMS)
    assert short.value.advice == "write one of lines, scars"
    many = Terms(facts={}, concerns=frozenset(f"concern-{n}" for n in range(12)))
    with pytest.raises(Flaw) as long:
        read_condition({"concern": "x"}, many)
    assert long.value.advice == "see needle show concerns"


@pytest.mark.parametrize(
    ("data", "instead"),
    [
        ({"isotretinoin": "Within 6months"}, "within 6 months"),
        ({"isotretinoin": "over  6 Months"}, "over 6 months"),
        ({"event": "within 14 Days"}, "within 14 days"),
        ({"depth": "over 1.5mm"}, "over 1.5 mm"),
        ({"age": "18–21"}, "18 to 21"),
        ({"age": "At least 22"}, "at least 22"),
        ({"age": "< 18"}, ""),
        ({"age": "21-18"}, "21 to 18"),
        ({"age": "21 to 18"}, ""),
        ({"isotretinoin": "within 6 months ago"}, ""),
        ({"isotretinoin": "6 months"}, ""),
        ({"depth": "over 1,5 mm"}, ""),
        ({"depth": "over 1500 um"}, ""),
        ({"skin_type": "v"}, ""),
        ({"pregnancy": "Yes"}, ""),
    ],
)
def test_what_is_right_but_for_its_form_is_given_in_the_form_that_is_read(data: object, instead: str) -> None:
    with pytest.raises(Flaw) as caught:
        read_condition(data, TERMS)
    assert caught.value.instead == instead


def test_a_range_with_its_larger_end_first_is_told_from_other_flaws() -> None:
    with pytest.raises(Flaw) as caught:
        read_condition({"age": "21 to 18"}, TERMS)
    assert caught.value.backwards


@pytest.mark.parametrize(
    ("data", "what"),
    [({"agee": "x"}, "fact"), ({"area": "x"}, "area"), ({"concern": "x"}, "concern"), ({"skin_type": "x"}, "option")],
)
def test_an_unknown_word_says_what_it_should_have_named(data: object, what: str) -> None:
    with pytest.raises(Flaw) as caught:
        read_condition(data, TERMS)
    assert caught.value.what == what


WORDS = [*TERMS.facts, "all", "any", "not", "area", "concern", "event", "depth", "x"]
VALUES = [
    "yes",
    "no",
    "current",
    "within 6 months",
    "over 1 day",
    "under 18",
    "V",
    "face",
    "scars",
    "over 1.5 mm",
    "",
    "x",
]
ANYTHING = st.recursive(
    st.sampled_from(VALUES) | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3),
    max_leaves=8,
)


@given(ANYTHING)
def test_any_plain_data_is_a_condition_or_one_flaw_with_a_path_into_it(data: object) -> None:
    flaws: list[Flaw] = []
    try:
        read_condition(data, TERMS)
    except Flaw as flaw:
        flaws.append(flaw)
    for found in flaws:
        assert found.says
        assert found.advice
        here = data
        for part in found.path:
            here = here[part] if here != [] else here  # type: ignore[index]
