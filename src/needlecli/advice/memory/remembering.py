"""The way of clients through the memory: numbers, what the variants come to, dates, order, what fires, questions."""

from collections.abc import Hashable, Sequence

from needlecli.advice.advising import recommend
from needlecli.advice.brief import Brief, Ending, Parts, Ranking, in_parts, shortened
from needlecli.advice.memory.classes import Classes, TooMany
from needlecli.advice.memory.columns import Columns
from needlecli.advice.memory.endings import Endings
from needlecli.advice.memory.firing import Firing
from needlecli.advice.memory.flags import Flags
from needlecli.advice.memory.groups import Groups
from needlecli.advice.memory.kept import MOST, Asked, Footing, Met, Sight, Standing, Tables
from needlecli.advice.memory.layout import Layout
from needlecli.advice.memory.ledger import Ledger
from needlecli.advice.memory.pieces import Pieces
from needlecli.advice.memory.sheets import LEFT, Sheets
from needlecli.advice.memory.standings import Standings
from needlecli.advice.memory.weighing import Weighing
from needlecli.advice.verdict import Verdict
from needlecli.answered import Answered
from needlecli.bounded import keep
from needlecli.client import Plain, Told, Wishes, side_by_side
from needlecli.knowledge import Pack

WANTED, CLEARED, FOOTINGS = 4_000, 16, 200
"""How many different wishes, sets of cleared cautions, and ways of holding in some areas, are kept apart at a
time."""
SIGHTS, SEEN = 10_000, 6_000
"""How many clients who differ in what decides all variants together are known at a time, and how many ways of
deciding them."""
NO_ENDS: Sequence[Ending] = ()


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
        self._groups = Groups(self._pieces, self._columns, self._layout, self._classes)
        self._sheets = Sheets(self._pack, self._columns, self._classes, self._groups)
        self._standings = Standings(self._ledger, self._pieces, self._layout)
        self._endings, self._weighing = Endings(self._ledger), Weighing(self._ledger)
        self._firing = Firing(self._ledger)
        self._wanted: dict[int, tuple[Wishes, Asked]] = {}
        self._tables: dict[Hashable, Tables] = {}
        self._sights: dict[Hashable, Sight] = {}
        self._seen: dict[Hashable, Sight] = {}

    def brief(self, told: Told) -> Brief:
        """Give the advice for one client in short: the very one of `recommend`."""
        return self.parts(told).brief()

    def parts(self, told: Told) -> Parts:
        """Give the advice for one client in parts that come again for others."""
        for _ in range(2):
            try:
                return self._meet(told)
            except TooMany:
                self._forget()
        # one client alone cannot fill a column; should it ever be so, it is decided afresh
        return in_parts(shortened(recommend(self._pack, told.client(self._pack))))

    def sheet(self, plains: Sequence[Plain | None], said: Answered | None = None) -> list[Parts | None]:
        """Give the advice for many plain records at once; None for one that has to be read by itself.

        `said` are their answers, if they stand side by side already.
        """
        found: list[Parts | None] = [None] * len(plains)
        alike: dict[Hashable, list[int]] = {}
        for n, plain in enumerate(plains):
            if plain is not None:
                alike.setdefault((plain.on, plain.others, plain.wishes.cleared), []).append(n)
        for places in alike.values():
            some = [plain for n in places if (plain := plains[n]) is not None]
            if said is None:
                mine: Answered = side_by_side(some)
            else:
                mine = said if len(some) == len(plains) else said.some(places)
            for n, one in zip(places, self._sheet(some, mine), strict=True):
                found[n] = one
        return found

    def _sheet(self, plains: Sequence[Plain], said: Answered) -> Sequence[Parts | None]:
        """Give the advice for plain records of one day, for whom the same is cleared, and denied where not asked."""
        for _ in range(2):
            try:
                return self._decide_all(plains, said)
            except TooMany:
                self._forget()
        return [None] * len(plains)

    def _decide_all(self, plains: Sequence[Plain], said: Answered) -> Sequence[Parts | None]:
        asked = [self._ask(plain.wishes) for plain in plains]
        if len({id(one.tables) for one in asked}) > 1:  # what was kept has been let go of in between
            asked = [self._ask(plain.wishes) for plain in plains]
        numbers = self._sheets.numbers(plains, said, asked)
        return [
            self._decide(one, number, b"", plain) if number != LEFT else None
            for plain, one, number in zip(plains, asked, numbers, strict=True)
        ]

    def _meet(self, told: Told) -> Parts:
        asked = self._ask(told.wishes)
        row, number = self._classes.row(told, asked.number), 0
        for at in range(len(self._groups.all)):
            number |= self._groups.sum(at, row, asked.tables, lambda: told.client(self._pack))
        return self._decide(asked, number, self._known_in_part(row), told, unread=bool(told.unrecognised))

    def _ask(self, wishes: Wishes) -> Asked:
        found = self._wanted.get(id(wishes))
        if found is not None:
            return found[1]
        if len(self._wanted) >= WANTED or (wishes.cleared not in self._tables and len(self._tables) >= CLEARED):
            self._wanted.clear()
            self._tables.clear()
            self._sheets.forget()
        tables = self._tables.get(wishes.cleared)
        if tables is None:
            tables = self._tables[wishes.cleared] = Tables(len(self._groups.all))
        self._serial += 1
        asked = Asked(self._pack, self._ledger, wishes, self._serial, tables)
        asked.number = self._classes.concerns(asked.concerns)
        self._wanted[id(wishes)] = wishes, asked
        return asked

    def _known_in_part(self, row: bytes) -> bytes:
        """Give the classes of all that is tied to choices known in part: what they cost at best hangs on them."""
        if not self._classes.partial:
            return b""
        runs = {run.start: run.stop for run in map(self._columns.run_at.__getitem__, self._classes.known_in_part(row))}
        return b"".join(start.to_bytes(2) + row[start:stop] for start, stop in sorted(runs.items()))

    def _decide(self, asked: Asked, number: int, extra: bytes, said: Plain | Told, *, unread: bool = False) -> Parts:
        layout = self._layout
        key = asked.serial, extra, number >> layout.deciding
        sight = self._sights.get(key) or keep(self._sights, key, self._sight(asked, number, extra, said), SIGHTS)
        ranking, ends = sight.ranking, NO_ENDS
        if ranking is None or unread:
            ranking, ends = self._dated(sight, number, said, unread=unread)
        fired, asked_about = number & layout.fired, number >> layout.legs_at & layout.legs
        return Parts(
            ranking, ends, self._firing.tell(fired, sight.firing), self._weighing.order(asked_about, sight.asking)
        )

    def _sight(self, asked: Asked, number: int, extra: bytes, said: Plain | Told) -> Sight:
        """Find what the variants come to for a client; few ways of coming to it are different."""
        local = number >> self._layout.deciding + self._layout.somewhere
        footing = asked.footings.get((local, extra))
        if footing is None:
            footing = self._standings.footing(asked, self._groups.somewhere(number), extra)
            keep(asked.footings, (local, extra), footing, FOOTINGS)
        standings = self._standings.of(Met(self._pack, footing, number, said))
        seen = footing, *standings
        return self._seen.get(seen) or keep(self._seen, seen, self._see(footing, standings), SEEN)

    def _see(self, footing: Footing, standings: tuple[Standing, ...]) -> Sight:
        within = self._firing.within(footing, standings), self._weighing.within(footing, standings)
        sight = Sight(footing, standings, self._endings.waiting(footing, standings), *within)
        if not any(one.waits for one in standings):
            sight.ranking = _ranking(sight, NO_ENDS, (None,) * len(standings))
        return sight

    def _dated(
        self, sight: Sight, number: int, said: Plain | Told, *, unread: bool
    ) -> tuple[Ranking, Sequence[Ending]]:
        """Give the options of a client for whom dates are in the way, or whose words a person must read."""
        ends, which = self._endings.of(Met(self._pack, sight.footing, number, said), sight.waiting)
        key = which, _pattern(ends)
        found = sight.rankings.get(key)
        if found is None:
            found = keep(sight.rankings, key, _ranking(sight, ends, which), MOST)
        return (_unread(found), ends) if unread else (found, ends)


def _pattern(ends: Sequence[Ending]) -> tuple[int, ...]:
    """Give which of the days are alike and which come first: no more decides the order of options; -1 for no day."""
    if len(ends) == 1:
        return (-1,) if ends[0][0] is None else (0,)
    order = sorted({day for day, _ in ends if day is not None})
    return tuple([-1 if day is None else order.index(day) for day, _ in ends])


def _ranking(sight: Sight, ends: Sequence[Ending], which: Sequence[int | None]) -> Ranking:
    """Give every variant, the best first."""
    compared, days = sight.footing.asked.compared, [None if at is None else ends[at][0] for at in which]
    places = [
        one.place if day is None else compared(one.rated._replace(until=day))
        for one, day in zip(sight.standings, days, strict=True)
    ]
    order = sorted(range(len(places)), key=places.__getitem__)
    return Ranking(tuple([sight.standings[n].decided for n in order]), tuple([which[n] for n in order]))


def _unread(ranking: Ranking) -> Ranking:
    """Give the same options for a client whose words a person must read first."""
    decided = [one._replace(verdict=max(one.verdict, Verdict.ASK_FIRST)) for one in ranking.decided]
    return Ranking(tuple(decided), ranking.waits)
