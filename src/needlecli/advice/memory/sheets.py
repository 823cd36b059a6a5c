"""Many clients at once, as columns: an answer is classed where it stands in its column, and looked up with its group.

Only plain records come this way; one with an answer that is new in kind, known in part or cannot be read is left to
the way of one client at a time.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from itertools import repeat
from operator import or_
from typing import NamedTuple

from needlecli.advice.memory.classes import Classes
from needlecli.advice.memory.columns import CONCERN, Columns
from needlecli.advice.memory.groups import Groups
from needlecli.advice.memory.kept import Asked
from needlecli.bounded import keep
from needlecli.client import Plain, Reads, Said, Unreadable
from needlecli.knowledge import Pack
from needlecli.logic import EVENT, Kind

ANSWERS, SUMS, KINDS = 4_000, 6_000, 1_500
"""How many answers of a column, and how many sums of a group, are kept, and of how many kinds of columns or groups."""

WIDE = 7
"""How many columns are looked up together at most, where groups are put together."""
LEFT_OPEN, REFUSED = -1, -2
"""A question left open in so many words, which is not the same as one that nobody asked; and an answer left alone."""

Numbers = list[int]


class Answers(dict[object, int]):
    """The classes of the answers to a fact as they are written; one that is met for the first time is classed."""

    def __init__(self, missing: int, number: Callable[[str], int]) -> None:
        super().__init__({None: missing})
        self._missing, self._number = missing, number

    def __missing__(self, said: object) -> int:
        """Class a text and keep it; nothing else is kept, for 1 and true are alike as keys."""
        if type(said) is not str:
            return REFUSED
        if len(self) >= ANSWERS:
            self.clear()
            self[None] = self._missing
        number = self[said] = self._number(said)
        return number


class Cut(NamedTuple):
    """Groups that are looked up together, and which of their columns are there."""

    groups: tuple[int, ...]
    names: tuple[str, ...]


class Sheets:
    """Turns plain records into numbers, column by column."""

    def __init__(self, pack: Pack, columns: Columns, classes: Classes, groups: Groups) -> None:
        self._pack, self._facts = pack, pack.vocabulary.facts
        self._columns, self._classes, self._groups = columns, classes, groups
        self._names: dict[str, None] = {}
        self._answers: dict[Hashable, Answers] = {}
        self._cut: dict[tuple[str, ...], Sequence[Cut]] = {}

    def numbers(self, plains: Sequence[Plain], said: Said, asked: Sequence[Asked]) -> list[int | None]:
        """Give what each record comes to as one number, in their order; None for one that has to be read by itself.

        All are for the same day and have the same cautions cleared, and of all the rest is denied, or of none.  `said`
        is a column for each fact any of them answers, with None where it is not answered.
        """
        on, others, tables = plains[0].on, plains[0].others, asked[0].tables
        self._names.update(dict.fromkeys(said))
        columns = {name: self._numbers(name, said.get(name), plains) for name in self._names}
        left = {n for numbers in columns.values() if REFUSED in numbers for n in _where(numbers, REFUSED)}
        columns[CONCERN] = [one.number for one in asked]
        events = [(plain.event, plain.event_known) for plain in plains]
        known = {(day, known): self._classes.event(day, on, known=known) for day, known in set(events)}
        columns[EVENT] = [known[event] for event in events]

        def work_out(groups: Iterable[int], n: int) -> int:
            row = self._row(n, columns, plains[n])
            sums = [self._groups.sum(at, row, tables, lambda: plains[n].told().client(self._pack)) for at in groups]
            return reduce(or_, sums)

        numbers: Iterable[int] = repeat(0, len(plains))
        for cut in self._cuts(columns):
            table = tables.sums.get((others, cut))
            if table is None:
                table = keep(tables.sums, (others, cut), {}, KINDS)
            rows = zip(*[columns[name] for name in cut.names], strict=True)
            numbers = map(or_, numbers, _looked_up(list(rows), table, left, partial(work_out, cut.groups)))
        return [None if n in left else number for n, number in enumerate(numbers)] if left else list(numbers)

    def _numbers(self, name: str, column: Sequence[object] | None, plains: Sequence[Plain]) -> Numbers:
        """Class the answers of a column."""
        on, others, reader = plains[0].on, plains[0].others, plains[0].reader
        missing = self._classes.denied[self._columns.at[name]] if others else 0
        if column is None:
            return [missing] * len(plains)
        key = name, others, on if self._facts[name].kind is Kind.DATED else None
        table = self._answers.get(key)
        if table is None:
            table = keep(self._answers, key, Answers(missing, lambda said: self._number(name, said, on, reader)), KINDS)
        try:
            return list(map(table.__getitem__, column))
        except TypeError:  # a list or a mapping is no key
            return [table[said] if isinstance(said, str) or said is None else REFUSED for said in column]

    def _number(self, name: str, said: str, on: date, reader: Reads) -> int:
        """Class an answer for the first time."""
        try:
            answer = reader.answer(name, said, on)
        except Unreadable:
            return REFUSED
        number, place = self._classes.number(name, answer, on), self._columns.at[name]
        if (place, number) in self._classes.partial:
            return REFUSED
        return LEFT_OPEN if answer is None and self._facts[name].only_when is not None else number

    def _row(self, n: int, columns: dict[str, Numbers], plain: Plain) -> bytes:
        """Give the row of one record, of which every answer has been classed."""
        row = bytearray(self._classes.denied if plain.others else len(self._columns.order))
        for name, numbers in columns.items():
            row[self._columns.at[name]] = max(numbers[n], 0)
        if not plain.others:
            self._classes.complete(row, [name for name, numbers in columns.items() if numbers[n]], plain.told)
        return bytes(row)

    def _cuts(self, columns: Mapping[str, Numbers]) -> Sequence[Cut]:
        """Put groups of which few columns are there together, for each look-up costs the same."""
        names = tuple(columns)
        if names not in self._cut:
            cuts = [Cut((), ())]
            for at, group in enumerate(self._groups.all):
                mine = tuple(name for name in self._columns.order[group.start : group.stop] if name in columns)
                if len(cuts[-1].names) + len(mine) > WIDE and cuts[-1].names:
                    cuts.append(Cut((), ()))
                cuts[-1] = Cut((*cuts[-1].groups, at), (*cuts[-1].names, *mine))
            keep(self._cut, names, cuts, KINDS)
        return self._cut[names]


def _looked_up(
    rows: Sequence[tuple[int, ...]], table: dict[tuple[int, ...], int], left: Container[int], new: Callable[[int], int]
) -> Sequence[int]:
    """Give what each row comes to, and keep what is new; those that are left come to nothing."""
    found = list(map(table.get, rows))
    if None in found:
        for n in _where(found, None):
            if n in left:
                found[n] = 0
            elif (again := table.get(rows[n])) is not None:
                found[n] = again
            else:
                found[n] = keep(table, rows[n], new(n), SUMS)
    return found  # type: ignore[return-value]


def _where(items: Sequence[object], wanted: object) -> Iterator[int]:
    return (n for n, item in enumerate(items) if item is wanted or item == wanted)
