"""Where a consultation stands: what has been said, what has been asked, and what that comes to.

A state never changes; an answer makes a new one, which remembers the one before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from needlecli.advice import Question, Recommendation, Verdict, recommend
from needlecli.client import Client, Unreadable, read_answer, read_client
from needlecli.consulting.sheets import lay
from needlecli.consulting.spelling import UNKNOWN, fixed
from needlecli.knowledge import OPERATOR, Pack
from needlecli.logic import EVENT
from needlecli.source import Document

CONCERNS, AREAS, NOTES = "concerns", "areas", "notes"
SCHEMA = "needle.intake/1"

Record = Mapping[str, Any]
"""An intake record, as `needle.intake/1` describes it."""


@dataclass(frozen=True)
class State:
    """One moment of a consultation.

    `asked` holds a key for everything that was asked: a fact, FACT+ for when it was or which of its options it is, and
    FACT! where the notes opened it again.  `sheets` are the facts that are asked about together.
    """

    pack: Pack
    today: date
    record: Record
    asked: frozenset[str] = frozenset()
    sheets: tuple[tuple[str, ...], ...] = ()
    before: "State | None" = field(default=None, repr=False)

    @cached_property
    def client(self) -> Client:
        """The client of the record; raises Unreadable where the record says what cannot be."""
        checked = read_client(Document("the consultation", "", dict(self.record)), self.pack, self.today)
        if checked.value is None:
            first = checked.diagnostics[0]
            raise Unreadable(f"{first.says}; {first.help}" if first.help else first.says)
        return checked.value

    @cached_property
    def advice(self) -> Recommendation:
        """What is recommended as things stand."""
        return recommend(self.pack, self.client)

    @cached_property
    def open(self) -> tuple[Question, ...]:
        """The questions that could still change the result and were not asked, the most decisive first."""
        return tuple(question for question in self.advice.questions if self.key(question.fact) not in self.asked)

    @cached_property
    def steps(self) -> int:
        """Count the prompts that were answered or passed over."""
        return 0 if self.before is None else self.before.steps + 1

    @property
    def facts(self) -> Mapping[str, Any]:
        """What was answered, fact by fact, as it is written in the record."""
        return self.record.get("facts") or {}

    @property
    def started(self) -> bool:
        """Say whether it is known what the questions depend on: what is wanted, and where."""
        return bool(self.client.concerns) and not self.wants_areas

    @property
    def wants_areas(self) -> bool:
        """Say whether the areas are still to be asked about."""
        return not self.record.get(AREAS) and AREAS not in self.asked

    @property
    def settled(self) -> bool:
        """Say whether every variant is ruled out, so that nothing more can be learned."""
        return all(option.if_clear >= Verdict.CONTRAINDICATED for option in self.advice.options)

    def key(self, fact: str) -> str:
        """Give the key under which a fact is asked about next."""
        if fact == EVENT:
            return EVENT
        if self.client.answers.get(fact) is not None:
            return f"{fact}+"
        told = OPERATOR in self.record if fact == OPERATOR else self.facts.get(fact, UNKNOWN) != UNKNOWN
        return f"{fact}!" if told else fact


def begin(pack: Pack, record: Record, today: date) -> State:
    """Begin with what is known already; `today` is the day the advice is for where the record names none.

    Facts are written under their ids, and times counted back from that day as dates.
    """
    on = date.fromisoformat(str(record["on"])) if record.get("on") else today
    facts = dict(_fixed(pack, record.get("facts") or {}, on))
    kept = {key: value for key, value in record.items() if key not in ("schema", "on", "facts") and value is not None}
    full = {"schema": SCHEMA, "on": str(on), **kept}
    return _ready(State(pack, on, full | ({"facts": facts} if facts else {})))


def moved(state: State, changes: Record, asked: frozenset[str]) -> State:
    """Give the state after an answer; raise Unreadable where the record would then say what cannot be."""
    after = replace(state, record={**state.record, **changes}, asked=state.asked | asked, before=state)
    after.client  # noqa: B018 - read now, so that what cannot be is refused where it was said
    return _ready(after)


def _ready(state: State) -> State:
    """Lay out what is asked together, once it is known what there is to ask."""
    return state if state.sheets or not state.started else replace(state, sheets=lay(state.pack, state.open))


def _fixed(pack: Pack, facts: Mapping[str, Any], on: date) -> list[tuple[str, Any]]:
    words = pack.vocabulary
    found = []
    for key, value in facts.items():
        name = words.fact_words.find(str(key)) or str(key)
        fact = words.facts[name]
        read_answer(fact, value, on, words)
        found.append((name, fixed(fact, value, on, words)))
    return found
