"""The way of clients through the memory: numbers, what the variants come to, dates, order, what fires, questions."""

from collections.abc import Hashable, Sequence
from datetime import date

from needlecli.advice.advising import recommend
from needlecli.advice.brief import Brief, Parts, Short, shortened
from needlecli.advice.memory.classes import Classes, TooMany
from needlecli.advice.memory.columns import Columns
from needlecli.advice.memory.endings import NO_END, Endings
from needlecli.advice.memory.firing import Firing
from needlecli.advice.memory.flags import Flags
from needlecli.advice.memory.groups import Groups
from needlecli.advice.memory.kept import MOST, Asked, Ending, Footing, Met, Rated, Standing, Tables
from needlecli.advice.memory.layout import Layout
from needlecli.advice.memory.ledger import Ledger
from needlecli.advice.memory.pieces import Pieces
from needlecli.advice.memory.sheets import Sheets
from needlecli.advice.memory.standings import Standings
from needlecli.advice.memory.weighing import Weighing
from needlecli.advice.ranking import in_rank
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.client import Plain, Told, Wishes
from needlecli.knowledge import Pack

WANTED, CLEARED, FOOTINGS, SHORTS = 4_000, 16, 200, 300
"""How many different wishes, sets of cleared cautions, ways of holding in some areas, and endings of one variant, are
kept apart at a time."""


