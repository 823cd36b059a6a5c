"""Which cautions fire, and for which variants: told once each, hardest first, some cautions at a time."""

from collections.abc import Hashable, Sequence
from math import ceil

from needlecli.advice.brief import Fired, Part
from needlecli.advice.memory.kept import MOST, FiringIn, Footing, Standing
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.bounded import keep

TOGETHER, CONTEXTS = 45, 4_000
"""About how many cautions are looked up at a time, since what fires among a few comes again; how many contexts are
kept."""

Told = Part[Fired]


class Firing:
    """Tells what fires, from what fires everywhere and what is added in some areas or by particular cautions."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        several = range(len(ledger.variants))
        self._everywhere = tuple(
            Fired(c.id, c.level, tuple(ledger.variants[n].id for n in several if ledger.has(n, c)))
            for c in ledger.cautions
        )
        parts = max(round(len(ledger.cautions) / TOGETHER), 1)
        size = max(ceil(len(ledger.cautions) / parts), 1)
        self._starts, self._all = range(0, len(ledger.cautions), size), (1 << size) - 1
        self._somewhere: dict[Hashable, Fired] = {}
        self._contexts: dict[Hashable, FiringIn] = {}
        self._parts: dict[Hashable, dict[int, Told]] = {}

    def within(self, footing: Footing, standings: Sequence[Standing]) -> FiringIn:
        """Give what the cautions are looked up in for clients for whom the same is added, variant by variant."""
        added = tuple([one | standing.fired for one, standing in zip(footing.fired, standings, strict=True)])
        found = self._contexts.get(added)
        if found is None:
            parts = tuple(self._table(start, added) for start in self._starts)
            found = keep(self._contexts, added, parts, CONTEXTS)
        return found

    def tell(self, fired: int, within: FiringIn) -> list[Told]:
        """Give the cautions that fire, in parts."""
        every = self._all
        return [
            table.get(some) or self._part(start, some, more, table)
            for start, always, more, table in within
            if (some := fired >> start & every) or always
        ]

    def _table(self, start: int, added: Sequence[int]) -> tuple[int, bool, tuple[int, ...], dict[int, Told]]:
        """Give where some cautions are kept, for clients for whom the same of them is added."""
        more = tuple([one >> start & self._all for one in added])
        table = self._parts.get((start, *more))
        if table is None:
            table = keep(self._parts, (start, *more), {}, CONTEXTS)
        return start, any(more), more, table

    def _part(self, start: int, some: int, more: Sequence[int], table: dict[int, Told]) -> Told:
        found = some
        for one in more:
            found |= one
        alike = self._everywhere
        part = [
            alike[start + at] if some >> at & 1 else self._some(start + at, [one >> at & 1 for one in more])
            for at in bits(found)
        ]
        return keep(table, some, Part(tuple(part)), MOST)

    def _some(self, at: int, holds: Sequence[int]) -> Fired:
        """Give a caution that fires for some of the variants it applies to."""
        key = at, *holds
        fired = self._somewhere.get(key)
        if fired is None:
            caution, variants = self._ledger.cautions[at], self._ledger.variants
            names = tuple(variant.id for variant, one in zip(variants, holds, strict=True) if one)
            fired = keep(self._somewhere, key, Fired(caution.id, caution.level, names), MOST)
        return fired
