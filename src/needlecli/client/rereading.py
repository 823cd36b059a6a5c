"""Reading many records: what was read once is remembered, word for word, and read again without work.

Only what was read without a finding is remembered.  Anything else about a record (a word that is not known, an answer
given twice, a value of an odd shape) is left to `read_told`, which says what is wrong with it.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import repeat
from typing import Any

from needlecli.answered import Answered, Beside
from needlecli.bounded import keep
from needlecli.client.answers import Unreadable, read_answer
from needlecli.client.client import Mention
from needlecli.client.notes import read_notes
from needlecli.client.plain import Cells, Plain
from needlecli.client.reading import KEYS, LONGEST_REF, SCHEMA, add_mentions, read_told
from needlecli.client.told import Told, Wishes
from needlecli.knowledge import OPERATOR, OPERATORS, Pack
from needlecli.logic import PLANNED_DEPTH, Answer, Local, Past
from needlecli.source import Document

MOST, FORMS = 8_000, 100
"""How many answers, wishes or notes, and how many forms, are remembered; a table that is full is emptied."""

WISHES = ("concerns", "areas", "available", "max_downtime", "max_depth", "prefer", "cleared")
FRAME = ("notes", "unrecognised", "schema", "on", "ref", "others", "event")
KNOWN = frozenset(KEYS)
NO_WORDS: tuple[object, ...] = (None, "", [])
LONGEST = 2_000
"""Longer notes are read each time: they hardly ever come twice."""

NOTHING: Mapping[str, Any] = {}

Entry = tuple[str, Answer | Local | None]
Notes = tuple[tuple[Mention, ...], tuple[str, ...]]


class Rereader:
    """Reads records of one pack for one day, and remembers what their parts meant."""

    def __init__(self, pack: Pack, today: date) -> None:
        self._pack, self._today = pack, today
        self._facts = frozenset(pack.vocabulary.facts) - {PLANNED_DEPTH}
        self._forms: dict[tuple[str, ...], None] = {}
        self._wishes: dict[Hashable, Wishes] = {}
        self._lasting: dict[tuple[str, str], Entry] = {}
        self._dated: dict[tuple[str, str, date], Entry] = {}
        self._days: dict[str, date] = {}
        self._notes: dict[str, Notes] = {}

    def read(self, record: Mapping[str, Any]) -> Told | None:
        """Read a record; None where only `read_told` can say what it means, or what is wrong with it."""
        try:
            plain = self._frame(record)
            return self.told(plain, record) if plain is not None else None
        except (TypeError, Unreadable):  # a value of a kind that cannot be remembered, or read
            return None

    def plain(self, record: Mapping[str, Any]) -> Plain | None:
        """Read what frames the answers of a record that names facts by their ids and holds no free text; else None."""
        if record.get("notes") not in NO_WORDS or record.get("unrecognised") not in NO_WORDS:
            return None
        try:
            plain = self._frame(record)
        except (TypeError, Unreadable):
            return None
        if plain is None or not self._by_id(tuple(plain.facts)) or None in plain.facts.values():
            return None
        return plain

    def plains(
        self, keys: Mapping[str, Sequence[Any]], facts: Answered, count: int, odd: Iterable[int] = ()
    ) -> tuple[list[Plain | None], Answered]:
        """Read what frames the answers of records that stand in columns, as of each alone; give their answers with it.

        None stands where a record does not have a key, and in the place of a record that is odd or not plain.
        """
        said, left = self._by_ids(facts, keys.get("operator"), count)
        left.update(odd)
        wished = zip(*[map(_form, keys[n]) if n in keys else repeat(None, count) for n in WISHES], strict=True)
        frames = zip(*[keys.get(name) or repeat(None, count) for name in FRAME], strict=True)
        plains: list[Plain | None] = []
        for at, (wanted, (notes, unread, schema, *frame)) in enumerate(zip(wished, frames, strict=True)):
            plain = None
            if at not in left and notes in NO_WORDS and unread in NO_WORDS:
                with suppress(TypeError, Unreadable):
                    wish = self._wishes.get(wanted) or self._wish({n: keys[n][at] for n in WISHES if n in keys})
                    plain = self._framed(wish, Cells(said, at), SCHEMA if schema is None else schema, *frame)
            plains.append(plain)
        return plains, said

    def _by_ids(self, facts: Answered, operator: Sequence[Any] | None, count: int) -> tuple[Answered, set[int]]:
        """Give the answers to facts that are named by their ids, and which records have others beside them."""
        others = [name for name in facts.names if name not in self._facts]
        left = {at for name in others for at in range(count) if facts.said(name, at) is not None}
        if operator is None:
            return facts, left
        known = OPERATORS if OPERATOR in self._facts else ()
        both = [(one, facts.said(OPERATOR, at)) for at, one in enumerate(operator)]
        left.update(
            n for n, (one, other) in enumerate(both) if one is not None and (one not in known or other is not None)
        )
        if not known:
            return facts, left
        return Beside(facts, {OPERATOR: [other if one is None else one for one, other in both]}), left

    def _by_id(self, names: tuple[str, ...]) -> bool:
        """Say whether facts are named by their ids; forms ask the same, so that most names have been seen together."""
        if names not in self._forms:
            if not self._facts.issuperset(names):
                return False
            keep(self._forms, names, None, FORMS)
        return True

    def answer(self, fact: str, said: object, on: date) -> Answer | Local | None:
        """Read one answer, or remember it; raise Unreadable, or TypeError for what is no text or number."""
        entry = self._answer((fact, said), on)
        if entry is None:
            raise Unreadable
        return entry[1]

    def _frame(self, record: Mapping[str, Any]) -> Plain | None:
        """Read everything but answers and free text."""
        get = record.get
        facts, operator = get("facts"), get("operator")
        facts = {} if facts is None else facts
        if not record.keys() <= KNOWN or type(facts) is not dict:
            return None
        if operator is not None:
            if operator not in OPERATORS or OPERATOR in facts:
                return None
            facts = {**facts, OPERATOR: operator}
        wishes = self._wish(record)
        return self._framed(wishes, facts, get("schema", SCHEMA), get("on"), get("ref"), get("others"), get("event"))

    def _framed(
        self, wishes: Wishes | None, facts: Mapping[str, Any], schema: Any, on: Any, ref: Any, others: Any, event: Any
    ) -> Plain | None:
        day = self._day(on) if on is not None else self._today
        ref = "" if ref is None else ref
        if schema != SCHEMA or type(ref) is not str or others not in (None, "no", "unknown"):
            return None
        known = self._event(event, day, others=others == "no")
        if wishes is None or day is None or known is None:
            return None
        return Plain(wishes, day, others == "no", ref[:LONGEST_REF], *known, facts, self)

    def told(self, plain: Plain, record: Mapping[str, Any] = NOTHING) -> Told | None:
        """Read the answers, and the free text of a record; None where something is answered twice, or unknown."""
        on = plain.on
        answers: dict[str, Answer | Local | None] = {}
        for item in plain.facts.items():
            entry = self._answer(item, on)
            if entry is None or entry[0] in answers:
                return None
            answers[entry[0]] = entry[1]
        notes, more = self._noted(record.get("notes")), record.get("unrecognised")
        if notes is None or (more is not None and not _texts(more)):
            return None
        if notes[0]:
            add_mentions(answers, notes[0], self._pack, on)
        unread = tuple(dict.fromkeys((*more, *notes[1]))) if more else notes[1]
        frame = plain.others, plain.ref, plain.event, plain.event_known
        return Told(plain.wishes, on, answers, *frame, notes[0], unread)

    def _answer(self, item: tuple[str, Any], on: date) -> Entry | None:
        """Read one answer, or remember it."""
        key, value = item
        found = self._lasting.get(item) or self._dated.get((key, value, on)) if type(value) is str else None
        if found is not None:
            return found
        name = self._pack.vocabulary.fact_words.find(key)
        if name is None:
            return None
        fact = self._pack.vocabulary.facts[name]
        entry = name, read_answer(fact, value, on, self._pack.vocabulary)
        if type(value) is str and _moves(entry[1]):
            keep(self._dated, (key, value, on), entry, MOST)
        elif type(value) is str:
            keep(self._lasting, (key, value), entry, MOST)
        return entry

    def _event(self, said: object, on: date | None, *, others: bool) -> tuple[date | None, bool] | None:
        """Read whether and when there is an event; None where that cannot be read, or lies in the past."""
        if said is None:
            return None, others
        if said in ("no", "none", "unknown"):
            return None, said != "unknown"
        day = self._day(said)
        return (day, True) if day is not None and on is not None and day >= on else None

    def _wish(self, record: Mapping[str, Any]) -> Wishes | None:
        key = tuple([_form(record.get(name)) for name in WISHES])
        found = self._wishes.get(key)
        if found is None:
            said = {name: record[name] for name in WISHES if name in record}
            told = read_told(Document("", "", said), self._pack, self._today).value
            if told is None:
                return None
            found = keep(self._wishes, key, told.wishes, MOST)
        return found

    def _day(self, text: object) -> date | None:
        if type(text) is not str:
            return None
        found = self._days.get(text)
        if found is None:
            told = read_told(Document("", "", {"on": text}), self._pack, self._today).value
            if told is None:
                return None
            found = keep(self._days, text, told.on, MOST)
        return found

    def _noted(self, text: object) -> Notes | None:
        if not text:
            return ((), ()) if text is None or text == "" else None
        if type(text) is not str:
            return None
        found = self._notes.get(text)
        if found is None:
            found = read_notes(text, self._pack.vocabulary)
            if len(text) <= LONGEST:
                keep(self._notes, text, found, MOST)
        return found


def _moves(answer: Answer | Local | None) -> bool:
    """Say whether an answer means another day when the advice is for another day."""
    inside = answer.answer if isinstance(answer, Local) else answer
    return isinstance(inside, Past) and inside.ever


def _form(value: Any) -> Hashable:
    """Give a value in a form that can be remembered; numbers go with their kind, since 1 and true are alike."""
    if value is None or type(value) is str:
        return value
    if type(value) is list:
        return tuple([word if type(word) is str else _form(word) for word in value])
    if type(value) is dict:
        return tuple([(key, type(item), item) for key, item in value.items()])
    return type(value), value


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
