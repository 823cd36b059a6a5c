"""Until when: the day a window closes hangs on the very answer, and is worked out for each client."""

from collections.abc import Hashable, Mapping

from needlecli.advice.assessing import soonest
from needlecli.advice.holding import latest
from needlecli.advice.memory.kept import Ending, Met, Standing
from needlecli.advice.memory.layout import Layout
from needlecli.advice.memory.ledger import Ledger, bits
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.knowledge import Caution
from needlecli.logic import Answer, InArea, Local, Situation, Until, leaves, named_facts, until

ENDS = 12_000
"""How many ends of windows are kept."""

NO_END: Ending = (None, False)


class Endings:
    """Gives the day from which a variant may be used, and keeps the ends of windows by the answers they hang on."""

    def __init__(self, ledger: Ledger, layout: Layout) -> None:
        self._ledger, self._layout = ledger, layout
        self._facts = {id(caution): tuple(sorted(named_facts(caution.when))) for caution in ledger.cautions}
        self._placed = {id(c) for c in ledger.cautions if any(isinstance(leaf, InArea) for leaf in leaves(c.when))}
        self._ends: dict[Hashable, Until | None] = {}

    def of(self, met: Met, standings: list[Standing]) -> tuple[Ending, ...]:
        """Give for each variant the day from which the area that is free first may be treated."""
        found: dict[tuple[int, int], Ending] = {}
        fired = self._layout.fired_in(met.everywhere)
        return tuple([self._of(n, fired, met, one, found) if one.waits else NO_END for n, one in enumerate(standings)])

    def _of(self, n: int, fired: int, met: Met, standing: Standing, found: dict[tuple[int, int], Ending]) -> Ending:
        mine, somewhere = self._ledger.deferring_of[n], met.footing.piece.fired_in
        everywhere = fired & mine
        if not (met.footing.fired[n] & mine or standing.fired & self._ledger.deferring):  # it is the same in every area
            return self._latest(everywhere, standing.held_up[0][0], met, found, key=0)
        ends, width = [], len(self._ledger.cautions)
        for place, particular in standing.held_up:
            here = somewhere >> place * width & mine | particular
            end = self._latest(everywhere | here, place, met, found, key=place + 1 if here else 0)
            ends.append((Verdict.DEFER, *end))
        return soonest(Verdict.DEFER, ends)

    def _latest(self, fired: int, place: int, met: Met, found: dict[tuple[int, int], Ending], *, key: int) -> Ending:
        """Give the day the last window of an area closes; windows that are the same everywhere are closed once."""
        end = found.get((fired, key))
        if end is None:
            ends = [self._end(self._ledger.cautions[at], place, met) for at in bits(fired)]
            end = found[fired, key] = latest(Verdict.DEFER, ends)
        return end

    def _end(self, caution: Caution, place: int, met: Met) -> Until | None:
        name, said = id(caution), met.said
        given = {fact: said.answer(fact) for fact in self._facts[name]}
        answers = {fact: answer for fact, answer in given.items() if answer is not None}
        if len(answers) < len(given) or any(isinstance(answer, Local) for answer in answers.values()):
            return until(caution.when, self._situation(met, met.client.answers, place))
        key = name, place if name in self._placed else 0, said.on, tuple(answers.values()), said.event
        if key not in self._ends:
            keep(self._ends, key, until(caution.when, self._situation(met, answers, place)), ENDS)
        return self._ends[key]

    def _situation(self, met: Met, answers: Mapping[str, Answer | Local], place: int) -> Situation:
        said, area = met.said, self._ledger.areas[place]
        return Situation(said.on, answers, met.footing.asked.concerns, area, said.event, said.event_known)
