"""What is claimed of a condition holds for every answer: no claim is made that a client could disprove."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, compiled, examples, small_files
from needlecli.knowledge import Pack
from needlecli.lint._conditions import MOST, always, implies, never, ways
from needlecli.lint._regions import never_longer
from needlecli.logic import (
    NEVER,
    Amount,
    Answer,
    Choice,
    Condition,
    Depth,
    Duration,
    Flag,
    Local,
    Past,
    Situation,
    Truth,
    evaluate,
    read_condition,
)


def small() -> Pack:
    checked = compiled(small_files())
    assert checked.value is not None
    return checked.value


WORDS = small().vocabulary
TYPES = ("I", "II", "III", "IV", "V", "VI")


def ended(days: int) -> Past:
    day = TODAY - timedelta(days=days)
    return Past(day, day)


FACTS: dict[str, tuple[Answer, ...]] = {
    "pregnancy": (Flag(yes=True), Flag(yes=False)),
    "isotretinoin": (
        *(NEVER, Past(TODAY, TODAY, current=True)),
        *(ended(days) for days in (0, 1, 20, 27, 28, 30, 31, 59, 61, 62, 170, 180, 181, 190, 400)),
    ),
    "skin_type": tuple(Choice(frozenset({one})) for one in TYPES),
    "age": tuple(Amount(value) for value in (0, 17, 17.9, 18, 19, 21, 21.5, 22, 30, 120)),
}
PARTLY: dict[str, tuple[Answer | None, ...]] = {
    "pregnancy": (*FACTS["pregnancy"], None),
    "isotretinoin": (*FACTS["isotretinoin"][::3], None, Past(TODAY - timedelta(days=70), TODAY), Past(TODAY, TODAY)),
    "skin_type": (*FACTS["skin_type"][::2], None, Choice(frozenset({"I", "IV"})), Choice(frozenset({"IV", "V"}))),
    "age": (*FACTS["age"][::2], None),
}
"""Answers as they come: some given in part, some not at all."""

CLAUSES: tuple[dict[str, Any], ...] = (
    {"pregnancy": "yes"},
    {"pregnancy": "no"},
    {"isotretinoin": "yes"},
    {"isotretinoin": "no"},
    {"isotretinoin": "current"},
    *({"isotretinoin": f"{word} {time}"} for word in ("within", "over") for time in ("1 month", "60 days", "6 months")),
    {"skin_type": ["I", "II", "III"]},
    {"skin_type": ["III", "IV"]},
    {"skin_type": ["IV", "V", "VI"]},
    {"skin_type": list(TYPES)},
    {"skin_type": "yes"},
    *({"age": test} for test in ("under 18", "18 to 21", "at least 18", "over 21", "20 to 30", "at least 0")),
    {"area": "face"},
    {"area": ["cheeks", "forehead"]},
    {"area": "eyelids"},
    {"concern": "scars"},
    {"concern": ["scars", "lines"]},
    {"event": "within 14 days"},
    {"event": "within 30 days"},
    {"depth": "over 1 mm"},
    {"depth": "over 2 mm"},
)
"""Every sort of clause, with neighbours that touch, overlap, contain and exclude each other."""

written = st.recursive(
    st.sampled_from(CLAUSES),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)
conditions = st.builds(read_condition, written, st.just(WORDS.terms))


def looked_at(*conditions: Condition) -> set[str]:
    return {name for condition in conditions for name in FACTS if f"'{name}'" in repr(condition)}


def situations(*conditions: Condition, partly: bool) -> Iterator[Situation]:
    """Visit every combination of the answers that these conditions look at."""
    names = sorted(looked_at(*conditions))
    said = repr(conditions)
    table: dict[str, Any] = PARTLY if partly else FACTS
    concerns = ((), ("scars",), ("lines",), ("scars", "lines")) if "ForConcern" in said else ((),)
    events = (None, 0, 13, 14, 29, 30) if "EventWithin" in said else (None,)
    depths = ((None, 0.5), (1, 1), (1.5, 1.5), (0.5, 1.5), (2.5, 3)) if "Deeper" in said else ((None, 0.5),)
    areas = ("cheeks", "forehead", "eyelids") if "InArea" in said else ("cheeks",)
    for area, wishes, event, (low, high) in product(areas, concerns, events, depths):
        for answers in product(*(table[name] for name in names)):
            given: dict[str, Answer | Local] = {n: a for n, a in zip(names, answers, strict=True) if a is not None}
            yield Situation(
                on=TODAY,
                answers=given,
                concerns=frozenset(wishes),
                area=area,
                event=TODAY + timedelta(days=event) if event is not None else None,
                event_known=not partly or event != 13,
                offered=Depth(low, high) if low is not None else None,
            )


@examples(300)
@given(conditions)
def test_what_never_holds_holds_for_nobody(condition: Condition) -> None:
    if never(condition, WORDS):
        assert not any(evaluate(condition, now) is Truth.YES for now in situations(condition, partly=True))


@examples(300)
@given(conditions)
def test_what_always_holds_holds_for_everybody_who_has_answered(condition: Condition) -> None:
    if always(condition, WORDS):
        assert all(evaluate(condition, now) is Truth.YES for now in situations(condition, partly=False))


@examples(600)
@given(conditions, conditions)
def test_what_follows_holds_whenever_the_other_does(one: Condition, other: Condition) -> None:
    mine, theirs = ways(one, WORDS), ways(other, WORDS)
    if mine is not None and theirs is not None and implies(mine, theirs):
        for now in situations(one, other, partly=True):
            assert evaluate(one, now) is not Truth.YES or evaluate(other, now) is Truth.YES


def read(data: object) -> Condition:
    return read_condition(data, WORDS.terms)


@pytest.mark.parametrize(
    "data",
    [
        {"all": [{"pregnancy": "yes"}, {"pregnancy": "no"}]},
        {"pregnancy": "yes", "not": {"pregnancy": "yes"}},
        {"all": [{"skin_type": ["I", "II"]}, {"skin_type": ["IV", "V"]}]},
        {"all": [{"age": "under 18"}, {"age": "over 30"}]},
        {"all": [{"age": "under 18"}, {"age": "at least 18"}]},
        {"age": "under 0"},
        {"age": "over 120"},
        {"not": {"age": "0 to 120"}},
        {"all": [{"isotretinoin": "within 3 months"}, {"isotretinoin": "over 6 months"}]},
        {"all": [{"isotretinoin": "within 20 days"}, {"isotretinoin": "over 1 month"}]},
        {"all": [{"isotretinoin": "within 48 hours"}, {"isotretinoin": "over 2 days"}]},
        {"all": [{"isotretinoin": "current"}, {"isotretinoin": "over 1 day"}]},
        {"all": [{"isotretinoin": "no"}, {"isotretinoin": "within 1 year"}]},
        {"all": [{"area": "cheeks"}, {"area": ["forehead", "eyelids"]}]},
        {"area": "cheeks", "not": {"area": "face"}},
        {"concern": "scars", "not": {"concern": ["scars", "lines"]}},
        {"event": "within 7 days", "not": {"event": "within 14 days"}},
        {"depth": "over 2 mm", "not": {"depth": "over 1 mm"}},
        {"pregnancy": "yes", "any": [{"pregnancy": "no"}, {"age": "under 18", "not": {"age": "under 21"}}]},
        {"not": {"any": [{"pregnancy": "yes"}, {"pregnancy": "no"}]}},
    ],
)
def test_clauses_that_exclude_each_other_never_hold(data: object) -> None:
    assert never(read(data), WORDS)
    assert always(read({"not": data}), WORDS)


@pytest.mark.parametrize(
    "data",
    [
        "always",
        {"pregnancy": "yes"},
        {"all": [{"age": "at least 18"}, {"age": "18 to 21"}]},
        {"all": [{"isotretinoin": "within 1 month"}, {"isotretinoin": "over 28 days"}]},
        {"all": [{"isotretinoin": "within 2 months"}, {"isotretinoin": "current"}]},
        {"all": [{"concern": "scars"}, {"concern": "lines"}]},
        {"area": "face", "depth": "over 1 mm", "event": "within 3 days"},
        {"any": [{"pregnancy": "yes"}, {"all": [{"pregnancy": "yes"}, {"pregnancy": "no"}]}]},
    ],
)
def test_what_can_hold_is_not_said_never_to(data: object) -> None:
    assert not never(read(data), WORDS)


@pytest.mark.parametrize(
    "data",
    [
        "always",
        {"any": [{"pregnancy": "yes"}, {"pregnancy": "no"}]},
        {"skin_type": list(TYPES)},
        {"any": [{"skin_type": ["I", "II", "III"]}, {"skin_type": ["IV", "V", "VI"]}]},
        {"any": [{"age": "under 18"}, {"age": "at least 18"}]},
        {"age": "0 to 120"},
        {"any": [{"isotretinoin": "no"}, {"isotretinoin": "within 1 month"}, {"isotretinoin": "over 1 month"}]},
        {"area": ["face"]},
        {"any": [{"depth": "over 1 mm"}, {"not": {"depth": "over 2 mm"}}]},
    ],
)
def test_what_no_answer_can_undo_always_holds(data: object) -> None:
    assert always(read(data), WORDS)


@pytest.mark.parametrize(
    "data",
    [
        {"pregnancy": "yes"},
        {"concern": ["scars", "lines"]},
        {"area": ["cheeks", "forehead"]},
        {"any": [{"age": "under 18"}, {"age": "over 18"}]},
        {"any": [{"isotretinoin": "within 6 months"}, {"isotretinoin": "over 6 months"}]},
    ],
)
def test_what_some_answer_undoes_is_not_said_always_to_hold(data: object) -> None:
    assert not always(read(data), WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"isotretinoin": "within 3 months"}, {"isotretinoin": "within 6 months"}),
        ({"isotretinoin": "within 5 months"}, {"isotretinoin": "within 1 year"}),
        ({"isotretinoin": "within 150 days"}, {"isotretinoin": "within 6 months"}),
        ({"isotretinoin": "current"}, {"isotretinoin": "within 1 day"}),
        ({"isotretinoin": "over 6 months"}, {"isotretinoin": "yes"}),
        ({"age": "18 to 21"}, {"age": "under 22"}),
        ({"skin_type": "V"}, {"skin_type": ["IV", "V"]}),
        ({"skin_type": "V", "pregnancy": "yes"}, {"any": [{"age": "under 18"}, {"pregnancy": "yes"}]}),
        ({"area": "cheeks"}, {"area": ["cheeks", "forehead"]}),
        ({"concern": "scars"}, {"concern": ["scars", "lines"]}),
        ({"event": "within 7 days"}, {"event": "within 14 days"}),
        ({"depth": "over 2 mm"}, {"depth": "over 1.5 mm"}),
        ({"any": [{"age": "under 5"}, {"age": "10 to 12"}]}, {"age": "under 18"}),
        ({"pregnancy": "yes"}, "always"),
    ],
)
def test_what_is_narrower_implies_what_is_wider_and_not_the_other_way_round(one: object, other: object) -> None:
    mine, theirs = ways(read(one), WORDS), ways(read(other), WORDS)
    assert mine is not None
    assert theirs is not None
    assert implies(mine, theirs)
    assert not implies(theirs, mine)


def test_nothing_is_claimed_of_a_condition_with_too_many_ways_to_hold() -> None:
    several = {"any": [{"age": f"{low} to {low}"} for low in range(10)]}
    other = {"any": [{"concern": "scars"}, {"area": "cheeks"}, {"depth": "over 1 mm"}, {"pregnancy": "yes"}]}
    large = read({"all": [several, *([other] * 12), {"pregnancy": "no"}]})
    assert ways(large, WORDS) is None
    assert not never(large, WORDS)
    assert not always(large, WORDS)
    assert len(ways(read({"all": [several, other]}), WORDS) or ()) <= MOST


times = st.builds(Duration, st.integers(0, 1300), st.sampled_from(["hour", "day", "week", "month", "year"]))


@examples(500)
@given(times, times, st.dates())
def test_a_time_that_is_never_longer_ends_no_later_whatever_day_both_start_on(
    one: Duration, other: Duration, start: Any
) -> None:
    if never_longer(one, other):
        assert one.after(start) <= other.after(start)
