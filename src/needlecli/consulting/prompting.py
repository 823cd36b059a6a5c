"""What to ask next: the concern and the place, who treats, what was left half said, and then sheet by sheet.

The sheet with the most decisive open question comes first; what stands on it no longer matters is left out of it.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from needlecli.consulting.sheets import ticked
from needlecli.consulting.state import AREAS, CONCERNS, NOTES, State
from needlecli.knowledge import OPERATOR, OPERATORS, Fact
from needlecli.logic import EVENT, Choice, Kind, Local, Situation, Truth, evaluate, named_facts

Form = Literal["concerns", "areas", "sheet", "fact", "event", "notes"]
FORMS = {
    "sheet": "Numbers of what is so (all others are then no), or none.",
    "flag": "yes or no.",
    "dated": "no, now, a day like 2026-09-01, 6 weeks ago, or yes.",
    "when": "A day like 2026-09-01, a month like 2026-09, 6 weeks ago, or now.",
    "choice": "A number or the word.",
    "event": "A day like 2027-06-12, in 6 weeks, or no.",
    "concerns": "Numbers or words, with commas between them.",
    "areas": "Numbers or words, with commas between them.",
    "notes": "In their own words.",
}
"""How each kind of question is answered, in one line."""


class Item(NamedTuple):
    """One numbered line of a prompt: what it stands for, and its words."""

    id: str
    text: str


class Prompt(NamedTuple):
    """One question as it is asked: its form, its words, what may be chosen, how it is answered and what Enter means.

    `keys` is what counts as asked with it.
    """

    form: Form
    ask: str
    items: tuple[Item, ...]
    how: str
    enter: str
    keys: tuple[str, ...]

    @property
    def fact(self) -> str:
        """The fact that a prompt about one fact asks about."""
        return self.keys[0].rstrip("+!")


class Progress(NamedTuple):
    """How far a consultation is: prompts answered, prompts left at most, facts that need not be asked about at all."""

    done: int
    left: int
    spared: int


def next_prompt(state: State) -> Prompt | None:
    """Give the next thing to ask; None when nothing that was not asked could change the result."""
    if not state.client.concerns:
        return _concerns(state)
    if state.wants_areas:
        return _areas(state)
    if _asks_operator(state):
        return _one(state, OPERATOR)
    half_said = next((q.fact for q in state.open if state.key(q.fact) != q.fact), None)
    if half_said is not None:
        return _one(state, half_said)
    if state.open:
        return _most_decisive(state)
    return None if NOTES in state.asked else _notes(state)


def progress(state: State) -> Progress:
    """Say how far a consultation is; what is left at most is known once the concern and the areas are."""
    facts = {question.fact for question in state.advice.questions}
    known = set(state.client.answers) | {key.rstrip("+!") for key in state.asked}
    spared = sum(name not in known and name not in facts for name in state.pack.vocabulary.facts)
    sheets = {_sheet(state, question.fact) for question in state.open}
    gates = set(_gates(state, [question.fact for question in state.open]))
    closing = NOTES not in state.asked
    return Progress(state.steps, len(sheets) + len(gates) + _asks_operator(state) + closing, spared)


def _concerns(state: State) -> Prompt:
    items = tuple(Item(one.id, one.name) for one in state.pack.vocabulary.concerns.values())
    return Prompt("concerns", "What does the client want changed?", items, FORMS["concerns"], "", (CONCERNS,))


def _areas(state: State) -> Prompt:
    words = state.pack.vocabulary
    usual = dict.fromkeys(area for wish in state.client.concerns for area in words.concerns[wish.concern].usual_areas)
    within = {area.within for area in words.areas.values()}
    items = tuple(Item(area.id, area.name) for area in words.areas.values() if area.limits or area.id in within)
    where = ", ".join(words.areas[area].name.lower() for area in usual)
    return Prompt("areas", "Where?", items, FORMS["areas"], f"where it usually is ({where})", (AREAS,))


def _notes(state: State) -> Prompt:
    """Ask for free text at the end; where an answer has just ruled everything out, it can still be taken back."""
    ask = f"{'Every variant is ruled out. ' * state.settled}Anything else the client said?"
    return Prompt("notes", ask, (), FORMS["notes"], "nothing", (NOTES,))


def _asks_operator(state: State) -> bool:
    """Say whether it would help to know who treats: a licence rules variants out, and their questions with them."""
    needs = any(variant.operator != OPERATORS[0] for variant in state.pack.variants.values())
    fact = state.pack.vocabulary.facts.get(OPERATOR)
    return needs and fact is not None and state.client.answers.get(OPERATOR) is None and OPERATOR not in state.asked


def _most_decisive(state: State) -> Prompt:
    first = state.open[0].fact
    facts = _sheet(state, first)
    gate = next(_gates(state, facts), None)
    if gate is not None:
        return _one(state, gate)
    if len(facts) == 1:
        return _one(state, first)
    words = state.pack.vocabulary
    groups = {words.facts[fact].group for fact in facts}
    ours = any(words.groups[group].by == "practitioner" for group in groups if group in words.groups)
    ask = f"{'For you, not for the client. ' * ours}Which of these are so?"
    items = tuple(Item(fact, words.facts[fact].question) for fact in facts)
    return Prompt("sheet", ask, items, FORMS["sheet"], "not known", facts)


def _sheet(state: State, fact: str) -> tuple[str, ...]:
    """Give the open facts that are asked about together with one; a fact opened since then brings its own topic."""
    words = state.pack.vocabulary
    if state.key(fact) != fact or fact == EVENT or not ticked(words.facts[fact]):
        return (fact,)
    fresh = {question.fact for question in state.open if state.key(question.fact) == question.fact}
    for sheet in state.sheets:
        if fact in sheet:
            return tuple(one for one in sheet if one in fresh)
    laid = {one for sheet in state.sheets for one in sheet}
    group = words.facts[fact].group
    return tuple(f.id for f in words.facts.values() if f.group == group and f.id in fresh - laid and ticked(f))


def _gates(state: State, facts: Sequence[str]) -> Iterator[str]:
    """Name facts that decide whether some of these are for this client at all, and were not asked."""
    words, client = state.pack.vocabulary, state.client
    now = Situation(on=client.on, answers=client.answers)
    for name in facts:
        condition = words.facts[name].only_when if name in words.facts else None
        if condition is None or evaluate(condition, now) is not Truth.UNKNOWN:
            continue
        for gate in named_facts(condition):
            if client.answers.get(gate) is None and gate not in state.asked:
                yield gate


def _one(state: State, name: str) -> Prompt:
    """Ask about one fact, or about what an answer left open of it."""
    key = state.key(name)
    if name == EVENT:
        question = next(question.question for question in state.advice.questions if question.fact == EVENT)
        return Prompt("event", question, (), FORMS["event"], "not known", (key,))
    fact = state.pack.vocabulary.facts[name]
    ask, how, items = fact.question, _how(fact, key), ()
    if key.endswith("!"):
        ask = f"The answer and the notes do not agree. {ask}"
    elif key.endswith("+"):
        ask = ask if fact.kind is Kind.CHOICE else f"When was it last? {ask}"
    options = _options(state, fact)
    return Prompt("fact", ask, tuple(Item(option, option) for option in options) or items, how, "not known", (key,))


def _options(state: State, fact: Fact) -> tuple[str, ...]:
    """Give the options that may still be chosen."""
    answer = state.client.answers.get(fact.id)
    inside = answer.answer if isinstance(answer, Local) else answer
    possible = inside.possible if isinstance(inside, Choice) else frozenset(fact.options)
    return tuple(option for option in fact.options if option in possible)


def _how(fact: Fact, key: str) -> str:
    match fact.kind:
        case Kind.FLAG:
            return FORMS["flag"]
        case Kind.DATED:
            return FORMS["when" if key.endswith("+") else "dated"]
        case Kind.NUMBER:
            low, high = fact.bounds
            return f"A number from {low:g} to {high:g}, in {fact.unit}."
        case Kind.CHOICE:
            return FORMS["choice"]
