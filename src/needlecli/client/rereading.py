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
from needlecli.client.framing import FRAME, Frame, Frames
from needlecli.client.notes import read_notes
from needlecli.client.plain import Cells, Plain
from needlecli.client.reading import KEYS, LONGEST_REF, SCHEMA, add_mentions, read_told
from needlecli.client.told import Told, Wishes
from needlecli.knowledge import OPERATOR, OPERATORS, Pack
from needlecli.logic import PLANNED_DEPTH, Answer, Local, Past
from needlecli.source import Document

MOST, FORMS = 8_000, 100
"""How many answers, wishes or notes, and how many forms, are remembered at a time."""

WISHES = ("concerns", "areas", "available", "max_downtime", "max_depth", "prefer", "cleared")
WORDS = ("notes", "unrecognised")
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
        self._frames = Frames(pack, today)
        self._notes: dict[str, Notes] = {}

    def read(self, record: Mapping[str, Any]) -> Told | None:
        """Read a record; None where only `read_told` can say what it means, or what is wrong with it."""
        try:
            plain = self._read(record)
            return self.told(plain, record) if plain is not None else None
        except (TypeError, Unreadable):  # a value of a kind that cannot be remembered, or read
            return None

    def plain(self, record: Mapping[str, Any]) -> Plain | None:
        """Read what frames the answers of a record that names facts by their ids and holds no free text; else None."""
        if record.get("notes") not in NO_WORDS or record.get("unrecognised") not in NO_WORDS:
            return None
        try:
            plain = self._read(record)
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
        left.update(at for name in WORDS if name in keys for at, one in enumerate(keys[name]) if one not in NO_WORDS)
        wished = tuple(name for name in WISHES if name in keys)
        forms = zip(*[map(_form, keys[name]) for name in wished], strict=True) if wished else repeat((), count)
        frames = zip(*[keys.get(name) or repeat(None, count) for name in FRAME], strict=True)
        refs = keys.get("ref") or repeat(None, count)
        plains: list[Plain | None] = []
        for at, (form, frame, ref) in enumerate(zip(forms, frames, refs, strict=True)):
            plain = None
            if at not in left:
                with suppress(TypeError, Unreadable):
                    wishes = self._wishes.get((wished, form)) or self._wished(keys, wished, form, at)
                    framed = self._frames.get(frame) or self._frames.read(frame)
                    plain = self._plain(wishes, framed, ref, Cells(said, at))
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

    def _read(self, record: Mapping[str, Any]) -> Plain | None:
        """Read everything but answers and free text."""
        facts, operator = record.get("facts"), record.get("operator")
        facts = {} if facts is None else facts
        if not record.keys() <= KNOWN or type(facts) is not dict:
            return None
        if operator is not None:
            if operator not in OPERATORS or OPERATOR in facts:
                return None
            facts = {**facts, OPERATOR: operator}
        if record.get("schema", SCHEMA) is None:
            return None
        frame = tuple([record.get(name) for name in FRAME])
        wishes = self._wish({name: record[name] for name in WISHES if name in record})
        return self._plain(wishes, self._frames.get(frame) or self._frames.read(frame), record.get("ref"), facts)

    def _plain(self, wishes: Wishes | None, frame: Frame | None, ref: Any, facts: Mapping[str, Any]) -> Plain | None:
        if wishes is None or frame is None or not (ref is None or type(ref) is str):
            return None
        day, denied, event, known = frame
        return Plain(wishes, day, denied, "" if ref is None else ref[:LONGEST_REF], event, known, facts, self)

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
        if notes is None or (
            more is not None and not (isinstance(more, list) and all(isinstance(one, str) for one in more))
        ):
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

    def _wish(self, said: Mapping[str, Any]) -> Wishes | None:
        """Read what is wanted, or remember it."""
        key = tuple(said), tuple([_form(one) for one in said.values()])
        found = self._wishes.get(key)
        if found is None:
            told = read_told(Document("", "", dict(said)), self._pack, self._today).value
            found = keep(self._wishes, key, told.wishes, MOST) if told is not None else None
        return found

    def _wished(
        self, keys: Mapping[str, Sequence[Any]], names: tuple[str, ...], form: Hashable, at: int
    ) -> Wishes | None:
        """Read what one of the records that stand in columns wants, and keep it under what stands there."""
        wishes = self._wish({name: keys[name][at] for name in names if keys[name][at] is not None})
        return keep(self._wishes, (names, form), wishes, MOST) if wishes is not None else None

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
