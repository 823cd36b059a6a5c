"""Flags: which outcomes the plain cautions of a variant give in an area, and which of them move its depth.

For each variant there are two flags an outcome (as things stand; if every open question is answered well) and two for
each caution that moves the depth (it fires; it may).  What an area comes to follows from them, whatever set them.
"""

from collections.abc import Iterator

from needlecli.advice.asking import level_of
from needlecli.advice.depth import moves
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.verdict import OUTCOMES, Verdict
from needlecli.knowledge import Caution
from needlecli.logic import Truth

HARD = (Verdict.WITH_CARE, Verdict.ASK_FIRST, Verdict.NEEDS_CLEARANCE, Verdict.DEFER, Verdict.CONTRAINDICATED)
OUTCOME_FLAGS = (1 << 2 * len(HARD)) - 1
AS_IT_STANDS = sum(1 << 2 * place for place in range(len(HARD)))


class Flags:
    """The flags of one pack."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._movers = tuple(caution for caution in ledger.plain if moves(caution))
        self._at = {id(caution): 2 * (len(HARD) + place) for place, caution in enumerate(self._movers)}
        self.width = 2 * (len(HARD) + len(self._movers))
        self.mask = (1 << self.width) - 1
        self._beaten = tuple(self._beats())
        several = range(len(ledger.variants))
        self._of = {id(c): tuple(n for n in several if ledger.has(n, c)) for c in ledger.plain}

    def of(self, caution: Caution, truth: Truth, *, cleared: bool) -> int:
        """Give the flags a caution sets for every variant it applies to."""
        outcome = OUTCOMES[level_of(caution, cleared=cleared), truth]
        flags = _outcome(outcome, 0)
        flags |= _outcome(outcome, 1) if truth is Truth.YES else 0
        if id(caution) in self._at:
            flags |= 1 << self._at[id(caution)] + (truth is Truth.UNKNOWN)
        return sum(flags << variant * self.width for variant in self._of[id(caution)])

    def plainest(self, flags: int) -> int:
        """Give the flags of one variant without those that change nothing beside harder ones."""
        low = flags & OUTCOME_FLAGS
        now, clear = low & AS_IT_STANDS, low & AS_IT_STANDS << 1
        hardest = (1 << now.bit_length() >> 1) | (1 << clear.bit_length() >> 1)
        moving = flags ^ low
        for mine, beaten in self._beaten:
            if moving & mine:
                moving &= ~beaten
        return moving | hardest

    def speaking(self, fired: int, legs: int, flags: int, cleared: frozenset[str]) -> tuple[Caution, ...]:
        """Choose plain cautions that come to what all come to: of each level one that fires and one that is open.

        Those that move the depth are among them, as far as the flags name them.
        """
        ledger = self._ledger
        found = {id(c): c for c in self._movers if flags >> self._at[id(c)] & 3}
        for cautions in ([ledger.cautions[at] for at in bits(fired)], [ledger.legs[at].caution for at in bits(legs)]):
            levels: set[str] = set()
            for caution in cautions:
                level = level_of(caution, cleared=caution.level == "clearance" and caution.id in cleared)
                if level not in levels:
                    found[id(caution)] = caution
                    levels.add(level)
        return tuple(found.values())

    def _beats(self) -> Iterator[tuple[int, int]]:
        """Say of each caution that moves the depth which others move nothing beside it: those that cap no deeper.

        One that may fire leaves what fires as it is; of two alike the first speaks.
        """
        caps = [
            (c.adjust.max_depth.mm, place, self._at[id(c)])
            for place, c in enumerate(self._movers)
            if c.adjust.max_depth is not None and not c.adjust.max_depth_in and not c.adjust.start_shallower
        ]
        for *cap, mine in caps:
            beaten = [at for *its, at in caps if its > cap]
            fired, open_ones = sum(1 << at for at in beaten), sum(1 << at + 1 for at in beaten)
            yield 1 << mine, fired | open_ones | 1 << mine + 1
            yield 1 << mine + 1, open_ones


def _outcome(outcome: Verdict, reading: int) -> int:
    return 1 << 2 * HARD.index(outcome) + reading if outcome in HARD else 0
