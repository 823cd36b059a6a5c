"""Many clients at once: what stands in the place of their answers is classed, and looked up with its group.

Only plain records come this way; one with an answer that is new in kind, known in part or cannot be read is left to
the way of one client at a time.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import repeat
from operator import or_
from typing import Any, NamedTuple

from needlecli.advice.memory.classes import Classes
from needlecli.advice.memory.columns import CONCERN, Columns
from needlecli.advice.memory.groups import Groups
from needlecli.advice.memory.kept import Asked, Tables
from needlecli.answered import Answered, Beside
from needlecli.bounded import keep
from needlecli.client import Plain, Reads, Unreadable
from needlecli.knowledge import Pack
from needlecli.logic import EVENT

ANSWERS, SUMS, KINDS, ROWS = 4_000, 6_000, 1_500, 24_000
"""How many answers to a fact, and how many sums of some groups, are kept, of how many kinds; and how many rows of cells
in all."""

WIDE = 7
"""How many columns are looked up together at most, where groups are put together."""
LEFT_OPEN, REFUSED = -1, -2
"""A question left open in so many words, which is not the same as one that nobody asked; and an answer left alone."""
FRAMED = (CONCERN, EVENT)
Numbers = list[int]
LEFT = -1
"""What a record comes to that is left to be read by itself: joined with any number it stays what it is."""


class Cut(NamedTuple):
    """Groups that are looked up together, which of their columns are there, and all of them."""

    groups: tuple[int, ...]
    names: tuple[str, ...]
    columns: range


class Answers(dict[Hashable, int]):
    """The classes of the answers to a fact, by their cells; what frames a record is known already."""

    def __init__(self, name: str, on: date, others: bool) -> None:
        super().__init__()
        self.name, self.on, self.others = name, on, others


class Kept(NamedTuple):
    """What is kept of a cut for cells of one kind: what rows of cells come to, rows of classes, and each answer."""

    cut: Cut
    rows: dict[Hashable, int]
    sums: dict[tuple[int, ...], int]
    answers: tuple[Answers, ...]


class Sheets:
    """Turns plain records into numbers, group by group."""

    def __init__(self, pack: Pack, columns: Columns, classes: Classes, groups: Groups) -> None:
        self._pack, self._facts = pack, pack.vocabulary.facts
        self._columns, self._classes, self._groups = columns, classes, groups
        self._names: dict[str, None] = {}
        self._cut: dict[Hashable, Sequence[Cut]] = {}
        self._rows: dict[Hashable, Kept] = {}
        self._cells: dict[Hashable, Hashable] = {}
        self._count = 0

    def numbers(self, plains: Sequence[Plain], answered: Answered, asked: Sequence[Asked]) -> list[int]:
        """Give what each record comes to as one number, in their order; LEFT for one that has to be read by itself.

        All are for the same day and have the same cautions cleared, and of all the rest is denied, or of none.
        """
        on, tables = plains[0].on, asked[0].tables
        events = [(plain.event, plain.event_known) for plain in plains]
        known = {(day, known): self._classes.event(day, on, known=known) for day, known in set(events)}
        framed = {CONCERN: [one.number for one in asked], EVENT: [known[event] for event in events]}
        side = Beside(answered, framed)
        numbers: Iterable[int] = repeat(0, len(plains))
        for cut in self._cuts(answered):
            kept = self._kept(cut, answered.kind, plains[0], tables)
            numbers = map(or_, numbers, self._looked_up(kept, side, plains, tables))
        return list(numbers)

    def forget(self) -> None:
        """Forget every row of cells."""
        self._rows.clear()
        self._cells.clear()
        self._count = 0

    def _kept(self, cut: Cut, kind: Hashable, plain: Plain, tables: Tables) -> Kept:
        """Give what is kept of a cut for such records."""
        key = cut, kind, plain.on, plain.others, tables
        kept = self._rows.get(key)
        if kept is None:
            sums = tables.sums.get((plain.others, cut))
            if sums is None:
                sums = keep(tables.sums, (plain.others, cut), {}, KINDS)
            answers = tuple(Answers(name, plain.on, plain.others) for name in cut.names)
            kept = keep(self._rows, key, Kept(cut, {}, sums, answers), KINDS)
        return kept

    def _looked_up(self, kept: Kept, side: Answered, plains: Sequence[Plain], tables: Tables) -> Numbers:
        """Give what each row comes to, and keep what is new."""
        rows, known = list(side.rows(kept.cut.names)), kept.rows
        try:
            found = list(map(known.get, rows))
        except TypeError:  # a list or a mapping is no key
            rows, known = list(range(len(rows))), {}
            found = [None] * len(rows)
        if None in found:
            for n in [n for n, number in enumerate(found) if number is None]:
                row = rows[n]
                number = known.get(row)
                if number is None:
                    try:
                        number = self._look(kept, side, plains, tables, n)
                    except Unreadable:  # something else in this record
                        number = LEFT
                    else:
                        self._keep(known, row, number)
                found[n] = number
        return found  # type: ignore[return-value]

    def _keep(self, known: dict[Hashable, int], row: Hashable, number: int) -> None:
        """Keep what a row comes to, each cell but once."""
        if self._count >= ROWS:
            self.forget()
        self._count += 1
        known[self._once(row)] = number

    def _once(self, row: Hashable) -> Hashable:
        """Give a row with cells that are kept but once."""
        once = self._cells.setdefault
        if not isinstance(row, tuple):
            return once(row, row)
        return tuple([self._once(cell) if isinstance(cell, tuple) else once(cell, cell) for cell in row])

    def _look(self, kept: Kept, side: Answered, plains: Sequence[Plain], tables: Tables, n: int) -> int:
        """Class the cells of a record that are looked up together, and give what they come to."""
        cells = side.cells(kept.cut.names, n)
        numbers: list[int | None]
        try:
            numbers = [known.get(cell) for known, cell in zip(kept.answers, cells, strict=True)]
        except TypeError:
            numbers = [None] * len(cells)
        if None in numbers:
            for at, cell in enumerate(cells):
                if numbers[at] is None:
                    numbers[at] = self._number(kept.answers[at], cell, side, plains[n], n)
        key: tuple[int, ...] = tuple(numbers)  # type: ignore[arg-type]
        if REFUSED in key:
            return LEFT
        found = kept.sums.get(key)
        return keep(kept.sums, key, self._sum(kept.cut, key, plains[n], tables), SUMS) if found is None else found

    def _number(self, known: Answers, cell: Any, side: Answered, plain: Plain, n: int) -> int:
        """Class an answer by its cell and keep its class; what frames a record has been classed."""
        if known.name in FRAMED:
            number = int(cell)
        elif side.kind is None and type(cell) is not str and cell is not None:  # and 1 is no other key than true
            return REFUSED
        else:
            number = self._class(known, side.said(known.name, n), plain.reader)
        return keep(known, cell, number, ANSWERS)

    def _class(self, known: Answers, said: object, reader: Reads) -> int:
        """Class an answer for the first time."""
        place = self._columns.at[known.name]
        if said is None:
            return self._classes.denied[place] if known.others else 0
        if type(said) is not str:
            return REFUSED
        try:
            answer = reader.answer(known.name, said, known.on)
        except Unreadable:
            return REFUSED
        number = self._classes.number(known.name, answer, known.on)
        if (place, number) in self._classes.partial:
            return REFUSED
        return LEFT_OPEN if answer is None and self._facts[known.name].only_when is not None else number

    def _sum(self, cut: Cut, numbers: Sequence[int], plain: Plain, tables: Tables) -> int:
        """Work out what the groups of a cut come to, all answers of which have been classed."""
        row = bytearray(self._classes.denied if plain.others else len(self._columns.order))
        for name, number in zip(cut.names, numbers, strict=True):
            row[self._columns.at[name]] = max(number, 0)
        if not plain.others:
            asked = [name for name, number in zip(cut.names, numbers, strict=True) if number]
            self._classes.complete(row, asked, plain.told, cut.columns)
        told = bytes(row)
        sums = [self._groups.sum(at, told, tables, lambda: plain.told().client(self._pack)) for at in cut.groups]
        return reduce(or_, sums)

    def _cuts(self, answered: Answered) -> Sequence[Cut]:
        """Put groups of which few columns are there together, for each look-up costs the same."""
        names = tuple(answered.names)
        if answered.kind is None:  # whoever has no such answer has it in no other sheet of this kind
            self._names.update(dict.fromkeys(names))
            names = tuple(self._names)
        return self._cut.get(names) or keep(self._cut, names, tuple(self._joined(names)), KINDS)

    def _joined(self, names: Sequence[str]) -> Iterator[Cut]:
        there = {*FRAMED, *(name for name in names if name in self._facts)}
        groups: list[int] = []
        found: list[str] = []
        start = 0
        for at, group in enumerate(self._groups.all):
            mine = [name for name in self._columns.order[group.start : group.stop] if name in there]
            if len(found) + len(mine) > WIDE and found:
                yield Cut(tuple(groups), tuple(found), range(start, group.start))
                groups, found, start = [], [], group.start
            groups.append(at)
            found += mine
        yield Cut(tuple(groups), tuple(found), range(start, len(self._columns.order)))
