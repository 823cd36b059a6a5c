"""What to ask, most decisive first: the open facts of a client as bits that stand in the order they are asked.

A fact is asked sooner or later by the hardest it may bring and by how many variants it decides.  Each such weight a
fact may have is a bit, so that the questions of a client are a number, joined from those of a few facts at a time.
"""

from collections.abc import Hashable, Iterator, Sequence
from functools import reduce
from itertools import chain, groupby
from operator import or_

from needlecli.advice.brief import Part
from needlecli.advice.memory.kept import MOST, AskingIn, Footing, Standing
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.questions import weight
from needlecli.bounded import keep
from needlecli.knowledge import LEVELS
from needlecli.logic import EVENT

CONTEXTS, STAKES, TOGETHER = 4_000, 10_000, 192
"""How many ways of leaving variants out, and of deciding them, are kept, and how many bits are named at a time."""

RULED_OUT = -1


class Chunks(dict[tuple[int, int], tuple[str, ...]]):
    """The names that stand for the bits of one byte, by where it starts."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, key: tuple[int, int]) -> tuple[str, ...]:
        """Name the bits of a byte for the first time."""
        start, byte = key
        found = self[key] = tuple(self._names[start + at] for at in bits(byte))
        return found


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
        self._chunks = Chunks([names[weight % len(names)] for weight in weights])
        self._parts: tuple[tuple[int, dict[int, Part[str]]], ...] = tuple(
            (start, {}) for start in range(0, len(weights), TOGETHER)
        )
        self._every = (1 << TOGETHER) - 1
        self._groups = [(start, (1 << size) - 1) for start, size in ledger.leg_groups]
        self._facts = tuple(tuple(self._masks(start, size)) for start, size in ledger.leg_groups)
        self._contexts: dict[Hashable, AskingIn] = {}
        self._stakes: dict[Hashable, int] = {}

    def within(self, footing: Footing, standings: Sequence[Standing]) -> AskingIn:
        """Give what questions are looked up in for clients for whom the same is ruled out and the same is added."""
        more = tuple(
            [
                RULED_OUT if one.ruled_out else one.legs | local
                for one, local in zip(standings, footing.legs, strict=True)
            ]
        )
        return self._contexts.get(more) or keep(self._contexts, more, AskingIn(more, self._groups), CONTEXTS)

    def order(self, legs: int, within: AskingIn) -> list[Part[str]]:
        """Give the open facts that could still change an option which is not ruled out, in parts."""
        asked = 0
        for n, start, mask, table in within.tables:
            some = legs >> start & mask
            found = table.get(some)
            asked |= self._asked(n, some, within) if found is None else found
        every = self._every
        return [
            table.get(some) or self._named(start, some, table)
            for start, table in self._parts
            if (some := asked >> start & every)
        ]

    def _asked(self, n: int, some: int, within: AskingIn) -> int:
        """Give the questions about a group of facts, of which some legs are open."""
        ledger, (start, mask) = self._ledger, self._groups[n]
        stakes = tuple(
            0 if more == RULED_OUT else (some << start & mine | more) & mask << start
            for more, mine in zip(within.more, ledger.legs_of_plain, strict=True)
        )
        found = self._stakes.get(stakes)
        if found is None:
            found = keep(self._stakes, stakes, self._joined(n, stakes), STAKES)
        return keep(within.tables[n][-1], some, found, MOST)

    def _joined(self, n: int, stakes: Sequence[int]) -> int:
        """Give the questions of some legs for each variant."""
        anywhere, asked = reduce(or_, stakes), 0
        for fact, mask in self._facts[n]:
            if some := anywhere & mask:
                _, worst = self._legs[(some & -some).bit_length() - 1]
                asked |= self._bit[fact, worst, sum(1 for legs in stakes if legs & mask)]
        return asked

    def _masks(self, start: int, size: int) -> Iterator[tuple[str, int]]:
        """Give the facts of a group, each with its legs."""
        legs = enumerate(self._legs[start : start + size], start)
        for fact, some in groupby(legs, lambda leg: leg[1][0]):
            yield fact, sum(1 << at for at, _ in some)

    def _named(self, start: int, some: int, table: dict[int, Part[str]]) -> Part[str]:
        chunks = enumerate(some.to_bytes(TOGETHER // 8, "little"))
        names = [self._chunks[start + 8 * at, chunk] for at, chunk in chunks if chunk]
        return keep(table, some, Part(tuple(chain(*names))), MOST)
