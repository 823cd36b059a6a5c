"""Until when: the day a window closes hangs on the very answer, and is worked out for each client."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from needlecli.advice.assessing import soonest
from needlecli.advice.holding import latest
from needlecli.advice.memory.columns import CONCERN, columns_of
from needlecli.advice.memory.kept import MOST, Ending, Footing, HeldUp, Met
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


class Plan(NamedTuple):
    """The windows that decide until when; in which ways: area by area, which of them; and which way for each variant.

    A variant for which no date is in the way has no areas here, and so no end.
    """

    windows: tuple[Window, ...]
    ways: tuple[tuple[tuple[int, ...], ...], ...]
    way_of: tuple[int, ...]


class Endings:
    """Gives the day from which a variant may be used, and keeps the ends of windows by the answers they hang on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._looks = tuple(_looks(ledger.pack, caution) for caution in ledger.cautions)
        self._ends: dict[Hashable, Until | None] = {}
        self._plans: dict[Hashable, Plan] = {}

    def of(self, met: Met, plan: Plan) -> tuple[Ending, ...]:
        """Give for each variant the day from which the area that is free first may be treated."""
        ends = [self._end(window, met) for window in plan.windows]
        found = [
            soonest(Verdict.DEFER, [(Verdict.DEFER, *latest(Verdict.DEFER, [ends[n] for n in area])) for area in areas])
            for areas in plan.ways
        ]
        return tuple([found[way] for way in plan.way_of])

    def plan(self, fired: int, footing: Footing, held_up: HeldUp) -> Plan:
        """Say which windows decide until when, for clients for whom these cautions fire everywhere."""
        key = footing.serial, fired & self._ledger.deferring, held_up
        found = self._plans.get(key)
        return keep(self._plans, key, self._plan(fired, footing, held_up), MOST) if found is None else found

    def _plan(self, fired: int, footing: Footing, held_up: HeldUp) -> Plan:
        width, somewhere = len(self._ledger.cautions), footing.piece.fired_in
        ways: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}
        way_of = []
        for mine, areas in zip(self._ledger.deferring_of, held_up, strict=True):
            here = [(somewhere >> place * width & mine | particular, place) for place, particular in areas]
            alike = dict.fromkeys((own, place if own else 0) for own, place in here)
            way_of.append(ways.setdefault((fired & mine, tuple(alike)), len(ways)))
        windows: dict[Window, int] = {}
        found = tuple(
            tuple(
                tuple([windows.setdefault(one, len(windows)) for one in _windows(everywhere, *area)]) for area in areas
            )
            for everywhere, areas in ways
        )
        return Plan(tuple(windows), found, tuple(way_of))

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
