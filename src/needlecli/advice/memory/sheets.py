"""Many clients at once, as columns: an answer is classed where it stands in its column, and looked up with its group.

Only plain records come this way; one with an answer that is new in kind, known in part or cannot be read is left to
the way of one client at a time.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import repeat
from operator import or_
from typing import Any

from needlecli.advice.memory.classes import Classes
from needlecli.advice.memory.columns import CONCERN, Columns
from needlecli.advice.memory.groups import Groups
from needlecli.advice.memory.kept import Asked
from needlecli.bounded import keep
from needlecli.client import Plain, Rereader, Told, Unreadable
from needlecli.knowledge import Pack
from needlecli.logic import EVENT, Kind

ANSWERS, SUMS, KINDS = 4_000, 6_000, 1_500
"""How many answers of a column, and how many sums of a group, are kept, and of how many kinds of columns or groups."""

MISSING = object()
LEFT_OPEN, REFUSED = -1, -2
"""A question left open in so many words, which is not the same as one that nobody asked; and an answer left alone."""

Numbers = list[int]


class Sheets:
    """Turns plain records into numbers, column by column."""

    def __init__(self, pack: Pack, columns: Columns, classes: Classes, groups: Groups) -> None:
        self._pack, self._facts = pack, pack.vocabulary.facts
        self._columns, self._classes, self._groups = columns, classes, groups
        self._names: dict[str, None] = {}
        self._answers: dict[Hashable, dict[Any, int]] = {}

    def numbers(self, plains: Sequence[Plain], asked: Sequence[Asked]) -> list[int | None]:
        """Give what each record comes to as one number, in their order; None for one that has to be read by itself.

        All are for the same day and have the same cautions cleared, and of all the rest is denied, or of none.
        """
        for asked_for in {plain.names for plain in plains}:
            self._names.update(dict.fromkeys(asked_for))
        names = tuple(self._names)
        rows = [
            plain.facts.values() if plain.names == names else [*map(plain.facts.get, names, repeat(MISSING))]
            for plain in plains
        ]
        on, others = plains[0].on, plains[0].others
        columns = {
            name: self._numbers(name, column, on, plains[0].reader, others=others)
            for name, column in zip(names, zip(*rows, strict=True), strict=True)
        }
        left = {n for numbers in columns.values() if REFUSED in numbers for n in _where(numbers, REFUSED)}
        columns[CONCERN] = [one.number for one in asked]
        columns[EVENT] = [self._classes.event(plain.event, on, known=plain.event_known) for plain in plains]

        def row(n: int) -> tuple[bytes, Told]:
            told = plains[n].told()
            return self._classes.row(told, asked[n].number), told

        sums = [self._group(at, columns, asked, (others, left), row) for at in range(len(self._groups.all))]
        numbers: Iterable[int] = sums[0]
        for found in sums[1:]:
            numbers = map(or_, numbers, found)
        return [None if n in left else number for n, number in enumerate(numbers)] if left else list(numbers)

    def _numbers(self, name: str, column: Sequence[object], on: date, reader: Rereader, *, others: bool) -> Numbers:
        """Class the answers of a column."""
        key = name, others, on if self._facts[name].kind is Kind.DATED else None
        table = self._answers.get(key)
        if table is None:
            missing = self._classes.denied[self._columns.at[name]] if others else 0
            table = keep(self._answers, key, {MISSING: missing}, KINDS)
        try:
            numbers = list(map(table.get, column))
        except TypeError:  # a list or a mapping is no key
            numbers = [table.get(said) if isinstance(said, str) or said is MISSING else None for said in column]
        if None in numbers:
            for n in _where(numbers, None):
                numbers[n] = self._number(name, column[n], on, reader, table)
        return numbers  # type: ignore[return-value]

    def _number(self, name: str, said: object, on: date, reader: Rereader, table: dict[Any, int]) -> int:
        """Class an answer for the first time; only texts are remembered, for 1 and true are alike as keys."""
        if type(said) is not str:
            return REFUSED
        try:
            answer = reader.answer(name, said, on)
        except Unreadable:
            return REFUSED
        number, place = self._classes.number(name, answer, on), self._columns.at[name]
        if (place, number) in self._classes.partial:
            number = REFUSED
        elif answer is None and self._facts[name].only_when is not None:
            number = LEFT_OPEN
        if len(table) >= ANSWERS:
            missing = table[MISSING]
            table.clear()
            table[MISSING] = missing
        table[said] = number
        return number

    def _group(
        self,
        at: int,
        columns: dict[str, Numbers],
        asked: Sequence[Asked],
        kind: tuple[bool, set[int]],
        row: Callable[[int], tuple[bytes, Told]],
    ) -> Sequence[int]:
        """Give what one group of each record comes to."""
        group, (others, left) = self._groups.all[at], kind
        names = [name for name in self._columns.order[group.start : group.stop] if name in columns]
        tables = asked[0].tables
        key = at, others, *names
        table = tables.sums.get(key)
        if table is None:
            table = keep(tables.sums, key, {}, KINDS)
        keys = list(zip(*[columns[name] for name in names], strict=True)) if names else [()] * len(asked)
        found = list(map(table.get, keys))
        if None in found:
            for n in _where(found, None):
                if n in left:
                    found[n] = 0
                elif (again := table.get(keys[n])) is not None:
                    found[n] = again
                else:
                    its, told = row(n)
                    new = self._groups.sum(at, its, tables, lambda told=told: told.client(self._pack))  # type: ignore[misc]
                    found[n] = keep(table, keys[n], new, SUMS)
        return found  # type: ignore[return-value]


def _where(items: Sequence[object], wanted: object) -> Iterator[int]:
    return (n for n, item in enumerate(items) if item is wanted or item == wanted)
