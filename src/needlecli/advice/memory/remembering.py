"""The way of one client through the memory: row, pieces, what the variants come to, dates, order, questions."""

from collections.abc import Hashable, Sequence

from needlecli.advice.advising import recommend
from needlecli.advice.brief import Brief, Short, shortened
from needlecli.advice.memory.classes import Classes, TooMany
from needlecli.advice.memory.columns import Columns, Run
from needlecli.advice.memory.endings import Ending, Endings
from needlecli.advice.memory.firing import Firing
from needlecli.advice.memory.flags import Flags
from needlecli.advice.memory.kept import MOST, Asked, Met, Rated, Shelf, Standing, Tables, Whole
from needlecli.advice.memory.ledger import Ledger
from needlecli.advice.memory.pieces import NOTHING, Piece, Pieces, joined
from needlecli.advice.memory.standings import Standings
from needlecli.advice.memory.weighing import Weighing
from needlecli.advice.ranking import in_rank
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.client import Told, Wishes
from needlecli.knowledge import Pack

WANTED, CLEARED = 4_000, 16
"""How many different wishes, and different sets of cleared cautions, are kept apart at a time."""

GROUP, GROUPS = 12, 700
"""About how many columns are looked up at a time, and how much is kept of each group of them."""

NO_END: Ending = (None, False)


class Memory:
    """Gives the advice of `recommend` in short, for client after client."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._ledger = Ledger(pack)
        self._columns = Columns(pack, self._ledger.plain)
        self._groups = self._columns.groups(GROUP)
        flags = Flags(self._ledger)
        self._pieces = Pieces(self._ledger, flags)
        self._flags, self._serial = flags, 0
        self._forget()

    def _forget(self) -> None:
        self._classes = Classes(self._pack, self._columns)
        self._shelf = Shelf()
        self._standings = Standings(self._ledger, self._flags, self._pieces, self._columns, self._shelf)
        self._endings, self._weighing = Endings(self._ledger), Weighing(self._ledger)
        self._wanted: dict[int, tuple[Wishes, Asked]] = {}
        self._tables: dict[Hashable, Tables] = {}
        self._firing = Firing(self._ledger)

    def brief(self, told: Told) -> Brief:
        """Give the advice for one client in short: the very one of `recommend`."""
        try:
            return self._brief(told)
        except TooMany:
            self._forget()
        try:
            return self._brief(told)
        except TooMany:  # one client alone cannot fill a column; should it ever be so, it is decided afresh
            return shortened(recommend(self._pack, told.client(self._pack)))

    def _brief(self, told: Told) -> Brief:
        asked = self._ask(told.wishes)
        met = Met(self._pack, told, asked, self._classes.row(told, asked.concerns))
        met.piece, met.extra = self._piece(met), self._known_in_part(met.row)
        placed = self._standings.placed(asked, met.piece)
        whole = self._standings.whole(met, placed)
        options = self._options(met, whole)
        return Brief(options, self._firing.tell(met, placed, whole), self._weighing.order(met, placed, whole))

    def _ask(self, wishes: Wishes) -> Asked:
        found = self._wanted.get(id(wishes))
        if found is not None:
            return found[1]
        if len(self._wanted) >= WANTED or (wishes.cleared not in self._tables and len(self._tables) >= CLEARED):
            self._wanted.clear()
            self._tables.clear()
        tables = self._tables.setdefault(wishes.cleared, Tables(len(self._groups)))
        self._serial += 1
        asked = Asked(self._pack, self._ledger, wishes, self._serial, tables)
        self._wanted[id(wishes)] = wishes, asked
        return asked

    def _piece(self, met: Met) -> Piece:
        """Join what the groups of columns come to."""
        row, everywhere, somewhere = met.row, 0, 0
        for (start, stop, runs), table in zip(self._groups, met.asked.tables.groups, strict=True):
            found = table.get(row[start:stop])
            if found is None:
                found = keep(table, row[start:stop], self._pieces.folded(self._group(runs, met)), GROUPS)
            everywhere |= found[0]
            somewhere |= found[1]
        return self._pieces.unfolded(everywhere, somewhere)

    def _group(self, runs: Sequence[Run], met: Met) -> Piece:
        total, table = NOTHING, met.asked.tables.runs
        for run in runs:
            key = run.start, met.row[run.start : run.stop]
            piece = table.get(key)
            total = joined(total, piece or keep(table, key, self._pieces.make(run.cautions, met.client), MOST))
        return total

    def _known_in_part(self, row: bytes) -> bytes:
        """Give the classes of all that is tied to choices known in part: what they cost at best hangs on them."""
        if not self._classes.partial:
            return b""
        runs = {run.start: run.stop for run in map(self._run_at, self._classes.known_in_part(row))}
        return b"".join(start.to_bytes(2) + row[start:stop] for start, stop in sorted(runs.items()))

    def _run_at(self, place: int) -> Run:
        return self._columns.run_at[place]

    def _options(self, met: Met, whole: Whole) -> tuple[Short, ...]:
        """Give every variant for this client, the best first."""
        ends = tuple([self._endings.of(n, met, whole.standings[n]) for n in whole.waiting])
        unread = bool(met.told.unrecognised)
        key = whole.serial, ends, unread
        shorts = self._shelf.shorts.get(key)
        if shorts is None:
            until = dict(zip(whole.waiting, ends, strict=True))
            parts = [_short(one, until.get(n, NO_END), unread=unread) for n, one in enumerate(whole.standings)]
            order = self._order(met.asked, whole, ends, parts)
            shorts = keep(self._shelf.shorts, key, tuple([parts[n] for n in order]), MOST)
        return shorts

    def _order(self, asked: Asked, whole: Whole, ends: Sequence[Ending], parts: Sequence[Short]) -> tuple[int, ...]:
        days = [day if counts else None for (day, _), counts in zip(ends, whole.later, strict=True)]
        key = whole.serial, *days
        order = self._shelf.orders.get(key)
        if order is None:
            rated = [_rated(n, whole.standings[n], short) for n, short in enumerate(parts)]
            order = keep(
                self._shelf.orders, key, tuple(one.number for one in in_rank(rated, asked.wishes.prefer)), MOST
            )
        return order


def _short(standing: Standing, ending: Ending, *, unread: bool) -> Short:
    settled = standing.settled
    verdict = max(settled.verdict, Verdict.ASK_FIRST) if unread else settled.verdict
    own = settled.if_clear, *ending, settled.fit, standing.depth, standing.reasons, standing.struck
    return Short(standing.variant.id, verdict, *own)


def _rated(number: int, standing: Standing, short: Short) -> Rated:
    settled = standing.settled
    return Rated(number, standing.variant, settled.if_clear, settled.fit, settled.treats, short.until)
