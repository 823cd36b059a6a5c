"""Everything that is spoken of has a number: cautions, areas, and the open facts that cautions stand on.

A set of them is one number with a bit for each, so that sets are joined and cut in one step.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from needlecli.advice.brief import hardest_first
from needlecli.advice.memory.columns import CONCERN, columns_of
from needlecli.advice.questions import askable
from needlecli.knowledge import LEVELS, Caution, Pack
from needlecli.logic import PLANNED_DEPTH, Deeper, leaves, named_facts

TOGETHER = 20
"""For how many facts the order of questions is looked up at once."""


class Leg(NamedTuple):
    """One open fact that could decide a caution."""

    caution: Caution
    fact: str


class Ledger:
    """The numbers of one pack, by variant where that matters; cautions are numbered hardest first.

    Legs stand in the order of their facts, and of each fact hardest first.  `plain` cautions come out the same for
    every variant and every depth; a `particular` one looks at the depth that is offered, or at a choice the
    practitioner has still to make, and is held for each variant by itself.
    """

    def __init__(self, pack: Pack) -> None:
        of_variant = [tuple(of) for of in pack.cautions_by_variant.values()]
        self.pack, self.variants = pack, tuple(pack.variants.values())
        self.cautions = tuple(sorted({id(c): c for of in of_variant for c in of}.values(), key=hardest_first))
        self.number = {id(caution): place for place, caution in enumerate(self.cautions)}
        self.plain = tuple(caution for caution in self.cautions if not _particular(pack, caution))
        plain = {id(caution) for caution in self.plain}
        self.particular = frozenset(place for place, c in enumerate(self.cautions) if id(c) not in plain)
        self.areas = tuple(dict.fromkeys(leaf for of in pack.vocabulary.leaves.values() for leaf in of))
        self.area = {name: place for place, name in enumerate(self.areas)}
        legs = (Leg(c, fact) for c in self.cautions if c.level != "note" for fact in asked_by(c) if askable(pack, fact))
        self.legs = tuple(sorted(legs, key=lambda leg: (leg.fact, LEVELS.index(leg.caution.level))))
        self._leg = {(id(leg.caution), leg.fact): 1 << place for place, leg in enumerate(self.legs)}
        self.leg_groups = tuple(_together(self.legs))
        self.plain_of = [self.set_of(c for c in of if id(c) in plain) for of in of_variant]
        self.particular_of = [tuple(c for c in of if id(c) not in plain) for of in of_variant]
        self.legs_of_plain = [_joined(self.legs_of(c, asked_by(c)) for c in of if id(c) in plain) for of in of_variant]
        self.deferring = self.set_of(c for c in self.cautions if c.level == "defer")
        self.deferring_of = [of & self.deferring for of in self.plain_of]

    def set_of(self, cautions: Iterable[Caution]) -> int:
        """Give cautions as a set."""
        return _joined(1 << self.number[id(caution)] for caution in cautions)

    def legs_of(self, caution: Caution, facts: Iterable[str]) -> int:
        """Give the open facts of a caution as a set; those of a mere note are not asked."""
        return _joined(self._leg.get((id(caution), fact), 0) for fact in facts)

    def has(self, variant: int, caution: Caution) -> bool:
        """Say whether a plain caution applies to a variant."""
        return bool(self.plain_of[variant] >> self.number[id(caution)] & 1)


def bits(number: int) -> Iterator[int]:
    """Give the places of the bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def spread(number: int, areas: Iterable[int], width: int) -> int:
    """Join what is noted for some areas, in a number that notes so many bits for each area."""
    mask = (1 << width) - 1
    return _joined(number >> area * width & mask for area in areas)


def asked_by(caution: Caution) -> tuple[str, ...]:
    """Name everything that may be asked because of a caution."""
    deep = {PLANNED_DEPTH} if any(isinstance(leaf, Deeper) for leaf in leaves(caution.when)) else set()
    return tuple(sorted((columns_of(caution.when) - {CONCERN}) | deep))


def _joined(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= number
    return found


def _particular(pack: Pack, caution: Caution) -> bool:
    """Say whether a caution looks at more than the client: at the depth offered, or at the practitioner's choice."""
    chosen = {fact.id for fact in pack.vocabulary.chosen}
    deep = any(isinstance(leaf, Deeper) for leaf in leaves(caution.when))
    return deep or not chosen.isdisjoint(named_facts(caution.when)) or caution.adjust.max_depth_uncleared is not None


def _together(legs: Sequence[Leg]) -> Iterator[tuple[int, int]]:
    """Give all the legs of some facts at a time, which stand side by side: where they start, and how many they are."""
    counts = Counter(leg.fact for leg in legs)  # in the order of the facts
    facts, start = tuple(counts), 0
    for at in range(0, len(facts), TOGETHER):
        size = sum(counts[fact] for fact in facts[at : at + TOGETHER])
        yield start, size
        start += size
