"""Until when: the day a window closes hangs on the very answer, and is worked out for each client."""

from collections.abc import Hashable, Iterator, Sequence

from needlecli.advice.assessing import soonest
from needlecli.advice.brief import Ending
from needlecli.advice.holding import latest
from needlecli.advice.memory.columns import CONCERN, columns_of
from needlecli.advice.memory.kept import MOST, Footing, HeldUp, Met, Standing, Waiting, Window, Windows
from needlecli.advice.memory.ledger import Ledger, asked_by, bits
from needlecli.advice.verdict import Verdict
from needlecli.bounded import keep
from needlecli.logic import EVENT, Situation, Until, named_facts, until

ENDS = 6_000
"""How many days are kept, by the answers they hang on."""


class Endings:
    """Gives the day from which a variant may be used, and keeps the ends of windows by the answers they hang on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._windows: dict[tuple[int, int], Window] = {}
        self._waiting: dict[Hashable, Waiting] = {}
        self._together: dict[Hashable, Windows] = {}
        self._ends: dict[Hashable, Ending] = {}
        self._serial = 0

    def waiting(self, footing: Footing, standings: Sequence[Standing]) -> Waiting:
        """Say where a date is in the way of each variant; areas that have nothing of their own are one."""
        width, somewhere = len(self._ledger.cautions), footing.piece.fired_in
        found = []
        for standing, mine in zip(standings, self._ledger.deferring_of, strict=True):
            held_up = standing.held_up if standing.waits else ()
            here = [(somewhere >> place * width & mine | particular, place) for place, particular in held_up]
            found.append(tuple(dict.fromkeys((own, place if own else 0) for own, place in here)))
        key = tuple(found)
        return self._waiting.get(key) or keep(self._waiting, key, Waiting(key), MOST)

    def of(self, met: Met, waiting: Waiting) -> tuple[list[Ending], tuple[int | None, ...]]:
        """Give the days from which areas that are free first may be treated, and which of them is that of a variant."""
        deferring = met.number & self._ledger.deferring
        found = waiting.windows.get(deferring)
        if found is None:
            found = keep(waiting.windows, deferring, self._differing(deferring, waiting.held_up), MOST)
        return [self._soonest(windows, met) for windows in found[0]], found[1]

    def _differing(
        self, deferring: int, held_up: Sequence[HeldUp]
    ) -> tuple[tuple[Windows, ...], tuple[int | None, ...]]:
        """Give the windows that differ, and which of them are those of each variant."""
        found: dict[Windows, int] = {}
        which: list[int | None] = []
        for areas, mine in zip(held_up, self._ledger.deferring_of, strict=True):
            windows = tuple(tuple(self._of_area(deferring & mine, *area)) for area in areas)
            which.append(found.setdefault(self._joined(windows), len(found)) if windows else None)
        return tuple(found), tuple(which)

    def _joined(self, areas: tuple[tuple[Window, ...], ...]) -> Windows:
        """Give windows that are looked at together; their number is never given again."""
        key = tuple(tuple(map(id, area)) for area in areas)
        windows = self._together.get(key)
        if windows is None:
            self._serial += 1
            windows = keep(self._together, key, Windows(areas, self._serial), MOST)
        return windows

    def _of_area(self, everywhere: int, here: int, place: int) -> Iterator[Window]:
        """Give the windows of an area; what fires everywhere looks at no area, and at nothing local."""
        for at in bits(everywhere | here):
            key = at, place if here >> at & 1 else 0
            if key not in self._windows:
                self._windows[key] = self._window(*key)
            yield self._windows[key]

    def _window(self, at: int, place: int) -> Window:
        """Name what the end of a window may hang on: what its caution looks at, and what decides whom that is asked."""
        pack, caution = self._ledger.pack, self._ledger.cautions[at]
        named = {*asked_by(caution)} - {EVENT}
        asked_of = (pack.vocabulary.facts[name].only_when for name in named if name in pack.vocabulary.facts)
        facts = named.union(*(named_facts(only_when) for only_when in asked_of if only_when is not None))
        columns, area = columns_of(caution.when), self._ledger.areas[place]
        return Window(caution, area, tuple(sorted(facts)), event=EVENT in columns, concern=CONCERN in columns)

    def _soonest(self, windows: Windows, met: Met) -> Ending:
        """Give the day on which the first area is free, or remember it under what it hangs on."""
        if windows.only is not None:
            return latest(Verdict.DEFER, (_end(windows.only, met),))
        key = windows.serial, *_hung_on(windows, met)
        found = self._ends.get(key)
        if found is None:
            ends = [latest(Verdict.DEFER, [_end(window, met) for window in area]) for area in windows.areas]
            first = ends[0] if len(ends) == 1 else soonest(Verdict.DEFER, [(Verdict.DEFER, *end) for end in ends])
            found = keep(self._ends, key, first, ENDS)
        return found


def _end(window: Window, met: Met) -> Until | None:
    """Give when a window closes, or remember it under what it hangs on."""
    key = _hung_on(window, met)
    if key not in window.ends:
        said, client = met.said, met.client
        now = Situation(said.on, client.answers, met.footing.asked.concerns, window.area, said.event, said.event_known)
        keep(window.ends, key, until(window.caution.when, now), MOST)
    return window.ends[key]


def _hung_on(windows: Window | Windows, met: Met) -> tuple[Hashable, ...]:
    """Give what the ends of windows hang on."""
    said = met.said
    event = (said.event, said.event_known) if windows.event else None
    concerns = met.footing.asked.concerns if windows.concern else None
    return said.on, said.others, event, concerns, *said.words(windows.facts)
