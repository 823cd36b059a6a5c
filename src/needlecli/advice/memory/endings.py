"""Until when: the day a window closes hangs on the very answer, and is worked out for each client."""

from collections.abc import Hashable
from datetime import date

from needlecli.advice.assessing import soonest
from needlecli.advice.holding import latest
from needlecli.advice.memory.kept import MOST, Met, Standing
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.knowledge import Caution
from needlecli.logic import Local, Situation, Until, named_facts, until

Ending = tuple[date | None, bool]
"""The day, if there is one, and whether it moves."""


class Endings:
    """Gives the day from which a variant may be used, and keeps the ends of windows by the answers they hang on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._facts = {id(caution): tuple(sorted(named_facts(caution.when))) for caution in ledger.cautions}
        self._ends: dict[Hashable, Until | None] = {}

    def of(self, n: int, met: Met, standing: Standing) -> Ending:
        """Give the day from which the area that is free first may be treated."""
        everywhere, deferring = met.piece.fired & self._ledger.deferring_of[n], self._ledger.deferring
        if not met.piece.fired_in and not standing.fired & deferring:
            return self._latest(everywhere, standing.held_up[0][0], met, key=0)  # every area is held up by the same
        width = len(self._ledger.cautions)
        found = []
        for place, particular in standing.held_up:
            here = met.piece.fired_in >> place * width & self._ledger.deferring_of[n] | particular
            found.append((Verdict.DEFER, *self._latest(everywhere | here, place, met, key=place + 1 if here else 0)))
        return soonest(Verdict.DEFER, found)

    def _latest(self, fired: int, place: int, met: Met, *, key: int) -> Ending:
        """Give the day the last window of an area closes; windows that are the same everywhere are closed once."""
        found = met.ends.get((fired, key))
        if found is None:
            ends = [self._end(self._ledger.cautions[at], place, met) for at in bits(fired)]
            found = met.ends[fired, key] = latest(Verdict.DEFER, ends)
        return found

    def _end(self, caution: Caution, place: int, met: Met) -> Until | None:
        told = met.told
        given = tuple([told.answers.get(fact) for fact in self._facts[id(caution)]])
        if None in given or any(isinstance(answer, Local) for answer in given):
            return until(caution.when, self._situation(met, place))
        key = id(caution), place, told.on, given, told.event
        if key not in self._ends:
            keep(self._ends, key, until(caution.when, self._situation(met, place)), MOST)
        return self._ends[key]

    def _situation(self, met: Met, place: int) -> Situation:
        client, area = met.client, self._ledger.areas[place]
        return Situation(client.on, client.answers, client.concern_ids, area, client.event, client.event_known)
