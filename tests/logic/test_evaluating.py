"""Every kind of condition against every kind of answer, what stays open, and until when it holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY
from needlecli.logic import (
    EVENT,
    NEVER,
    PLANNED_DEPTH,
    AllOf,
    Always,
    Amount,
    Answer,
    AnyOf,
    Choice,
    Condition,
    Current,
    Deeper,
    Depth,
    Duration,
    EventWithin,
    Flag,
    ForConcern,
    Has,
    InArea,
    Local,
    Not,
    Number,
    OneOf,
    Past,
    Situation,
    Truth,
    Until,
    Within,
    evaluate,
    named_facts,
    open_facts,
    until,
)

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN
HALF_A_YEAR, FORTNIGHT = Duration(6, "month"), Duration(14, "day")
INF = float("inf")


def day(text: str) -> Past:
    """Say that something last happened on one day, or between two."""
    earliest, _, latest = text.partition(" to ")
    return Past(date.fromisoformat(earliest), date.fromisoformat(latest or earliest))


def situation(answer: Answer | Local | None = None, **more: Answer | Local) -> Situation:
    answers = more if answer is None else {"fact": answer, **more}
    return Situation(TODAY, answers)


YES_BUT_WHEN = day("1926-11-22 to 2026-11-22")
STILL = Past(date(2026, 1, 1), TODAY, current=True)


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        (None, U),
        (Flag(yes=True), Y),
        (Flag(yes=False), N),
        (NEVER, N),
        (day("2026-09-01"), Y),
        (YES_BUT_WHEN, Y),
        (STILL, Y),
        (Amount(0), Y),
        (Choice(frozenset({"II"})), Y),
        (Choice(frozenset({"II", "III"})), Y),
        (Choice(frozenset({"never"}), "never"), N),
        (Choice(frozenset({"never", "daily"}), "never"), U),
        (Choice(frozenset({"weekly", "daily"}), "never"), Y),
    ],
)
def test_a_fact_is_there(answer: Answer | None, holds: Truth) -> None:
    assert evaluate(Has("fact"), situation(answer)) is holds
    assert evaluate(Not(Has("fact")), situation(answer)) is ~holds


@pytest.mark.parametrize(
    ("possible", "holds"),
    [
        (None, U),
        ({"I"}, Y),
        ({"I", "II"}, Y),
        ({"II", "III"}, U),
        ({"III"}, N),
        ({"III", "IV"}, N),
        ({"I", "II", "III", "IV", "V", "VI"}, U),
    ],
)
def test_a_choice_is_one_of_the_options(possible: set[str] | None, holds: Truth) -> None:
    answer = None if possible is None else Choice(frozenset(possible))
    assert evaluate(OneOf("fact", frozenset({"I", "II"})), situation(answer)) is holds


@pytest.mark.parametrize(
    ("answer", "within_half_a_year", "still"),
    [
        (None, U, U),
        (NEVER, N, N),
        (STILL, Y, Y),
        (Past(date(2001, 1, 1), date(2001, 1, 1), current=True), Y, Y),
        (YES_BUT_WHEN, U, U),
        (day("2026-11-22"), Y, N),
        (day("2026-11-21"), Y, N),
        (day("2026-05-23"), Y, N),
        (day("2026-05-22"), N, N),  # half a year ago to the day is no longer within half a year
        (day("2026-05-21"), N, N),
        (day("2026-05-22 to 2026-05-23"), U, N),
        (day("2026-05-23 to 2026-11-21"), Y, N),
        (day("2020-01-01 to 2026-05-22"), N, N),
        (day("2020-01-01 to 2026-11-21"), U, N),
        (day("2026-10-01 to 2026-11-22"), Y, U),
        (day("2027-01-01"), Y, N),
    ],
)
def test_a_date_lies_within_a_window_or_it_still_goes_on(
    answer: Answer | None, within_half_a_year: Truth, still: Truth
) -> None:
    assert evaluate(Within("fact", HALF_A_YEAR), situation(answer)) is within_half_a_year
    assert evaluate(Current("fact"), situation(answer)) is still


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Number("fact", -INF, 18, high_included=False), {17: Y, 17.9: Y, 18: N, 19: N}),
        (Number("fact", 22, INF), {21: N, 21.9: N, 22: Y, 90: Y}),
        (Number("fact", 1.5, INF, low_included=False), {1.5: N, 1.6: Y}),
        (Number("fact", 18, 21), {17: N, 18: Y, 20: Y, 21: Y, 22: N}),
    ],
)
def test_a_number_lies_between_bounds(condition: Condition, holds: dict[float, Truth]) -> None:
    assert {n: evaluate(condition, situation(Amount(n))) for n in holds} == holds
    assert evaluate(condition, situation()) is U


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        (Within("fact", HALF_A_YEAR), Flag(yes=True)),
        (Current("fact"), Flag(yes=False)),
        (OneOf("fact", frozenset({"I"})), Flag(yes=True)),
        (Number("fact", 0, 9), day("2026-09-01")),
    ],
)
def test_an_answer_of_another_kind_decides_nothing(condition: Condition, answer: Answer) -> None:
    assert evaluate(condition, situation(answer)) is U


@pytest.mark.parametrize(
    ("known", "event", "holds"),
    [
        (False, None, U),
        (True, None, N),
        (True, TODAY - timedelta(days=1), N),
        (True, TODAY, Y),
        (True, TODAY + timedelta(days=13), Y),
        (True, TODAY + timedelta(days=14), N),
        (True, date.max, N),
    ],
)
def test_an_event_comes_within_a_window(known: bool, event: date | None, holds: Truth) -> None:
    now = Situation(TODAY, {}, event=event, event_known=known)
    assert evaluate(EventWithin(FORTNIGHT), now) is holds


@pytest.mark.parametrize(
    ("planned", "offered", "holds"),
    [
        (None, None, N),
        (None, Depth(1.0, 1.5), N),
        (None, Depth(1.0, 2.0), U),
        (None, Depth(1.5, 2.0), U),
        (None, Depth(1.6, 2.0), Y),
        (1.5, Depth(1.6, 2.0), N),
        (1.6, Depth(0.5, 1.0), Y),
        (1.6, None, Y),
    ],
)
def test_the_needles_go_deeper_than_planned_or_else_than_offered(
    planned: float | None, offered: Depth | None, holds: Truth
) -> None:
    answers: dict[str, Answer | Local] = {} if planned is None else {PLANNED_DEPTH: Amount(planned)}
    assert evaluate(Deeper(1.5), Situation(TODAY, answers, offered=offered)) is holds


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Always(), Y),
        (InArea(frozenset({"cheeks", "chin"})), Y),
        (InArea(frozenset({"chin"})), N),
        (ForConcern(frozenset({"scars", "lines"})), Y),
        (ForConcern(frozenset({"lines"})), N),
        (ForConcern(frozenset()), N),
    ],
)
def test_place_and_purpose_are_never_unknown(condition: Condition, holds: Truth) -> None:
    assert evaluate(condition, Situation(TODAY, {}, frozenset({"scars", "pores"}), "cheeks")) is holds


CHEEKS = frozenset({"cheeks"})


@pytest.mark.parametrize(
    ("condition", "answer", "here", "elsewhere"),
    [
        (Has("fact"), Local(Flag(yes=True), CHEEKS), Y, N),
        (Has("fact"), Local(Flag(yes=False), CHEEKS), N, N),
        (Within("fact", HALF_A_YEAR), Local(day("2026-11-01"), CHEEKS), Y, N),
        (Current("fact"), Local(STILL, CHEEKS), Y, N),
        (Within("fact", HALF_A_YEAR), Local(YES_BUT_WHEN, CHEEKS), U, N),
        (OneOf("fact", frozenset({"thick"})), Local(Choice(frozenset({"thick"}), "none"), CHEEKS), Y, N),
        (OneOf("fact", frozenset({"none"})), Local(Choice(frozenset({"thick"}), "none"), CHEEKS), N, Y),
        (Has("fact"), Local(Choice(frozenset({"thick"})), CHEEKS), Y, N),
        (Number("fact", 1, 5), Local(Amount(3), CHEEKS), Y, Y),
    ],
)
def test_an_answer_placed_on_an_area_holds_there_and_is_no_elsewhere(
    condition: Condition, answer: Local, here: Truth, elsewhere: Truth
) -> None:
    now = situation(answer)
    assert evaluate(condition, replace(now, area="cheeks")) is here
    assert evaluate(condition, replace(now, area="forehead")) is elsewhere


PARTS = {Y: Has("yes"), N: Has("no"), U: Has("unknown")}
KNOWN = situation(yes=Flag(yes=True), no=Flag(yes=False))


@pytest.mark.parametrize(
    ("parts", "all_of_them", "any_of_them", "open_in_all", "open_in_any"),
    [
        ((Y, Y), Y, Y, set(), set()),
        ((Y, U), U, Y, {"unknown"}, set()),
        ((N, U), N, U, set(), {"unknown"}),
        ((U, U), U, U, {"unknown"}, {"unknown"}),
        ((Y, N, U), N, Y, set(), set()),
        ((), Y, N, set(), set()),
    ],
)
def test_parts_are_joined_and_only_what_could_decide_stays_open(
    parts: tuple[Truth, ...], all_of_them: Truth, any_of_them: Truth, open_in_all: set[str], open_in_any: set[str]
) -> None:
    conditions = tuple(PARTS[part] for part in parts)
    assert evaluate(AllOf(conditions), KNOWN) is all_of_them
    assert evaluate(AnyOf(conditions), KNOWN) is any_of_them
    assert open_facts(AllOf(conditions), KNOWN) == open_in_all
    assert open_facts(AnyOf(conditions), KNOWN) == open_in_any
    assert open_facts(Not(AnyOf(conditions)), KNOWN) == open_in_any


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        (Has("a"), {"a"}),
        (OneOf("a", frozenset({"I"})), {"a"}),
        (Within("a", HALF_A_YEAR), {"a"}),
        (Current("a"), {"a"}),
        (Number("a", 0, 1), {"a"}),
        (EventWithin(FORTNIGHT), {EVENT}),
        (Deeper(1.5), {PLANNED_DEPTH}),
        (Has("yes"), set()),
        (Always(), set()),
        (InArea(CHEEKS), set()),
        (AllOf((Has("yes"), AnyOf((Has("a"), Has("no"), Not(Has("b")))))), {"a", "b"}),
        (AnyOf((Has("yes"), Has("a"))), set()),
        (AllOf((Has("a"), AnyOf((Has("b"), Has("yes"))))), {"a"}),
    ],
)
def test_the_open_facts_are_those_that_could_still_decide(condition: Condition, facts: set[str]) -> None:
    assert open_facts(condition, replace(KNOWN, offered=Depth(1.0, 2.0))) == facts


def test_the_facts_a_condition_looks_at_are_named_whether_open_or_not() -> None:
    parts = (Has("a"), Not(OneOf("b", CHEEKS)), AnyOf((Within("c", FORTNIGHT), Current("d"))), Number("e", 0, 1))
    assert named_facts(AllOf((*parts, InArea(CHEEKS), EventWithin(FORTNIGHT), Deeper(1), Always()))) == set("abcde")


# -- until when ---------------------------------------------------------------------------------------------------

A, B, C = (Within(fact, HALF_A_YEAR) for fact in "abc")  # they end on 1 March, 1 February and 1 January 2027
DATED = replace(
    situation(
        a=day("2026-09-01"),
        b=day("2026-08-01"),
        c=day("2026-07-01"),
        old=day("2020-01-01"),
        still=STILL,
        vague=day("2026-07-01 to 2026-09-15"),
        last=day("2026-08-31"),
        maybe=day("2020-01-01 to 2026-09-20"),
        yes=Flag(yes=True),
        no=Flag(yes=False),
    ),
    event=date(2026, 11, 30),
    event_known=True,
)
MARCH, FEBRUARY, JANUARY = Until(date(2027, 3, 1)), Until(date(2027, 2, 1)), Until(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("condition", "end"),
    [
        (A, MARCH),
        (Within("last", HALF_A_YEAR), Until(date(2027, 2, 28))),
        (Within("vague", HALF_A_YEAR), Until(date(2027, 3, 15))),  # counted from the latest day it can have been
        (Within("still", HALF_A_YEAR), Until(date(2027, 5, 22), ongoing=True)),
        (EventWithin(FORTNIGHT), Until(date(2026, 12, 1))),
        (Has("yes"), None),
        (Current("still"), None),
        (Always(), None),
        (Not(Has("no")), None),
        (Not(Within("old", HALF_A_YEAR)), None),
        (AllOf((A, B)), FEBRUARY),
        (AllOf((A, Has("yes"))), MARCH),
        (AllOf((Has("yes"), Always())), None),
        (AnyOf((A, B)), MARCH),
        (AnyOf((A, Has("yes"))), None),
        (AnyOf((A, Has("no"))), MARCH),
        (AnyOf((C, Within("old", HALF_A_YEAR))), JANUARY),
        (AnyOf((C, Has("unknown"))), JANUARY),
        (AnyOf((C, Within("maybe", HALF_A_YEAR))), Until(date(2027, 3, 20))),  # what may hold counts as holding
        (AnyOf((A, Within("still", HALF_A_YEAR))), Until(date(2027, 5, 22), ongoing=True)),
        (AllOf((AnyOf((A, B)), C)), JANUARY),
        (AllOf((AnyOf((B, C)), A)), FEBRUARY),
        (AllOf((AnyOf((A, Has("yes"))), C)), JANUARY),
        (AllOf((AnyOf((A, Has("yes"))), Has("yes"))), None),
        (AnyOf((AllOf((A, B)), C)), FEBRUARY),
        (AnyOf((AllOf((A, Has("yes"))), AllOf((B, C)))), MARCH),
        (AnyOf((AllOf((A, Has("no"))), AllOf((B, C)))), JANUARY),
        (AnyOf((AllOf((Has("yes"), Always())), C)), None),
    ],
)
def test_a_condition_holds_until_a_day_or_for_as_long_as_nothing_changes(
    condition: Condition, end: Until | None
) -> None:
    assert evaluate(condition, DATED) is not N
    assert until(condition, DATED) == end


def test_the_day_is_not_before_the_end_of_a_part_that_comes_to_hold_meanwhile() -> None:
    event = date(2027, 3, 10)
    assert until(AnyOf((A, EventWithin(FORTNIGHT))), replace(DATED, event=event)) == Until(date(2027, 3, 11))
    over = AllOf((Has("c"), Not(Within("c", Duration(7, "month")))))
    assert until(AnyOf((A, over)), DATED) is None


def test_an_event_on_the_last_day_there_is_has_no_day_after() -> None:
    assert until(EventWithin(FORTNIGHT), replace(DATED, event=date.max)) is None


def test_on_the_last_day_there_is_a_window_can_still_be_looked_at() -> None:
    now = replace(situation(day("9999-12-31")), on=date.max)
    assert evaluate(Within("fact", HALF_A_YEAR), now) is N
    assert until(Within("fact", FORTNIGHT), replace(now, on=date(9999, 12, 30))) == Until(date.max)


DAYS = st.integers(-800, 30).map(lambda n: TODAY + timedelta(days=n))
LEAVES: st.SearchStrategy[Condition] = (
    st.builds(Within, st.sampled_from("abc"), st.integers(1, 24).map(lambda n: Duration(n, "month")))
    | st.sampled_from("abc").map(Has)
    | st.builds(EventWithin, st.integers(1, 60).map(lambda n: Duration(n, "day")))
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
        | inner.map(Not)
    ),
    max_leaves=6,
)
SITUATIONS = st.builds(
    lambda answers, event: Situation(TODAY, answers, event=event, event_known=True),
    st.dictionaries(st.sampled_from("abc"), DAYS.map(lambda d: Past(d, d)) | st.just(NEVER)),
    st.none() | st.integers(0, 90).map(lambda n: TODAY + timedelta(days=n)),
)


@given(CONDITIONS, SITUATIONS)
def test_until_is_the_first_day_on_which_the_condition_no_longer_holds(condition: Condition, now: Situation) -> None:
    end = until(condition, now) if evaluate(condition, now) is Y else None
    if end is not None:
        assert end.day > now.on
        assert evaluate(condition, replace(now, on=end.day)) is not Y
        for n in range(0, (end.day - now.on).days, 3):
            assert evaluate(condition, replace(now, on=now.on + timedelta(days=n))) is Y


@given(CONDITIONS, SITUATIONS, st.sampled_from("abc"), DAYS.map(lambda d: Past(d, d)) | st.just(NEVER))
def test_one_more_answer_never_turns_a_definite_result(
    condition: Condition, now: Situation, fact: str, answer: Past
) -> None:
    before = evaluate(condition, now)
    if fact not in now.answers and before is not U:
        assert evaluate(condition, replace(now, answers={**now.answers, fact: answer})) is before


@given(CONDITIONS, SITUATIONS)
def test_a_condition_is_open_exactly_when_some_fact_is(condition: Condition, now: Situation) -> None:
    facts = open_facts(condition, now)
    assert (evaluate(condition, now) is U) is bool(facts)
    assert facts <= named_facts(condition) - now.answers.keys()


@given(DAYS, DAYS, st.integers(0, 24))
def test_a_span_of_days_is_decided_exactly_when_all_its_days_agree(one: date, other: date, months: int) -> None:
    earliest, latest = sorted((one, other))
    window = Within("fact", Duration(months, "month"))
    first, last = (evaluate(window, situation(Past(d, d))) for d in (earliest, latest))
    assert evaluate(window, situation(Past(earliest, latest))) is (first if first is last else U)
