"""Clients told apart only as far as any caution can tell them apart: one small number a fact, one row of them a client.

Two answers to a fact are of one class when no condition of the pack can hold them apart: two dates on the same side of
every window, two ages between the same bounds.  Clients with the same row get the same advice, but for its dates.  The
rows are bytes, so that a part of one is a key.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from datetime import date

from needlecli.advice.memory.columns import CONCERN, Columns
from needlecli.bounded import keep
from needlecli.client import Told, denial
from needlecli.knowledge import OPERATOR, Pack
from needlecli.logic import (
    EVENT,
    PLANNED_DEPTH,
    Amount,
    Answer,
    Choice,
    Condition,
    EventWithin,
    Flag,
    ForConcern,
    Kind,
    Local,
    Past,
    Situation,
    Truth,
    evaluate,
    leaves,
    named_facts,
)

MOST = 255
"""How many classes of one column a byte can hold beside 0, which is unknown."""

DAYS, ALIVE = 16, 20_000
"""For how many days dated answers are known by what they are, and how many answers at most."""

Seen = dict[str, tuple[int, dict[int, int]]]
"""For each fact its column, and the classes of the answers that were met, by what they are."""


class TooMany(Exception):
    """There are more classes than are kept; whoever keeps anything by them has to forget it all."""


class Classes:
    """Gives rows, and keeps the classes that were met."""

    def __init__(self, pack: Pack, columns: Columns) -> None:
        self._facts, self._columns = pack.vocabulary.facts, columns
        conditions = [caution.when for of in pack.cautions_by_variant.values() for caution in of]
        asked = [(fact.id, fact.only_when) for fact in self._facts.values() if fact.only_when is not None]
        conditions += [only_when for _, only_when in asked]
        names = (*self._facts, OPERATOR, EVENT)
        self._leaves = {name: tuple(dict.fromkeys(_about(name, conditions))) for name in names}
        every = (leaf for condition in conditions for leaf in leaves(condition))
        self._concerns = frozenset().union(*(leaf.concerns for leaf in every if isinstance(leaf, ForConcern)))
        self._follows = [(fact, when, [columns.at[name] for name in named_facts(when)]) for fact, when in asked]
        self._classes: list[dict[Hashable, int]] = [{} for _ in columns.order]
        self._lasting: Seen = {name: (place, {}) for place, name in enumerate(columns.order)}
        self._days: dict[date, Seen] = {}
        self._alive: list[object] = []
        self._events: dict[Hashable, int] = {}
        self._not_for: dict[tuple[str, bytes], bool] = {}
        self._met: dict[tuple[int, int], Situation | None] = {}
        self._told_apart: dict[Hashable, int] = {}
        self._signs: dict[Hashable, dict[Hashable, int]] = {}
        self.partial: set[tuple[int, int]] = set()
        self.denied = bytearray(len(columns.order))
        for fact in self._facts.values():
            if (denied := denial(fact)) is not None:
                self.denied[columns.at[fact.id]] = self._class(fact.id, denied, date.min)

    def row(self, told: Told, concerns: int) -> bytes:
        """Give the row of a client, whose concerns are of a class; raise TooMany when no more can be kept."""
        row = bytearray(self.denied if told.others else len(self.denied))
        seen = self._days.get(told.on) or self._day(told.on)
        for fact, answer in told.answers.items():
            place, known = seen[fact]
            number = known.get(id(answer))
            row[place] = self._meet(fact, answer, known, told.on) if number is None else number
        if not told.others:
            self.complete(row, told.answers, lambda: told, range(len(row)))
        row[self._columns.at[CONCERN]] = concerns
        row[self._columns.at[EVENT]] = self.event(told.event, told.on, known=told.event_known)
        return bytes(row)

    def complete(self, row: bytearray, asked: Container[str], told: Callable[[], Told], inside: range) -> None:
        """Deny the questions that are not for this client, by what was said and not by what follows from it.

        That is done in some columns only, in which all stands that these questions hang on.
        """
        said = bytes(row)
        for fact, only_when, looked_at in self._follows:
            if fact in asked or self._columns.at[fact] not in inside:
                continue
            key = fact, bytes([said[column] for column in looked_at])
            if key not in self._not_for:
                known = {name: answer for name, answer in told().answers.items() if answer is not None}
                self._not_for[key] = evaluate(only_when, Situation(on=told().on, answers=known)) is Truth.NO
            if self._not_for[key]:
                row[self._columns.at[fact]] = self.denied[self._columns.at[fact]]

    def number(self, fact: str, answer: Answer | Local | None, on: date) -> int:
        """Give the class of an answer; 0 for one that was left open."""
        known = (self._days.get(on) or self._day(on))[fact][1]
        number = known.get(id(answer))
        return self._meet(fact, answer, known, on) if number is None else number

    def concerns(self, concerns: frozenset[str]) -> int:
        """Give the class of what a client wants."""
        place = self._columns.at[CONCERN]
        number = self._number(place, concerns & self._concerns)
        self._met[place, number] = Situation(on=date.min, answers={}, concerns=concerns)
        return number

    def seen_by(self, some: Sequence[Condition], place: int, number: int) -> int:
        """Give a class as far as some leaves about its column can tell it from others; 0 for what is unknown."""
        if not number:
            return 0
        key = tuple(map(id, some)), place, number
        found = self._told_apart.get(key)
        if found is None:
            now = self._met[place, number]
            sign = tuple(evaluate(leaf, now) for leaf in some) if now is not None else number
            signs = self._signs.setdefault(key[:2], {})
            found = self._told_apart[key] = signs.setdefault(sign, len(signs) + 1)
        return found

    def event(self, day: date | None, on: date, *, known: bool) -> int:
        """Give the class of an event."""
        key = day, known, on
        number = self._events.get(key)
        if number is None:
            now = Situation(on=on, answers={}, event=day, event_known=known)
            truths = tuple(evaluate(leaf, now) for leaf in self._leaves[EVENT])
            number = keep(self._events, key, self._number(self._columns.at[EVENT], truths), ALIVE)
        return number

    def known_in_part(self, row: bytes) -> Iterator[int]:
        """Name the columns of choices of which some options are still possible, and others are not."""
        return (place for place, number in self.partial if row[place] == number)

    def _day(self, on: date) -> Seen:
        """Give the tables of a day: those of dated facts are its own, all others are shared by all days."""
        if len(self._days) >= DAYS:
            self._days.clear()
        facts = self._facts
        own: Seen = {n: (p, {}) for n, (p, _) in self._lasting.items() if n in facts and facts[n].kind is Kind.DATED}
        return self._days.setdefault(on, {**self._lasting, **own})

    def _meet(self, fact: str, answer: Answer | Local | None, known: dict[int, int], on: date) -> int:
        """Class an answer that has not been met, and keep it alive, so that it can be known again by what it is."""
        if answer is None:
            return 0
        if len(self._alive) >= ALIVE:
            self._lose_sight()
        self._alive.append(answer)
        number = known[id(answer)] = self._class(fact, answer, on)
        return number

    def _lose_sight(self) -> None:
        """Let go of the answers that were met; their classes stay."""
        self._alive.clear()
        self._days.clear()
        for _, known in self._lasting.values():
            known.clear()

    def _class(self, fact: str, answer: Answer | Local, on: date) -> int:
        place = self._columns.at[fact]
        number = self._number(place, self._sign(fact, answer, on))
        self._met[place, number] = Situation(on=on, answers={fact: answer}) if not isinstance(answer, Local) else None
        inside = answer.answer if isinstance(answer, Local) else answer
        options = len(self._facts[fact].options) if fact in self._facts else 0
        if isinstance(inside, Choice) and 1 < len(inside.possible) < options:
            self.partial.add((place, number))
        return number

    def _number(self, place: int, sign: Hashable) -> int:
        known = self._classes[place]
        number = known.get(sign)
        if number is None:
            number = len(known) + 1
            if number > MOST:
                raise TooMany
            known[sign] = number
        return number

    def _sign(self, fact: str, answer: object, on: date) -> Hashable:
        """Give what cautions can tell of an answer."""
        match answer:
            case Local(inside, areas, elsewhere_open):
                return self._sign(fact, inside, on), areas, elsewhere_open
            case Flag(yes):
                return yes
            case Choice(possible, _):
                return possible
            case Amount(value) if fact == PLANNED_DEPTH:
                return value
            case Amount() | Past():
                now = Situation(on=on, answers={fact: answer})
                return tuple(evaluate(leaf, now) for leaf in self._leaves[fact])
            case _:
                raise TypeError


def _about(name: str, conditions: Iterable[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        for leaf in leaves(condition):
            if getattr(leaf, "fact", EVENT if isinstance(leaf, EventWithin) else None) == name:
                yield leaf
