"""Reading many records: what was read once is remembered, word for word, and read again without work.

Only what was read without a finding is remembered.  Anything else about a record (a word that is not known, an answer
given twice, a value of an odd shape) is left to `read_told`, which says what is wrong with it.
"""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from needlecli.bounded import keep
from needlecli.client.answers import Unreadable, read_answer
from needlecli.client.client import Mention
from needlecli.client.notes import read_notes
from needlecli.client.reading import KEYS, LONGEST_REF, SCHEMA, add_mentions, read_told
from needlecli.client.told import Told, Wishes
from needlecli.knowledge import Pack
from needlecli.logic import Answer, Local, Past
from needlecli.source import Document

MOST = 8_000
"""How many answers, wishes or notes are remembered; a table that is full is emptied."""

WIDTH, PIECES, FORMS = 7, 1_000, 16
"""How many answers are read at a time, how many such pieces are kept of one place, and of how many forms."""

WISHES = ("concerns", "areas", "available", "max_downtime", "max_depth", "prefer", "cleared")
KNOWN = frozenset(KEYS)
LONGEST = 2_000
"""Longer notes are read each time: they hardly ever come twice."""

Piece = dict[str, Answer | Local | None]
Entry = tuple[str, Answer | Local | None]
Notes = tuple[tuple[Mention, ...], tuple[str, ...]]


class Rereader:
    """Reads records of one pack for one day, and remembers what their parts meant."""

    def __init__(self, pack: Pack, today: date) -> None:
        self._pack, self._today = pack, today
        self._wishes: dict[Hashable, Wishes] = {}
        self._lasting: dict[tuple[str, str], Entry] = {}
        self._dated: dict[tuple[str, str, date], Entry] = {}
        self._forms: dict[tuple[str, ...], tuple[tuple[int, int, dict[Any, Piece]], ...]] = {}
        self._days: dict[str, date] = {}
        self._notes: dict[str, Notes] = {}

    def read(self, record: Mapping[str, Any]) -> Told | None:
        """Read a record; None where only `read_told` can say what it means, or what is wrong with it."""
        try:
            return self._read(record)
        except (TypeError, Unreadable):  # a value of a kind that cannot be remembered, or read
            return None

    def _read(self, record: Mapping[str, Any]) -> Told | None:
        if not record.keys() <= KNOWN or record.get("schema", SCHEMA) != SCHEMA:
            return None
        on = self._day(record["on"]) if record.get("on") is not None else self._today
        others, event = record.get("others"), record.get("event")
        facts, ref = record.get("facts"), record.get("ref") or ""
        if (
            type(ref) is not str
            or on is None
            or others not in (None, "no", "unknown")
            or (facts is not None and type(facts) is not dict)
        ):
            return None
        pieces = self._pieces(facts, on) if facts else ()
        if pieces is None:
            return None
        answers: dict[str, Answer | Local | None] = {}
        for piece in pieces:
            answers.update(piece)
        if len(answers) < len(facts or ()) or not self._operator(record.get("operator"), answers, on):
            return None
        wishes = self._wish(record)
        event_day = self._day(event) if event not in (None, "no", "none") else None
        if wishes is None or (event not in (None, "no", "none") and (event_day is None or event_day < on)):
            return None
        notes = self._noted(record.get("notes"))
        more = record.get("unrecognised")
        if notes is None or (more is not None and not _texts(more)):
            return None
        if notes[0]:
            add_mentions(answers, notes[0], self._pack, on)
        if notes[0] or record.get("operator") is not None:
            pieces = ()
        return Told(
            wishes,
            on,
            answers,
            others == "no",
            ref[:LONGEST_REF],
            event_day,
            event is not None or others == "no",
            notes[0],
            tuple(dict.fromkeys((*more, *notes[1]))) if more else notes[1],
            pieces,
        )

    def _pieces(self, facts: Mapping[str, Any], on: date) -> tuple[Piece, ...] | None:
        """Read the answers, a few at a time: forms ask the same in the same order, and most answers are the usual."""
        names, values = tuple(facts), tuple(facts.values())
        tables = self._forms.get(names)
        if tables is None:
            starts = range(0, len(names), WIDTH)
            tables = keep(self._forms, names, tuple((start, start + WIDTH, {}) for start in starts), FORMS)
        found = []
        for start, stop, table in tables:
            some = values[start:stop]
            piece = table.get(some) or table.get((some, on)) or self._piece(names[start:stop], some, on, table)
            if piece is None:
                return None
            found.append(piece)
        return tuple(found)

    def _piece(
        self, names: tuple[str, ...], values: tuple[Any, ...], on: date, table: dict[Any, Piece]
    ) -> Piece | None:
        """Read a few answers for the first time; only texts are remembered, for 1 and true are alike as keys."""
        piece: Piece = {}
        for name, value in zip(names, values, strict=True):
            entry = self._answer((name, value), on)
            if entry is None or entry[0] in piece:
                return None
            piece[entry[0]] = entry[1]
        if all(type(value) is str for value in values):
            lasting = not any(_moves(answer) for answer in piece.values())
            keep(table, values if lasting else (values, on), piece, PIECES)
        return piece

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

    def _operator(self, word: object, answers: dict[str, Answer | Local | None], on: date) -> bool:
        """Read the operator as the fact it is; False where it cannot be read, or is given twice."""
        if word is None:
            return True
        if type(word) is not str or "operator" in answers or word not in ("esthetician", "nurse", "physician"):
            return False
        entry = self._lasting.get(("operator", word)) or self._answer(("operator", word), on)
        if entry is None:
            return False
        answers[entry[0]] = entry[1]
        return True

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
