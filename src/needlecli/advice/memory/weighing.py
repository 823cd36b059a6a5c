"""What to ask, most decisive first: the order of a client's open facts, joined from orders that were met before."""

from collections.abc import Hashable

from needlecli.advice.memory.kept import MOST, Met, Placed, Whole, keep
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.questions import in_order_of_weight, weight
from needlecli.advice.verdict import Verdict
from needlecli.logic import EVENT

SMALL = 4 * MOST


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
        key = met.piece.legs, placed.serial, whole.serial
        found = self._orders.get(key)
        if found is None:
            stakes = [self._stakes(n, met.piece.legs | placed.legs[n], whole) for n in range(len(whole.standings))]
            weights: list[int] = []
            for group in self._ledger.leg_groups:
                weights += self._weights(tuple([legs & group for legs in stakes]))
            weights.sort()
            names = self._names
            found = keep(self._orders, key, tuple([names[one % len(names)] for one in weights]))
        return found

    def _stakes(self, n: int, legs: int, whole: Whole) -> int:
        standing = whole.standings[n]
        if standing.settled.if_clear >= Verdict.CONTRAINDICATED:
            return 0
        return legs & self._ledger.legs_of_plain[n] | standing.legs

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
