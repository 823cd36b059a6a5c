"""Tables read column by column: where each column is about one thing, a cell means the same in every row.

What a cell means is what the map makes of a row with this cell alone, so that there is one way of reading.  Cells that
say more or less than one answer, or are wrong in any way, are odd: their rows are read as rows.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from needlecli.answered import Answered
from needlecli.bounded import keep
from needlecli.client.maps.binding import Bound, Reading
from needlecli.client.maps.effect import NOTHING
from needlecli.client.maps.form import KEYS, LISTS
from needlecli.client.maps.merging import Merging

MOST, LONGEST = 4_096, 200
"""How many cells of a column are remembered, and how long one may be."""

ODD = object()
"""What stands for a cell that says anything but one answer."""


class Cell:
    """What the cells of one column say: a value of a key of the record, or an answer; None for nothing."""

    def __init__(self, bound: Bound, reading: Reading, on: date) -> None:
        self._bound, self._reading, self._on = bound, reading, on
        self.target = reading.column.targets[0]
        self._names = self.target == "ref" and not reading.column.answers
        self._kept: dict[str, Any] = {}

    def said(self, text: str) -> Any:
        """Read a cell, or remember what it says."""
        if self._names and text.isalnum() and not text.isalpha() and len(text) <= LONGEST:
            return text  # a reference with a digit in it is itself
        if text in self._kept:
            return self._kept[text]
        said = self._read(text)
        return keep(self._kept, text, said, MOST) if len(text) <= LONGEST else said

    def _read(self, text: str) -> Any:
        effect, only_facts = self._reading.effect(text)
        if effect is NOTHING:
            return None
        cells = [(self._reading.header, effect)]
        merging = Merging(self._bound.form, cells, [] if only_facts else cells, self._on)
        record = merging.record()
        if merging.troubles:
            return ODD
        constants = self._bound.form.constants
        told = _beyond(constants, record) | _beyond(constants.get("facts", {}), record.get("facts", {}))
        return ODD if told.keys() - {self.target} else told.get(self.target)


def _beyond(constants: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is not said of every row anyway; a cell may say the same more exactly."""
    return {key: value for key, value in said.items() if key != "facts" and constants.get(key) != value}


class Columnwise:
    """The columns of a file that is read so; `bound` reads a row of it alone."""

    def __init__(self, bound: Bound, columns: Sequence[str], on: date) -> None:
        self.bound, self.headers = bound, tuple(columns)
        cells = {reading.column.targets[0]: Cell(bound, reading, on) for reading in bound.readings}
        at = {reading.column.targets[0]: columns.index(reading.header) for reading in bound.readings}
        constants = dict(bound.form.constants)
        self.constant_facts: Mapping[str, Any] = constants.pop("facts", {})
        self.facts = {name: (at[name], cell) for name, cell in cells.items() if name not in (*KEYS, *LISTS)}
        self._keys = {name: (at[name], cell) for name, cell in cells.items() if name in (*KEYS, *LISTS)}
        self._constants = constants

    def keys(self, rows: Sequence[Sequence[str]]) -> tuple[dict[str, Sequence[Any]], set[int]]:
        """Give a column for each key of the records, and the places of rows where a cell of them is odd."""
        found: dict[str, Sequence[Any]] = {name: [value] * len(rows) for name, value in self._constants.items()}
        odd: set[int] = set()
        for name, (at, cell) in self._keys.items():
            column = [cell.said(row[at]) for row in rows]
            if ODD in column:
                odd.update(n for n, said in enumerate(column) if said is ODD)
                column = [None if said is ODD else said for said in column]
            found[name] = column
        return found, odd

    def answers(self, rows: Sequence[Sequence[str]]) -> Answered:
        """Give the answers of some rows."""
        return TableCells(self, rows)


class TableCells:
    """Answers as they stand in the cells of a table."""

    def __init__(self, columns: Columnwise, rows: Sequence[Sequence[str]]) -> None:
        self.kind: Hashable = columns
        self._columns, self._rows = columns, rows
        self.names = (*columns.facts, *columns.constant_facts)

    def rows(self, names: Sequence[str]) -> Iterable[Hashable]:
        """Give for each record the cells of some facts; what is the same for all is no part of it."""
        places = [self._columns.facts[name][0] for name in names if name in self._columns.facts]
        return map(itemgetter(*places), self._rows) if places else [()] * len(self._rows)

    def cells(self, names: Sequence[str], at: int) -> list[Any]:
        """Give the cells of some facts of one record."""
        row, facts, constants = self._rows[at], self._columns.facts, self._columns.constant_facts
        return [row[facts[name][0]] if name in facts else constants.get(name) for name in names]

    def said(self, name: str, at: int) -> Any:
        """Give one answer; None where there is none."""
        if name in self._columns.facts:
            place, cell = self._columns.facts[name]
            return cell.said(self._rows[at][place])
        return self._columns.constant_facts.get(name)

    def some(self, places: Sequence[int]) -> "TableCells":
        """Give the answers of some of the records."""
        return TableCells(self._columns, [self._rows[at] for at in places])


def columnwise(bound: Bound, columns: Sequence[str], on: date) -> Columnwise | None:
    """Give the way to read a file column by column; None where columns hang together.

    They do where two are about one thing, where one is about many, or where one decides how others are read.
    """
    targets = [reading.column.targets for reading in bound.readings]
    constants = bound.form.constants
    given = [*constants, *constants.get("facts", ())]
    names = [names[0] if len(names) == 1 else "" for names in targets]
    apart = len(set(names)) == len(names) and "" not in names and set(names).isdisjoint(given)
    decides = {"on", "others"}.intersection(names) or "on" in constants
    return Columnwise(bound, columns, on) if apart and not decides else None
