"""What to ask, most decisive first: the open facts of a client as bits that stand in the order they are asked.

A fact is asked sooner or later by the hardest it may bring and by how many variants it decides.  Each such weight a
fact may have is a bit, so that the questions of a client are a number, joined from those of a few facts at a time.
"""

from collections.abc import Hashable, Iterator, Sequence

from needlecli.advice.memory.kept import MOST, Footing, Standing
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.questions import in_order_of_weight, weight
from needlecli.bounded import keep
from needlecli.logic import EVENT

CONTEXTS, TOGETHER = 4_000, 64
"""How many ways of leaving variants out are kept apart, and how many bits are named at a time."""

RULED_OUT = -1


class Context:
    """Clients for whom the same variants are ruled out, and the same is open besides what is open everywhere."""

    def __init__(self, more: Sequence[int], tables: int) -> None:
        self.more = more
        self.tables: tuple[dict[int, int], ...] = tuple({} for _ in range(tables))


class Weighing:
    """Puts open facts in order, and keeps what it did."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        names = (*ledger.pack.vocabulary.facts, EVENT)
        self._place = {name: place for place, name in enumerate(names)}
        weights = sorted(self._possible())
        self._bit = {weight: 1 << at for at, weight in enumerate(weights)}
        self._names = [names[weight % len(names)] for weight in weights]
        self._parts: tuple[tuple[int, dict[int, tuple[str, ...]]], ...] = tuple(
            (start, {}) for start in range(0, len(weights), TOGETHER)
        )
        self._groups = [(n, start, (1 << size) - 1) for n, (start, size) in enumerate(ledger.leg_groups)]
        self._contexts: dict[Hashable, Context] = {}
        self._stakes: dict[Hashable, int] = {}

    def order(self, legs: int, footing: Footing, standings: Sequence[Standing]) -> list[tuple[str, ...]]:
        """Give the open facts that could still change an option which is not ruled out, in parts."""
        key = footing.serial, *[RULED_OUT if one.ruled_out else one.legs for one in standings]
        context = self._contexts.get(key) or self._context(key, footing)
        tables, asked = context.tables, 0
        for n, start, mask in self._groups:
            some = legs >> start & mask
            found = tables[n].get(some)
            asked |= self._asked(n, some, context) if found is None else found
        some = (1 << TOGETHER) - 1
        return [
            table.get(asked >> start & some) or self._named(start, asked >> start & some, table)
            for start, table in self._parts
            if asked >> start & some
        ]

    def _context(self, key: tuple[int, ...], footing: Footing) -> Context:
        """Give the context of a client; those with the same are made one, wherever they come from."""
        more = tuple(
            RULED_OUT if one == RULED_OUT else one | local for one, local in zip(key[1:], footing.legs, strict=True)
        )
        found = self._contexts.get(more) or keep(self._contexts, more, Context(more, len(self._groups)), CONTEXTS)
        return keep(self._contexts, key, found, CONTEXTS)

    def _asked(self, n: int, some: int, context: Context) -> int:
        """Give the questions about a group of facts, of which some legs are open."""
        ledger, (_, start, mask) = self._ledger, self._groups[n]
        stakes = tuple(
            0 if more == RULED_OUT else (some << start & mine | more) & mask << start
            for more, mine in zip(context.more, ledger.legs_of_plain, strict=True)
        )
        found = self._stakes.get(stakes)
        if found is None:
            levels = (
                (ledger.legs[at].fact, ledger.legs[at].caution.level, ledger.variants[n].id)
                for n, legs in enumerate(stakes)
                for at in bits(legs)
            )
            found = 0
            for fact, of, worst in in_order_of_weight(ledger.pack, levels):
                found |= self._bit[weight(ledger.pack, fact, worst, len(of), self._place[fact])]
            keep(self._stakes, stakes, found, MOST)
        return keep(context.tables[n], some, found, MOST)

    def _named(self, start: int, some: int, table: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        return keep(table, some, tuple(self._names[start + at] for at in bits(some)), MOST)

    def _possible(self) -> Iterator[int]:
        """Give every weight a fact may have."""
        ledger = self._ledger
        for fact, level in {(leg.fact, leg.caution.level) for leg in ledger.legs}:
            for decides in range(1, len(ledger.variants) + 1):
                yield weight(ledger.pack, fact, level, decides, self._place[fact])
