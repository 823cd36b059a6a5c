"""What variants come to: held and settled by the engine once, and kept under what decided it."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from needlecli.advice.asking import matters
from needlecli.advice.assessing import settle
from needlecli.advice.brief import reaches
from needlecli.advice.holding import hold
from needlecli.advice.memory.columns import Columns, columns_of
from needlecli.advice.memory.flags import Flags
from needlecli.advice.memory.kept import MOST, RULED_OUT, Asked, Ground, Met, Placed, Shelf, Standing, Whole
from needlecli.advice.memory.ledger import Ledger, spread
from needlecli.advice.memory.pieces import Piece, Pieces
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.knowledge import OPERATOR, Caution
from needlecli.logic import PLANNED_DEPTH, Truth

Looked = tuple[int, ...]
"""The classes of what the particular cautions of a variant look at."""


class Standings:
    """Gives what variants come to, dates aside."""

    def __init__(self, ledger: Ledger, flags: Flags, pieces: Pieces, columns: Columns, shelf: Shelf) -> None:
        self._shelf = shelf
        self._ledger, self._flags, self._pieces, self._columns = ledger, flags, pieces, columns
        several = range(len(ledger.variants))
        self._looked_at = tuple(_reads(columns, ledger.particular_of[n]) for n in several)
        self._looked_at_by_any = _reads(columns, [c for n in several for c in ledger.particular_of[n]])
        self._serial = 0

    def whole(self, met: Met, placed: Placed) -> Whole:
        """Give what all variants come to."""
        key = met.asked.serial, met.piece.flags, placed.serial, self._looked_at_by_any(met.row), met.extra
        whole = self._shelf.wholes.get(key)
        if whole is None:
            standings = tuple(self._standing(n, met, placed.flags[n]) for n in range(len(self._ledger.variants)))
            waiting = tuple(n for n, one in enumerate(standings) if one.settled.verdict is Verdict.DEFER)
            later = tuple(standings[n].settled.if_clear is Verdict.DEFER for n in waiting)
            fired = tuple(one.fired for one in standings)
            ruled_out = Verdict.CONTRAINDICATED
            asks = tuple(one.legs if one.settled.if_clear < ruled_out else RULED_OUT for one in standings)
            whole = keep(self._shelf.wholes, key, Whole(self._next(), standings, waiting, later, fired, asks), MOST)
        return whole

    def placed(self, asked: Asked, piece: Piece) -> Placed:
        """Give what holds in some areas only."""
        key = asked.serial, *piece[3:]
        placed = self._shelf.placed.get(key)
        if placed is None:
            ledger, width = self._ledger, self._flags.width
            flags = tuple(
                tuple(
                    piece.flags_in >> (area * self._pieces.area_width + n * width) & self._flags.mask for area in areas
                )
                for n, areas in enumerate(asked.areas)
            )
            fired = [spread(piece.fired_in, areas, len(ledger.cautions)) for areas in asked.areas]
            legs = [spread(piece.legs_in, areas, len(ledger.legs)) for areas in asked.areas]
            fired = [found & mine for found, mine in zip(fired, ledger.plain_of, strict=True)]
            legs = [found & mine for found, mine in zip(legs, ledger.legs_of_plain, strict=True)]
            placed = keep(self._shelf.placed, key, Placed(self._next(), flags, tuple(fired), tuple(legs)), MOST)
        return placed

    def _next(self) -> int:
        self._serial += 1
        return self._serial

    def _standing(self, n: int, met: Met, placed: Sequence[int]) -> Standing:
        """Settle a variant, or remember what it came to under the flags that count."""
        asked, flags = met.asked, met.piece.flags >> n * self._flags.width & self._flags.mask
        plainest = tuple(self._flags.plainest(flags | more) for more in placed)
        known = self._looked_at[n](met.row), met.extra
        key = asked.serial, n, plainest, known
        standing = self._shelf.standings.get(key)
        if standing is None:
            scope, variant = asked.scopes[n], self._ledger.variants[n]
            grounds = tuple(
                self._ground(n, met, area, (its, known)) for area, its in zip(scope.areas, plainest, strict=True)
            )
            settled = settle(self._ledger.pack, variant, met.client, scope, [ground.place for ground in grounds])
            fired = legs = 0
            for ground in grounds:
                fired, legs = fired | ground.fired, legs | ground.legs
            kinds = tuple(reason.kind for reason in settled.reasons)
            held_up = tuple(
                (place, ground.fired & self._ledger.deferring)
                for place, ground in zip(asked.areas[n], grounds, strict=True)
                if ground.place.verdict is Verdict.DEFER
            )
            depth = reaches(settled.rows)
            standing = Standing(self._next(), variant, settled, grounds, fired, legs, depth, kinds, held_up)
            keep(self._shelf.standings, key, standing, MOST)
        return standing

    def _ground(self, n: int, met: Met, area: str, known: tuple[int, tuple[Looked, bytes]]) -> Ground:
        """Hold one area, or remember what it came to."""
        wanted, table = met.asked.scopes[n].indications(area), met.asked.tables.grounds
        key = n, area, tuple(i.concern for i in wanted), met.asked.wishes.max_depth, known
        ground = table.get(key)
        if ground is None:
            ledger, fired, legs = self._ledger, 0, 0
            cautions = None if met.extra else self._speaking(n, met, area, known[0])
            here = hold(ledger.pack, ledger.variants[n], met.client, area, wanted, cautions)
            for one in here.held:
                if ledger.number[id(one.caution)] not in ledger.particular:
                    continue
                if one.truth is Truth.YES:
                    fired |= ledger.set_of((one.caution,))
                if matters(one.caution, cleared=one.cleared):
                    legs |= ledger.legs_of(one.caution, one.finding().facts)
            ground = keep(table, key, Ground(here.place(), fired, legs), MOST)
        return ground

    def _speaking(self, n: int, met: Met, area: str, flags: int) -> tuple[Caution, ...]:
        """Choose the cautions that decide an area: the particular ones, and plain ones that speak for all others."""
        ledger, piece, place = self._ledger, met.piece, self._ledger.area[area]
        fired = (piece.fired | piece.fired_in >> place * len(ledger.cautions)) & ledger.plain_of[n]
        legs = (piece.legs | piece.legs_in >> place * len(ledger.legs)) & ledger.legs_of_plain[n]
        return (*ledger.particular_of[n], *self._flags.speaking(fired, legs, flags, met.asked.wishes.cleared))


def _reads(columns: Columns, cautions: Sequence[Caution]) -> Any:
    """Read off a row what particular cautions look at, and who would treat."""
    names = {OPERATOR, PLANNED_DEPTH}.union(*(columns_of(caution.when) for caution in cautions))
    places = sorted(columns.at[name] for name in names if name in columns.at)
    return itemgetter(*places, places[0])  # of one place alone it would give no tuple
