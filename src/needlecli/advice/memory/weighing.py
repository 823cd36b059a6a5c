"""What to ask, most decisive first: the order of a client's open facts, joined from orders that were met before."""

from collections.abc import Hashable

from needlecli.advice.memory.kept import MOST, RULED_OUT, Met, Placed, Whole
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.questions import in_order_of_weight, weight
from needlecli.bounded import keep
from needlecli.logic import EVENT

SMALL, LONG = 2 * MOST, MOST // 2
"""Orders of a few facts are short, and many are kept; those of all facts are long."""


class Weighing:
    """Puts open facts in order, a group of facts at a time, and keeps what it did."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._names = (*ledger.pack.vocabulary.facts, EVENT)
        self._place = {name: place for place, name in enumerate(self._names)}
        self._orders: dict[Hashable, tuple[str, ...]] = {}
        self._groups: dict[Hashable, tuple[int, ...]] = {}

    def order(self, met: Met, placed: Placed, whole: Whole) -> tuple[str, ...]:
        """Give the open facts that could still change an option which is not ruled out."""
        key = met.piece.legs, placed.legs, whole.asks
        found = self._orders.get(key)
        if found is None:
            mine = self._ledger.legs_of_plain
            stakes = [
                0 if more == RULED_OUT else (met.piece.legs | placed.legs[n]) & mine[n] | more
                for n, more in enumerate(whole.asks)
            ]
            weights: list[int] = []
            for group in self._ledger.leg_groups:
                weights += self._weights(tuple([legs & group for legs in stakes]))
            weights.sort()
            names = self._names
            found = keep(self._orders, key, tuple([names[one % len(names)] for one in weights]), LONG)
        return found

    def _weights(self, stakes: tuple[int, ...]) -> tuple[int, ...]:
        """Give the weights of the open facts of one group."""
        weights = self._groups.get(stakes)
        if weights is None:
            ledger = self._ledger
            levels = (
                (ledger.legs[at].fact, ledger.legs[at].caution.level, ledger.variants[n].id)
                for n, legs in enumerate(stakes)
                for at in bits(legs)
            )
            asked = in_order_of_weight(ledger.pack, levels)
            weights = tuple(weight(ledger.pack, f, worst, len(of), self._place[f]) for f, of, worst in asked)
            keep(self._groups, stakes, weights, SMALL)
        return weights
