"""What variants come to: held and settled by the engine once, and kept under what decided it."""

from collections.abc import Sequence
from typing import Any

from needlecli.advice.asking import matters
from needlecli.advice.assessing import settle
from needlecli.advice.brief import Decided, reaches
from needlecli.advice.holding import hold
from needlecli.advice.memory.kept import MOST, Asked, Footing, Ground, Met, Rated, Standing
from needlecli.advice.memory.layout import Layout
from needlecli.advice.memory.ledger import Ledger, spread
from needlecli.advice.memory.pieces import Piece, Pieces
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.knowledge import Caution
from needlecli.logic import Truth

SETTLED = 12_000
"""How many areas, and variants in all areas of a scope, are kept: each was held by the engine, which takes time."""

Known = tuple[int, bytes]
"""The classes of what the particular cautions of a variant look at, and of choices known in part."""


class Standings:
    """Gives what variants come to, dates aside."""

    def __init__(self, ledger: Ledger, pieces: Pieces, layout: Layout) -> None:
        self._ledger, self._pieces, self._layout, self._flags = ledger, pieces, layout, layout.flags
        self._regions = tuple((n, *region) for n, region in enumerate(layout.regions))
        self._standings: dict[Any, Standing] = {}

    def of(self, met: Met) -> tuple[Standing, ...]:
        """Give what each variant comes to."""
        number, tables = met.number >> self._layout.deciding, met.footing.standings
        return tuple(
            [
                tables[n].get(number >> shift & mask) or self._standing(n, number >> shift & mask, met)
                for n, shift, mask in self._regions
            ]
        )

    def footing(self, asked: Asked, piece: Piece, extra: bytes) -> Footing:
        """Work out what holds in some areas only, for what is wanted."""
        ledger, width = self._ledger, self._flags.width
        flags = tuple(
            tuple(piece.flags_in >> (area * self._pieces.area_width + n * width) & self._flags.mask for area in areas)
            for n, areas in enumerate(asked.areas)
        )
        fired = [spread(piece.fired_in, areas, len(ledger.cautions)) for areas in asked.areas]
        legs = [spread(piece.legs_in, areas, len(ledger.legs)) for areas in asked.areas]
        added = (
            tuple(found & mine for found, mine in zip(fired, ledger.plain_of, strict=True)),
            tuple(found & mine for found, mine in zip(legs, ledger.legs_of_plain, strict=True)),
        )
        return Footing(asked, piece, extra, flags, added)

    def _standing(self, n: int, region: int, met: Met) -> Standing:
        """Settle a variant, or remember what it came to under the flags that count."""
        footing, flags = met.footing, region & self._flags.mask
        alike = {more: self._flags.plainest(flags | more) for more in dict.fromkeys(footing.flags[n])}
        plainest = tuple([alike[more] for more in footing.flags[n]])
        known = region >> self._flags.width, footing.extra
        key = footing.asked.serial, n, plainest, known
        standing = self._standings.get(key)
        if standing is None:
            standing = keep(self._standings, key, self._settled(n, met, plainest, known), SETTLED)
        return keep(footing.standings[n], region, standing, MOST)

    def _settled(self, n: int, met: Met, flags: Sequence[int], known: Known) -> Standing:
        asked, variant = met.footing.asked, self._ledger.variants[n]
        scope = asked.scopes[n]
        grounds = [self._ground(n, met, area, (its, known)) for area, its in zip(scope.areas, flags, strict=True)]
        settled = settle(self._ledger.pack, variant, met.client, scope, [ground.place for ground in grounds])
        fired = legs = 0
        for ground in grounds:
            fired, legs = fired | ground.fired, legs | ground.legs
        held_up = tuple(
            (place, ground.fired & self._ledger.deferring)
            for place, ground in zip(asked.areas[n], grounds, strict=True)
            if ground.place.verdict is Verdict.DEFER
        )
        rated = Rated(variant, settled.if_clear, settled.fit, settled.treats, None)
        struck = tuple(dict.fromkeys(one for ground in grounds for one in ground.struck))
        decided = Decided(
            variant.id,
            settled.verdict,
            settled.if_clear,
            settled.fit,
            reaches(settled.rows),
            tuple(reason.kind for reason in settled.reasons),
            struck,
        )
        return Standing(rated, decided, (fired, legs), held_up, asked.compared(rated))

    def _ground(self, n: int, met: Met, area: str, known: tuple[int, Known]) -> Ground:
        """Hold one area, or remember what it came to."""
        asked = met.footing.asked
        wanted, table = asked.scopes[n].indications(area), asked.tables.grounds
        key = n, area, tuple(i.concern for i in wanted), asked.wishes.max_depth, known
        ground = table.get(key)
        if ground is None:
            ledger, fired, legs = self._ledger, 0, 0
            cautions = None if met.footing.extra else self._speaking(n, met, area, known[0])
            here = hold(ledger.pack, ledger.variants[n], met.client, area, wanted, cautions)
            for one in here.held:
                if ledger.number[id(one.caution)] not in ledger.particular:
                    continue
                if one.truth is Truth.YES:
                    fired |= ledger.set_of((one.caution,))
                if matters(one.caution, cleared=one.cleared):
                    legs |= ledger.legs_of(one.caution, one.finding().facts)
            ground = keep(table, key, Ground(here.place(), fired, legs, here.struck), SETTLED)
        return ground

    def _speaking(self, n: int, met: Met, area: str, flags: int) -> tuple[Caution, ...]:
        """Choose the cautions that decide an area: the particular ones, and plain ones that speak for all others."""
        ledger, piece, place = self._ledger, met.footing.piece, self._ledger.area[area]
        layout = self._layout
        fired, legs = met.number & layout.fired, met.number >> layout.legs_at & layout.legs
        fired = (fired | piece.fired_in >> place * len(ledger.cautions)) & ledger.plain_of[n]
        legs = (legs | piece.legs_in >> place * len(ledger.legs)) & ledger.legs_of_plain[n]
        cleared = met.footing.asked.wishes.cleared
        return (*ledger.particular_of[n], *self._flags.speaking(fired, legs, flags, cleared))
