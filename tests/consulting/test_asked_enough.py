"""What an interview does not ask about cannot change what it ends in: only notes may differ."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, examples
from consulting.interviewer import Reply, consulted, outcome, truthful, unasked
from needlecli.advice import recommend
from needlecli.client import read_client
from needlecli.consulting import Prompt, State, answered, begin, next_prompt, progress
from needlecli.files import load_pack
from needlecli.knowledge import Fact, Pack
from needlecli.logic import PLANNED_DEPTH, Kind
from needlecli.source import Document
from test_properties import small, small_cautions

CORE = load_pack()
PLANS = frozenset({"peel-timing", "peel-solution", PLANNED_DEPTH})
"""What the practitioner may plan later on: a decision, and no fact about the client."""
EVENTS = ("no", "2026-11-25", "2026-12-04", "2027-06-12")
randoms = st.integers(0, 10**6).map(Random)
AGO = tuple(f"{count} {unit}s ago" for unit in ("day", "week", "month") for count in (0, 1, 3, 5, 8, 13))


def an_answer(fact: Fact, random: Random, so: float, areas: list[str]) -> str:
    """Draw what is so of one fact; `so` is how often something is."""
    match fact.kind:
        case Kind.NUMBER:
            return str(random.choice([16, 20, 30, 50, 70]) if fact.id == "age" else random.randint(1, 3))
        case Kind.CHOICE if not fact.none:
            return random.choice(fact.options)
        case _ if random.random() > so:
            return "no"
        case Kind.CHOICE:
            return random.choice([option for option in fact.options if option != fact.none])
        case Kind.DATED:
            answer = random.choice(["current", "yes", "2026-10", *AGO])
        case Kind.FLAG:
            answer = "yes"
    return f"{answer}@{random.choice(areas)}" if fact.local and random.random() < 0.2 else answer


def everything(pack: Pack, random: Random, so: float) -> dict[str, str]:
    areas = list(pack.vocabulary.areas)
    return {fact.id: an_answer(fact, random, so, areas) for fact in pack.vocabulary.facts.values()}


def forgetful(reply: Reply, random: Random, often: float) -> Reply:
    """Leave some questions open."""

    def some(prompt: Prompt) -> str:
        return "" if prompt.form in ("sheet", "fact", "event") and random.random() < often else reply(prompt)

    return some


def nothing_else_matters(state: State, random: Random) -> None:
    """Answer what was not asked in any way, and look at what comes of it."""
    left = [name for name in unasked(state) if name not in PLANS]
    known = outcome(state.advice)
    for so in (0.2, 1.0):
        more = everything(state.pack, random, so)
        record: dict[str, Any] = {**state.record, "facts": {**state.facts, **{name: more[name] for name in left}}}
        if "event" not in state.asked and not record.get("event"):
            record["event"] = random.choice(EVENTS)
        client = read_client(Document("r", "", record), state.pack, TODAY).value
        assert client is not None
        assert outcome(recommend(state.pack, client)) == known


records = st.fixed_dictionaries(
    {"concerns": st.lists(st.sampled_from(sorted(CORE.vocabulary.concerns)), min_size=1, max_size=2, unique=True)},
    optional={
        "areas": st.lists(st.sampled_from(sorted(CORE.vocabulary.areas)), min_size=1, max_size=2, unique=True),
        "cleared": st.lists(st.sampled_from(sorted(CORE.clearable)), max_size=3, unique=True),
        "operator": st.sampled_from(["esthetician", "nurse", "physician"]),
    },
)


@examples(6)
@given(
    records,
    randoms,
    st.sampled_from([0.0, 0.03, 0.1, 0.3]),
    st.sampled_from([0.0, 0.0, 0.2]),
)
def test_what_was_not_asked_changes_nothing(record: dict[str, Any], random: Random, so: float, open_: float) -> None:
    truth = everything(CORE, random, so)
    reply = forgetful(truthful(truth, random.choice(EVENTS)), random, open_)
    nothing_else_matters(consulted(begin(CORE, record, TODAY), reply), random)


@examples(120)
@given(
    small_cautions,
    randoms,
    st.sampled_from([0.2, 0.6]),
    st.sampled_from([[], ["c0"], ["c0", "c1"]]),
)
def test_what_was_not_asked_changes_nothing_in_any_pack(
    some: tuple[str, ...], random: Random, so: float, letters: list[str]
) -> None:
    pack = small(some)
    cleared = [c.id for c in pack.all_cautions() if c.id in letters and c.level == "clearance"]
    record = {"concerns": ["scars", "lines"], "areas": ["cheeks", "forehead"], "cleared": cleared}
    reply = truthful(everything(pack, random, so), random.choice(EVENTS))
    nothing_else_matters(consulted(begin(pack, record, TODAY), reply), random)


@examples(5)
@given(records, randoms, st.sampled_from([0.0, 0.1]))
def test_at_most_as_many_are_left_as_was_said(record: dict[str, Any], random: Random, so: float) -> None:
    """A thing that is so may bring the question when, or which: those alone come on top."""
    reply = truthful(everything(CORE, random, so), "no")
    state, most = begin(CORE, record, TODAY), 10_000
    while (prompt := next_prompt(state)) is not None:
        if state.started and not prompt.keys[0].endswith("+"):
            halves = sum(key.endswith("+") for key in map(state.key, (q.fact for q in state.open)) if key != "event")
            assert progress(state).left - halves <= most
            most = progress(state).left - halves - 1
        state = answered(state, prompt, reply(prompt))
    assert progress(state).left == 0


@pytest.mark.parametrize("operator", ["esthetician", "nurse", "physician"])
def test_a_healthy_client_is_asked_two_dozen_things_at_most(operator: str) -> None:
    truth = dict.fromkeys(CORE.vocabulary.facts, "no") | {
        "age": "34", "sex": "female", "skin_type": "III", "face-volume": "average", "operator": operator,
        "peel-timing": "alternating", "peel-solution": "lactic",
    }  # fmt: skip
    state = consulted(begin(CORE, {"concerns": ["acne-scars"]}, TODAY), truthful(truth))
    assert state.steps <= 23
    assert state.advice.questions == ()


def one_by_one(state: State, truth: dict[str, str], event: str) -> State:
    """Answer only the first open question, again and again, though a sheet would ask for more at a time."""
    while state.open:
        fact = state.open[0].fact
        key = state.key(fact)
        how = Prompt("event" if fact == "event" else "fact", "", (), "", "", (key,))
        state = answered(state, how, "" if key.endswith("+") else event if fact == "event" else truth[fact])
    return state


@examples(80)
@given(small_cautions, randoms, st.sampled_from([0.3, 0.6]))
def test_nor_would_it_where_every_question_is_asked_alone(some: tuple[str, ...], random: Random, so: float) -> None:
    pack = small(some)
    record = {"concerns": ["scars", "lines"], "areas": ["cheeks", "forehead"]}
    truth = everything(pack, random, so)
    nothing_else_matters(one_by_one(begin(pack, record, TODAY), truth, random.choice(EVENTS)), random)
