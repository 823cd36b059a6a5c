"""Which cautions fire, and for which variants: told once each, hardest first."""

from collections.abc import Hashable

from needlecli.advice.brief import Fired
from needlecli.advice.memory.kept import MOST, Met, Placed, Whole
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.bounded import keep


class Firing:
    """Tells what fires, from what fires everywhere and what is added in some areas or by particular cautions."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        several = range(len(ledger.variants))
        self._everywhere = tuple(
            Fired(c.id, c.level, tuple(ledger.variants[n].id for n in several if ledger.has(n, c)))
            for c in ledger.cautions
        )
        self._somewhere: dict[Hashable, Fired] = {}
        self._told: dict[Hashable, tuple[Fired, ...]] = {}

    def tell(self, met: Met, placed: Placed, whole: Whole) -> tuple[Fired, ...]:
        """Give the cautions that fire."""
        key = met.piece.fired, placed.fired, whole.fired
        told = self._told.get(key)
        if told is None:
            more = [one | other for one, other in zip(placed.fired, whole.fired, strict=True)]
            found = met.piece.fired
            for one in more:
                found |= one
            alike = self._everywhere
            told = keep(
                self._told,
                key,
                tuple([alike[at] if met.piece.fired >> at & 1 else self._some(at, more) for at in bits(found)]),
                MOST,
            )
        return told

    def _some(self, at: int, more: list[int]) -> Fired:
        """Give a caution that fires for some of the variants it applies to."""
        key = at, *[one >> at & 1 for one in more]
        fired = self._somewhere.get(key)
        if fired is None:
            caution, variants = self._ledger.cautions[at], self._ledger.variants
            names = tuple(variant.id for variant, one in zip(variants, more, strict=True) if one >> at & 1)
            fired = keep(self._somewhere, key, Fired(caution.id, caution.level, names), MOST)
        return fired
