"""Until when: the day a window closes hangs on the very answer, and is worked out for each client."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from needlecli.advice.assessing import soonest
from needlecli.advice.holding import latest
from needlecli.advice.memory.columns import CONCERN, columns_of
from needlecli.advice.memory.kept import MOST, Ending, Footing, HeldUp, Met, Standing
from needlecli.advice.memory.ledger import Ledger, asked_by, bits
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.knowledge import Caution, Pack
from needlecli.logic import EVENT, Situation, Until, named_facts, until

ENDS = 12_000
"""How many ends of windows are kept."""

NO_END: Ending = (None, False)


class _Looks(NamedTuple):
    """What the end of a window may hang on."""

    facts: tuple[str, ...]
    event: bool
    concern: bool


class Window(NamedTuple):
    """A caution that waits for a day, and the area it is looked at in, by their numbers."""

    caution: int
    place: int


class Endings:
    """Gives the day from which a variant may be used, and keeps the ends of windows by the answers they hang on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._looks = tuple(_looks(ledger.pack, caution) for caution in ledger.cautions)
        self._ends: dict[Hashable, Until | None] = {}
        self._windows: dict[Hashable, tuple[Window, ...]] = {}
        self._same: dict[tuple[HeldUp, ...], tuple[HeldUp, ...]] = {}

    def held_up(self, footing: Footing, standings: Sequence[Standing]) -> tuple[HeldUp, ...]:
        """Give for each variant where a date is in the way; areas that have nothing of their own are one."""
        width, somewhere = len(self._ledger.cautions), footing.piece.fired_in
        found = []
        for standing, mine in zip(standings, self._ledger.deferring_of, strict=True):
            held_up = standing.held_up if standing.waits else ()
            here = [(somewhere >> place * width & mine | particular, place) for place, particular in held_up]
            found.append(tuple(dict.fromkeys((own, place if own else 0) for own, place in here)))
        return self._same.get(key := tuple(found)) or keep(self._same, key, key, MOST)

    def of(self, met: Met, held_up: Sequence[HeldUp]) -> tuple[Ending, ...]:
        """Give for each variant the day from which the area that is free first may be treated."""
        deferring = met.number & self._ledger.deferring
        found: dict[Hashable, Ending] = {}
        endings = []
        for areas, mine in zip(held_up, self._ledger.deferring_of, strict=True):
            key = deferring & mine, areas
            ending = found.get(key)
            if ending is None:
                ending = found[key] = self._soonest(*key, met) if areas else NO_END
            endings.append(ending)
        return tuple(endings)

    def _soonest(self, everywhere: int, areas: HeldUp, met: Met) -> Ending:
        ends = []
        for here, place in areas:
            key = everywhere, here, place
            windows = self._windows.get(key) or keep(self._windows, key, tuple(_windows(*key)), MOST)
            last = latest(Verdict.DEFER, [self._end(window, met) for window in windows])
            if len(areas) == 1:
                return last
            ends.append((Verdict.DEFER, *last))
        return soonest(Verdict.DEFER, ends)

    def _end(self, window: Window, met: Met) -> Until | None:
        """Give when a window closes, or remember it under what it hangs on."""
        said, looks = met.said, self._looks[window.caution]
        event = (said.event, said.event_known) if looks.event else None
        concerns = met.footing.asked.concerns if looks.concern else None
        key = window, said.on, said.others, event, concerns, *map(said.word, looks.facts)
        if key not in self._ends:
            area = self._ledger.areas[window.place]
            now = Situation(said.on, met.client.answers, met.footing.asked.concerns, area, said.event, said.event_known)
            keep(self._ends, key, until(self._ledger.cautions[window.caution].when, now), ENDS)
        return self._ends[key]


def _windows(everywhere: int, here: int, place: int) -> Iterator[Window]:
    """Give the windows of an area; what fires everywhere looks at no area, and at nothing local."""
    yield from (Window(at, 0) for at in bits(everywhere & ~here))
    yield from (Window(at, place) for at in bits(here))


def _looks(pack: Pack, caution: Caution) -> _Looks:
    """Name what the end of a window may hang on: what its caution looks at, and what decides whom that is asked."""
    named = {*asked_by(caution)} - {EVENT}
    asked_of = (pack.vocabulary.facts[name].only_when for name in named if name in pack.vocabulary.facts)
    facts = named.union(*(named_facts(only_when) for only_when in asked_of if only_when is not None))
    columns = columns_of(caution.when)
    return _Looks(tuple(sorted(facts)), EVENT in columns, CONCERN in columns)
