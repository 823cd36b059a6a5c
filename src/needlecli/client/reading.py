"""An intake document in, a client out; what cannot be read is an error at its place, never an unknown.

No diagnostic repeats what a client answered: it names the key and what may be written there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from needlecli.client.answers import Unreadable, read_answer
from needlecli.client.client import PREFERENCES, Client, Preference, Wish
from needlecli.client.notes import read_notes
from needlecli.knowledge import OPERATORS, Fact, Pack, Words, did_you_mean
from needlecli.logic import (
    NEVER,
    Answer,
    Choice,
    Duration,
    Flag,
    Kind,
    Local,
    Millimetres,
    Past,
    Situation,
    Truth,
    evaluate,
)
from needlecli.source import Checked, Diagnostic, Document, Path, Severity, error, in_order

KEYS = ("ref", "on", "concerns", "areas", "facts", "others", "event", "available", "operator", "max_downtime",
        "max_depth", "prefer", "cleared", "notes", "schema")
SCHEMA = "needle.intake/1"


def read_client(document: Document, pack: Pack, today: date) -> Checked[Client]:
    """Read one intake record; `today` is the day the advice is for when the record names none."""
    reading = _Reading(document, pack)
    client = reading.client(today)
    bad = any(d.severity is Severity.ERROR for d in reading.found)
    return Checked(None if bad else client, in_order(reading.found))


@dataclass(slots=True)
class _Reading:
    document: Document
    pack: Pack
    found: list[Diagnostic] = field(default_factory=list)

    def refuse(self, path: Path, says: str, advice: str, *, name: str = "wrong-answer", key: bool = False) -> None:
        self.found.append(error(name, self.document, path, says, advice, key=key))

    def client(self, today: date) -> Client | None:
        data = self.document.data
        if not isinstance(data, dict):
            self.refuse((), "an intake record is a mapping (key: value)", f"start with schema: {SCHEMA}")
            return None
        for key in data.keys() - set(KEYS):
            meant = did_you_mean(str(key), KEYS)
            fact = self.facts().find(str(key))
            advice = (f"did you mean {meant!r}?" if meant else f"write it under facts: as {fact}" if fact
                      else f"known here: {', '.join(KEYS)}")
            self.refuse((key,), "this key does not belong to an intake record", advice, name="unknown-key", key=True)
        if data.get("schema", SCHEMA) != SCHEMA:
            self.refuse(("schema",), "this is another kind of document", f"write {SCHEMA}, or leave it out")
        on = self.day(data, "on") or today
        mentions, unrecognised = self.notes(data.get("notes"))
        answers = dict(self.answers(data.get("facts"), on))
        operator = self.word(data, "operator", OPERATORS)
        if operator is not None and "operator" in self.pack.vocabulary.facts:
            answers["operator"] = Choice(frozenset({operator}))
        for mention in mentions:
            if not mention.denied:
                self.merge(answers, mention.fact, on)
        event, event_known = self.event(data, on)
        others = self.word(data, "others", ("no", "unknown")) == "no"
        left_open = frozenset(name for name, answer in answers.items() if answer is None)
        known = {name: answer for name, answer in answers.items() if answer is not None}
        completed = complete(known, self.pack, on, others=others, left_open=left_open)
        prefer: Preference | None = self.word(data, "prefer", PREFERENCES)
        return Client(
            on=on, concerns=self.concerns(data.get("concerns")), answers=completed,
            areas=tuple(self.ids(data, "areas", Words.of(self.pack.vocabulary.areas.values()), "area")),
            ref=str(data.get("ref") or "")[:200], event=event, event_known=event_known or others,
            available=tuple(self.ids(data, "available", Words.of(self.pack.variants.values()), "variant")),
            max_downtime=self.quantity(data, "max_downtime", Duration), max_depth=self.quantity(
                data, "max_depth", Millimetres), prefer=prefer,
            cleared=frozenset(self.cleared(data)), mentions=mentions, unrecognised=unrecognised,
        )

    def facts(self) -> Words:
        return Words.of(self.pack.vocabulary.facts.values())

    def answers(self, data: object, on: date) -> Iterator[tuple[str, Answer | Local | None]]:
        if data is None:
            return
        if not isinstance(data, Mapping):
            self.refuse(("facts",), "facts are a mapping from fact to answer", "write them like pregnancy: no")
            return
        words = self.facts()
        seen: dict[str, str] = {}
        for key, value in data.items():
            path: Path = ("facts", key)
            name = words.find(str(key))
            if name is None:
                near = words.near(str(key))
                self.refuse(path, "this is not a fact of the vocabulary", f"did you mean {near[0]!r}?" if near
                            else "see needle show facts", name="unknown-fact", key=True)
                continue
            if name in seen:
                self.refuse(path, f"{name} is answered twice (also as {seen[name]!r})", "keep one", key=True)
                continue
            seen[name] = str(key)
            try:
                yield name, read_answer(self.pack.vocabulary.facts[name], value, on, self.pack.vocabulary)
            except Unreadable as problem:
                self.refuse(path, f"this answer to {name} cannot be read", str(problem))

    def merge(self, answers: dict[str, Answer | Local | None], fact: str, on: date) -> None:
        """Let a mention in the notes answer an open fact; against a no, it opens the question again."""
        kind = self.pack.vocabulary.facts[fact]
        given = answers.get(fact)
        if given is None and fact not in answers:
            if kind.kind is not Kind.NUMBER and not (kind.kind is Kind.CHOICE and not kind.none):
                answers[fact] = read_answer(kind, "yes", on, self.pack.vocabulary)
        elif given in (Flag(yes=False), NEVER) or (isinstance(given, Choice) and given.possible == {given.none}):
            answers[fact] = None

    def concerns(self, data: object) -> tuple[Wish, ...]:
        words = Words.of(self.pack.vocabulary.concerns.values())
        if isinstance(data, dict):
            pairs: list[tuple[Path, object, object]] = [(("concerns", k), k, v) for k, v in data.items()]
        else:
            items = data if isinstance(data, list) else [] if data is None else [data]
            pairs = [(("concerns", i) if isinstance(data, list) else ("concerns",), word, 1) for i, word in enumerate(items)]
        wishes: dict[str, Wish] = {}
        for path, word, weight in pairs:
            name = words.find(word) if isinstance(word, str) else None
            if name is None:
                near = words.near(str(word))
                self.refuse(path, "this is not a concern of the pack", f"did you mean {near[0]!r}?" if near
                            else "see needle show concerns", name="unknown-concern", key=isinstance(data, dict))
            elif isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 100:  # noqa: PLR2004
                self.refuse(path, f"the weight of {name} is a number over 0, up to 100", "write it like 2")
            else:
                wishes.setdefault(name, Wish(name, float(weight)))
        return tuple(wishes.values())

    def ids(self, data: Mapping[str, object], key: str, words: Words, what: str) -> Iterator[str]:
        raw = data.get(key)
        items = raw if isinstance(raw, list) else [] if raw is None else [raw]
        for index, word in enumerate(items):
            name = words.find(word) if isinstance(word, str) else None
            if name is None:
                near = words.near(str(word))
                self.refuse((key, index) if isinstance(raw, list) else (key,), f"this is not a known {what}",
                            f"did you mean {near[0]!r}?" if near else f"see needle show {what}s",
                            name=f"unknown-{what}")
            else:
                yield name

    def cleared(self, data: Mapping[str, object]) -> Iterator[str]:
        raw = data.get("cleared")
        items = raw if isinstance(raw, list) else [] if raw is None else [raw]
        known = tuple(c.id for c in self.pack.all_cautions() if c.level == "clearance")
        for index, word in enumerate(items):
            path: Path = ("cleared", index) if isinstance(raw, list) else ("cleared",)
            if isinstance(word, str) and word in known:
                yield word
            elif isinstance(word, str) and word in self.pack.cautions:
                level = self.pack.cautions[word].level
                self.refuse(path, f"{word} is {level}: a physician's letter does not undo it",
                            "only cautions of level clearance can be cleared")
            else:
                meant = did_you_mean(str(word), known)
                self.refuse(path, "this is not a caution that can be cleared", f"did you mean {meant!r}?" if meant
                            else "see needle show cautions", name="unknown-caution")

    def word(self, data: Mapping[str, object], key: str, known: tuple[str, ...]) -> str | None:  # type: ignore[misc]
        raw = data.get(key)
        if raw is None:
            return None
        text = "no" if raw is False else str(raw).strip().casefold()
        if text in known:
            return text
        self.refuse((key,), f"{key} takes one of a few words", f"write {', '.join(known)}")
        return None

    def quantity(self, data: Mapping[str, object], key: str, kind: type[Duration] | type[Millimetres]) -> object:
        if data.get(key) is None:
            return None
        try:
            return kind.parse(data[key])
        except ValueError:
            self.refuse((key,), f"{key} cannot be read", kind.FORM)
            return None

    def day(self, data: Mapping[str, object], key: str) -> date | None:
        raw = data.get(key)
        if raw is None:
            return None
        try:
            if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                return date.fromisoformat(raw)
        except ValueError:
            pass
        self.refuse((key,), f"{key} is not a date of the calendar", "write it like 2026-11-22")
        return None

    def event(self, data: Mapping[str, object], on: date) -> tuple[date | None, bool]:
        if data.get("event") in ("no", "none", False):
            return None, True
        day = self.day(data, "event")
        if day is not None and day < on:
            self.refuse(("event",), f"the event lies before {on}, the day the advice is for", "write a coming date, or no")
        return day, day is not None

    def notes(self, raw: object) -> tuple[tuple[object, ...], tuple[str, ...]]:
        if raw is None:
            return (), ()
        if not isinstance(raw, str):
            self.refuse(("notes",), "notes are text", "put them in quotes")
            return (), ()
        return read_notes(raw, self.pack.vocabulary)


def complete(
    answers: dict[str, Answer | Local], pack: Pack, on: date, *, others: bool, left_open: frozenset[str] = frozenset()
) -> dict[str, Answer | Local]:
    """Add what follows from the vocabulary: a no to questions that are not for this client, and `others: no`.

    Facts in `left_open` were answered "unknown" in so many words, and stay unknown.
    """
    full = dict(answers)
    now = Situation(on=on, answers=full)
    for fact in pack.vocabulary.facts.values():
        if fact.id in full or fact.id in left_open:
            continue
        not_for_them = fact.only_when is not None and evaluate(fact.only_when, now) is Truth.NO
        if (others or not_for_them) and (denied := denial(fact)) is not None:
            full[fact.id] = denied
    return full


def denial(fact: Fact) -> Answer | None:
    """Give the answer "asked, and no"; None for facts that cannot be denied, such as an age."""
    match fact.kind:
        case Kind.FLAG:
            return Flag(yes=False)
        case Kind.DATED:
            return Past(None, None)
        case Kind.CHOICE if fact.none:
            return Choice(frozenset({fact.none}), fact.none)
        case _:
            return None