class Memory:
    """Gives the advice of `recommend` in short, for client after client."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._ledger = Ledger(pack)
        self._columns = Columns(pack, self._ledger.plain)
        self._flags = Flags(self._ledger)
        self._pieces = Pieces(self._ledger, self._flags)
        self._layout = Layout(self._ledger, self._flags, self._columns)
        self._serial = 0
        self._forget()

    def _forget(self) -> None:
        self._classes = Classes(self._pack, self._columns)
        self._groups = Groups(self._pieces, self._columns, self._layout)
        self._sheets = Sheets(self._pack, self._columns, self._classes, self._groups)
        self._standings = Standings(self._ledger, self._pieces, self._layout)
        self._endings, self._weighing = Endings(self._ledger, self._layout), Weighing(self._ledger)
        self._firing = Firing(self._ledger)
        self._wanted: dict[int, tuple[Wishes, Asked]] = {}
        self._tables: dict[Hashable, Tables] = {}
        self._options: dict[Hashable, tuple[Short, ...]] = {}
        self._orders: dict[Hashable, tuple[int, ...]] = {}

    def brief(self, told: Told) -> Brief:
        """Give the advice for one client in short: the very one of `recommend`."""
        return self.parts(told).brief()

    def parts(self, told: Told) -> Parts:
        """Give the advice for one client in parts that come again for others."""
        for _ in range(2):
            try:
                return self._decide(self._meet(told), unread=bool(told.unrecognised))
            except TooMany:
                self._forget()
        # one client alone cannot fill a column; should it ever be so, it is decided afresh
        brief = shortened(recommend(self._pack, told.client(self._pack)))
        return Parts(brief.options, [brief.cautions], [brief.questions])

    def sheet(self, plains: Sequence[Plain]) -> list[Parts | None]:
        """Give the advice for many plain records at once; None for one that has to be read by itself."""
        found: list[Parts | None] = [None] * len(plains)
        alike: dict[Hashable, list[int]] = {}
        for n, plain in enumerate(plains):
            alike.setdefault((plain.on, plain.others, plain.wishes.cleared), []).append(n)
        for places in alike.values():
            some = [plains[n] for n in places]
            for _ in range(2):
                try:
                    parts = self._sheet(some)
                    break
                except TooMany:
                    self._forget()
            else:
                continue
            for n, one in zip(places, parts, strict=True):
                found[n] = one
        return found

    def _sheet(self, plains: Sequence[Plain]) -> list[Parts | None]:
        asked = [self._ask(plain.wishes) for plain in plains]
        if len({id(one.tables) for one in asked}) > 1:  # what was kept has been let go of in between
            asked = [self._ask(plain.wishes) for plain in plains]
        parts: list[Parts | None] = []
        for plain, one, line in zip(plains, asked, self._sheets.lines(plains, asked), strict=True):
            if line is None:
                parts.append(None)
                continue
            footing = one.footings.get((line.somewhere, b"")) or self._footing(one, line.somewhere, b"")
            parts.append(self._decide(Met(self._pack, footing, line.everywhere, plain)))
        return parts

    def _meet(self, told: Told) -> Met:
        asked = self._ask(told.wishes)
        row, everywhere, somewhere = self._classes.row(told, asked.number), 0, []
        for at in range(len(self._groups.all)):
            found = self._groups.sum(at, row, asked.tables, lambda: told.client(self._pack))
            everywhere |= found.everywhere
            somewhere.append(found.somewhere)
        key = tuple(somewhere), self._known_in_part(row)
        return Met(self._pack, asked.footings.get(key) or self._footing(asked, *key), everywhere, told)

    def _ask(self, wishes: Wishes) -> Asked:
        found = self._wanted.get(id(wishes))
        if found is not None:
            return found[1]
        if len(self._wanted) >= WANTED or (wishes.cleared not in self._tables and len(self._tables) >= CLEARED):
            self._wanted.clear()
            self._tables.clear()
        tables = self._tables.get(wishes.cleared)
        if tables is None:
            tables = self._tables[wishes.cleared] = Tables(len(self._groups.all))
        self._serial += 1
        asked = Asked(self._pack, self._ledger, wishes, self._serial, tables)
        asked.number = self._classes.concerns(asked.concerns)
        self._wanted[id(wishes)] = wishes, asked
        return asked

    def _footing(self, asked: Asked, somewhere: tuple[int, ...], extra: bytes) -> Footing:
        footing = self._standings.footing(asked, self._groups.joined(somewhere), extra)
        return keep(asked.footings, (somewhere, extra), footing, FOOTINGS)

    def _known_in_part(self, row: bytes) -> bytes:
        """Give the classes of all that is tied to choices known in part: what they cost at best hangs on them."""
        if not self._classes.partial:
            return b""
        runs = {run.start: run.stop for run in map(self._columns.run_at.__getitem__, self._classes.known_in_part(row))}
        return b"".join(start.to_bytes(2) + row[start:stop] for start, stop in sorted(runs.items()))

    def _decide(self, met: Met, *, unread: bool = False) -> Parts:
        standings, footing, everywhere = self._standings.of(met), met.footing, met.everywhere
        return Parts(
            self._in_order(met, standings, unread=unread),
            self._firing.tell(self._layout.fired_in(everywhere), footing, standings),
            self._weighing.order(self._layout.legs_in(everywhere), footing, standings),
        )

    def _in_order(self, met: Met, standings: list[Standing], *, unread: bool) -> tuple[Short, ...]:
        """Give every variant for this client, the best first."""
        waits = [one.waits for one in standings]
        ends = self._endings.of(met, standings) if True in waits else ()
        prefer = met.footing.asked.wishes.prefer
        key = prefer, unread, ends, *[one.serial for one in standings]
        options = self._options.get(key)
        if options is None:
            its = ends or (NO_END,) * len(standings)
            days = tuple(day if one.later else None for (day, _), one in zip(its, standings, strict=True))
            places = prefer, days, *[one.place for one in standings]
            order = self._orders.get(places)
            if order is None:
                rated = [_rated(n, one, day) for n, (one, (day, _)) in enumerate(zip(standings, its, strict=True))]
                order = keep(self._orders, places, tuple(one.number for one in in_rank(rated, prefer)), MOST)
            shorts = [_short(one, end, unread=unread) for one, end in zip(standings, its, strict=True)]
            options = keep(self._options, key, tuple([shorts[n] for n in order]), MOST)
        return options


def _short(standing: Standing, ending: Ending, *, unread: bool) -> Short:
    """Give an option in short; those that say the same are one."""
    key = ending, unread
    short = standing.shorts.get(key)
    if short is None:
        settled = standing.settled
        verdict = max(settled.verdict, Verdict.ASK_FIRST) if unread else settled.verdict
        own = settled.if_clear, *ending, settled.fit, standing.depth, standing.reasons, standing.struck
        short = keep(standing.shorts, key, Short(standing.variant.id, verdict, *own), SHORTS)
    return short


def _rated(number: int, standing: Standing, day: date | None) -> Rated:
    settled = standing.settled
    return Rated(number, standing.variant, settled.if_clear, settled.fit, settled.treats, day)
