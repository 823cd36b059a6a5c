"""Groups of columns: what the answers in each come to is worked out once, and what a whole row comes to is joined."""

from collections.abc import Callable

from needlecli.advice.memory.classes import Classes, TooMany
from needlecli.advice.memory.columns import Columns, Group, columns_of
from needlecli.advice.memory.kept import MOST, Tables
from needlecli.advice.memory.layout import LOCAL, Layout
from needlecli.advice.memory.pieces import NOTHING, Piece, Pieces, joined
from needlecli.bounded import keep
from needlecli.client import Client
from needlecli.knowledge import Caution

GROUP, GROUPS, PIECES = 12, 6_000, 8_000
"""About how many columns are looked up at a time, and how much is kept of each group, and of all cautions."""


class Groups:
    """Works out sums, and keeps what holds in some areas only, which is long and mostly the same."""

    def __init__(self, pieces: Pieces, columns: Columns, layout: Layout, classes: Classes) -> None:
        self._pieces, self._layout, self._classes = pieces, layout, classes
        self.all = columns.groups(GROUP)
        self._looked_at = {
            id(caution): tuple(columns.at[name] for name in columns_of(caution.when))
            for run in columns.runs
            for caution in run.cautions
        }
        self._somewhere: dict[Piece, int] = {}
        self._named: list[Piece] = []
        self._number(NOTHING)

    def sum(self, at: int, row: bytes, tables: Tables, client: Callable[[], Client]) -> int:
        """Give what one group of a row comes to, as one number."""
        group = self.all[at]
        part = row[group.start : group.stop]
        found = tables.groups[at].get(part)
        if found is None:
            piece = self._piece(group, row, tables, client)
            local = self._number(Piece(0, 0, 0, *piece[3:]))
            found = self._layout.number(piece, group.start, part, self._classes) | self._layout.placed(local, at)
            keep(tables.groups[at], part, found, GROUPS)
        return found

    def somewhere(self, number: int) -> Piece:
        """Give what holds for a client in some areas only."""
        total = NOTHING
        for local in self._layout.locals_in(number):
            total = joined(total, self._named[local])
        return total

    def _piece(self, group: Group, row: bytes, tables: Tables, client: Callable[[], Client]) -> Piece:
        total = NOTHING
        for run in group.runs:
            key = run.start, row[run.start : run.stop]
            piece = tables.runs.get(key)
            if piece is None:
                piece = NOTHING
                for caution in run.cautions:
                    piece = joined(piece, self._held(caution, row, tables, client))
                keep(tables.runs, key, piece, MOST)
            total = joined(total, piece)
        return total

    def _held(self, caution: Caution, row: bytes, tables: Tables, client: Callable[[], Client]) -> Piece:
        """Give what one caution comes to, which hangs on nothing but the classes of what it looks at."""
        key = id(caution), *[row[place] for place in self._looked_at[id(caution)]]
        piece = tables.pieces.get(key)
        return piece if piece is not None else keep(tables.pieces, key, self._pieces.make(caution, client()), PIECES)

    def _number(self, piece: Piece) -> int:
        number = self._somewhere.setdefault(piece, len(self._somewhere))
        if number >> LOCAL:
            raise TooMany
        if number == len(self._named):
            self._named.append(piece)
        return number
