"""What one variant comes to for every client there could be: where each caution holds, and where a verdict is reached.

A verdict is the worst row, so that the clients for whom it is at least so hard are a union of regions: one for each
caution that may make it so.  A depth is cut by each cap that applies, so that those who get no more than so much are a
union, too.  What holds for unions of boxes can be proved.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from needlecli.advice import OUTCOMES, Cap, Verdict, base_depth
from needlecli.boxes import Box, Budget, meet, without_repeats
from needlecli.client import Client
from needlecli.knowledge import OPERATOR, OPERATORS, Caution, Indication, Pack, Variant
from needlecli.logic import PLANNED_DEPTH, Amount, Choice, Depth, Truth
from needlecli.proofs.axes import AREA, CONCERN, Axes
from needlecli.proofs.choosing import closed, impossible
from needlecli.proofs.regions import Boxes, Region, Regions

PLACE = 10
"""How many steps it costs to look up what is offered in one place."""
DEEPER = 0.01
"""Anything beyond a limit, in millimetres."""


class Told(NamedTuple):
    """One caution with the region in which it holds; `beyond` are the clients for whom more than its limit is planned.

    That is said of cautions that ask for clearance beyond a depth only.
    """

    caution: Caution
    region: Region
    beyond: Boxes = ()

    @property
    def limit(self) -> float | None:
        """The depth beyond which it asks for clearance, in millimetres."""
        limit = self.caution.adjust.max_depth_uncleared
        return None if limit is None else limit.mm


class Row(NamedTuple):
    """What an indication offers in an area before any caution."""

    indication: Indication
    depth: Depth


class Place(NamedTuple):
    """One area and the concerns a client comes with, what the variant offers there, and the box of all such clients."""

    area: str
    concerns: tuple[str, ...]
    rows: tuple[Row, ...]
    box: Box

    @property
    def low(self) -> float:
        """The least depth that is offered, in millimetres; under it nothing is left."""
        return min(row.depth.low for row in self.rows)

    @property
    def high(self) -> float:
        """The greatest depth that is offered, in millimetres."""
        return max(row.depth.high for row in self.rows)


class Grounds:
    """One variant of a pack on some axes: its cautions with their regions, and its places."""

    def __init__(self, pack: Pack, variant: Variant, axes: Axes, budget: Budget) -> None:
        """Prepare a variant; raise StoppedError later, when what is asked costs more than the budget."""
        self.pack, self.variant, self.axes, self.budget = pack, variant, axes, budget
        self._plain = Regions(axes, self._offered, budget)
        self._reached: dict[tuple[Box, Verdict], list[Box]] = {}
        self._caps: dict[tuple[str, str, bool], float] = {}
        self._outright: dict[Verdict, list[Box]] = {}

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every caution of the variant with its region."""
        return tuple(self._told(caution) for caution in self.pack.cautions_by_variant[self.variant.id])

    @cached_property
    def impossible(self) -> Boxes:
        """Where no client is: choices left open of which other options were struck than bars strike there."""
        return without_repeats(impossible(self.pack, self.variant, self._plain, self.budget), self.budget)

    @cached_property
    def closed(self) -> Boxes:
        """Where no option of an open choice is left: the bars hold."""
        return list(closed(self.pack, self.variant, self._plain))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every area and every concern, or pair of concerns, for which the variant offers a depth there."""
        return tuple(self._places())

    def reaching(self, place: Place, least: Verdict) -> list[Box]:
        """Give the clients in a place whose verdict is at least so hard, as boxes."""
        key = place.box, least
        if key not in self._reached:
            self._reached[key] = self._reaching(place, least)
        return self._reached[key]

    def held_back(self, place: Place) -> list[Box]:
        """Give the clients in a place who cannot be treated as things stand: not without a letter, or not at all."""
        return self.reaching(place, Verdict.NEEDS_CLEARANCE)

    def outright(self, least: Verdict) -> list[Box]:
        """Give clients whose verdict is at least so hard in every place: some caution says so, whatever the depth."""
        if least not in self._outright:
            sure = [
                told for told in self.told if told.limit is None and OUTCOMES[told.caution.level, Truth.YES] >= least
            ]
            maybe = [told for told in sure if OUTCOMES[told.caution.level, Truth.UNKNOWN] >= least]
            found = [*(t.region.maybe for t in maybe), *(t.region.surely for t in sure if t not in maybe)]
            self._outright[least] = [box for boxes in found for box in boxes]
        return self._outright[least]

    def _reaching(self, place: Place, least: Verdict) -> list[Box]:
        found = [Box(box & place.box) for box in self.outright(least)]
        deep = (told for told in self.told if told.limit is not None)
        found += [Box(box & place.box) for told in deep for box in self.making(told, place, least)]
        found += [Box(box & place.box) for box in self.nothing_left(place, least)]
        if least <= Verdict.CONTRAINDICATED:
            found += [Box(box & place.box) for box in self.closed]
        if least <= Verdict.NOT_AVAILABLE:
            found += [Box(box & place.box) for box in self._unlicensed]
        return [box for box in found if not self.axes.space.empty(box)]

    def at_most(self, place: Place, mm: float) -> list[Box]:
        """Give the clients in a place who are offered no more than so deep today, or nothing, as boxes."""
        found = (Box(b & place.box) for t in self.told if self._holds_to(t, place, mm) for b in t.region.maybe)
        return [box for box in found if not self.axes.space.empty(box)]

    def _holds_to(self, told: Told, place: Place, mm: float) -> bool:
        """Say whether a cap holds everything that is offered in a place to so deep, or leaves nothing of it."""
        cap = self.cap(told, place.area)
        return all(cap <= mm or cap < row.depth.low or row.depth.high <= mm for row in place.rows)

    def caps(self, place: Place) -> tuple[float, ...]:
        """Give every depth in millimetres to which some caution cuts what is offered in a place."""
        found = {self.cap(told, place.area) for told in self.told}
        return tuple(sorted(mm for mm in found if mm < place.high))

    def _told(self, caution: Caution) -> Told:
        limit = caution.adjust.max_depth_uncleared
        if limit is None:
            return Told(caution, self._plain.region(caution.when))
        regions = Regions(self.axes, self._offered, self.budget, at_depth=limit.mm + DEEPER)
        deep = [
            place
            for place, cell in enumerate(self.axes.cells(PLANNED_DEPTH))
            if isinstance(cell.answer, Amount) and cell.answer.value > limit.mm
        ]
        beyond = [self.axes.box(PLANNED_DEPTH, deep)] if deep else []
        return Told(caution, regions.region(caution.when), beyond)

    def making(self, told: Told, place: Place, least: Verdict) -> Iterator[Box]:
        """Give where a caution by itself makes a verdict at least so hard."""
        level, (surely, maybe) = told.caution.level, told.region
        if told.limit is None:
            if OUTCOMES[level, Truth.UNKNOWN] >= least:
                yield from maybe
            elif OUTCOMES[level, Truth.YES] >= least:
                yield from surely
            return
        for truth, boxes in ((Truth.UNKNOWN, maybe), (Truth.YES, surely)):
            if OUTCOMES[level, truth] < least:
                continue
            here: Sequence[Box] = [Box(box & place.box) for box in boxes]
            yield from meet(self.axes.space, here, told.beyond, self.budget)
            if self.cap(told, place.area) < place.high:
                if least <= Verdict.WITH_CARE:
                    yield from here
                else:
                    gone = self._none(place, surely=truth is Truth.YES, letter=False)
                    yield from meet(self.axes.space, here, gone, self.budget)

    def nothing_left(self, place: Place, least: Verdict) -> Boxes:
        """Give where no depth is left: today, once all is answered well, or even with a letter."""
        if least <= Verdict.ASK_FIRST:
            return self._none(place, surely=False, letter=False)
        return self._none(place, surely=True, letter=least > Verdict.NEEDS_CLEARANCE)

    def _none(self, place: Place, *, surely: bool, letter: bool) -> list[Box]:
        found: list[Box] = []
        for told in self.told:
            if self._cap(told.caution, place.area, cleared=letter) < place.low:
                found += told.region.surely if surely else told.region.maybe
        return found

    def cap(self, told: Told, area: str) -> float:
        """Give the depth in millimetres to which a caution cuts an area; 99 where it cuts nothing."""
        return self._cap(told.caution, area, cleared=False)

    def cap_with_letter(self, told: Told, area: str) -> float:
        """Give the depth to which a caution cuts an area even when a physician's letter is there."""
        return self._cap(told.caution, area, cleared=True)

    def _cap(self, caution: Caution, area: str, *, cleared: bool) -> float:
        key = caution.id, area, cleared
        if key not in self._caps:
            mm = Cap(caution, Truth.YES, cleared).mm(self.pack.vocabulary.owners(area))
            self._caps[key] = 99.0 if mm is None else mm
        return self._caps[key]

    @cached_property
    def _unlicensed(self) -> Boxes:
        """Where the operator is known to have too low a licence."""
        needed = OPERATORS.index(self.variant.operator)
        low = [
            place
            for place, cell in enumerate(self.axes.cells(OPERATOR))
            if isinstance(cell.answer, Choice) and cell.answer.possible <= set(OPERATORS[:needed])
        ]
        return [self.axes.box(OPERATOR, low)] if low else []

    def _places(self) -> Iterator[Place]:
        known = self.pack.vocabulary
        for area_at, area in enumerate(self.axes.cells(AREA)):
            for concern_at, concerns in enumerate(self.axes.cells(CONCERN)):
                here, names = area.names[0], concerns.names
                self.budget.spend(PLACE)
                rows = self._rows(here, names) if here in known.areas else ()
                if rows:
                    box = self.axes.box(AREA, [area_at]) & self.axes.box(CONCERN, [concern_at])
                    yield Place(here, names, rows, Box(box))

    def _rows(self, area: str, concerns: Sequence[str]) -> tuple[Row, ...]:
        return tuple(self._offers(area, concerns))

    def _offers(self, area: str, concerns: Sequence[str]) -> Iterator[Row]:
        nobody = Client(on=self.axes.on)
        for concern in concerns:
            indication = self.variant.indication(concern)
            if indication is not None and indication.offered:
                depth, _ = base_depth(self.pack, self.variant, indication, area, nobody)
                if depth is not None:
                    yield Row(indication, depth)

    def _offered(self, area: str, concerns: Sequence[str]) -> Depth | None:
        rows = self._rows(area, concerns) if area in self.pack.vocabulary.areas else ()
        return Depth(min(r.depth.low for r in rows), max(r.depth.high for r in rows)) if rows else None
