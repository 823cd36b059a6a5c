"""What to ask, most decisive first: the open facts of a client as bits that stand in the order they are asked.

A fact is asked sooner or later by the hardest it may bring and by how many variants it decides.  Each such weight a
fact may have is a bit, so that the questions of a client are a number, joined from those of a few facts at a time.
"""

from collections.abc import Hashable, Sequence

from needlecli.advice.memory.kept import MOST, Footing, Standing
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.questions import weight
from needlecli.bounded import keep
from needlecli.knowledge import LEVELS
from needlecli.logic import EVENT

CONTEXTS, TOGETHER = 4_000, 96
"""How many ways of leaving variants out are kept apart, and how many bits are named at a time."""

ALL = (1 << TOGETHER) - 1

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
        place = {name: at for at, name in enumerate(names)}
        self._legs = tuple((leg.fact, LEVELS.index(leg.caution.level)) for leg in ledger.legs)
        possible = {
            (fact, level, decides): weight(ledger.pack, fact, LEVELS[level], decides, place[fact])
            for fact, level in self._legs
            for decides in range(1, len(ledger.variants) + 1)
        }
        weights = sorted(set(possible.values()))
        at = {weight: 1 << place for place, weight in enumerate(weights)}
        self._bit = {asked: at[weight] for asked, weight in possible.items()}
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
        return [
            table.get(some) or self._named(start, some, table)
            for start, table in self._parts
            if (some := asked >> start & ALL)
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
            found = keep(self._stakes, stakes, self._joined(stakes), MOST)
        return keep(context.tables[n], some, found, MOST)

    def _joined(self, stakes: Sequence[int]) -> int:
        """Give the questions of some legs for each variant."""
        decides: dict[str, int] = {}
        worst: dict[str, int] = {}
        for variant, legs in enumerate(stakes):
            for at in bits(legs):
                fact, level = self._legs[at]
                decides[fact] = decides.get(fact, 0) | 1 << variant
                worst[fact] = min(level, worst.get(fact, level))
        return sum(self._bit[fact, worst[fact], of.bit_count()] for fact, of in decides.items())

    def _named(self, start: int, some: int, table: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        return keep(table, some, tuple(self._names[start + at] for at in bits(some)), MOST)
