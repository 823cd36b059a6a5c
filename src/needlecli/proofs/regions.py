"""Conditions as regions: the boxes in which one surely holds, and those in which it may.

Every clause is asked the very evaluator that answers for clients, once a cell.  Clauses are joined as Kleene's logic
joins them: all of them surely hold where each does, and may hold where each may; a denial surely holds where what it
denies cannot.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from needlecli.boxes import Box, Budget, meet, without_repeats
from needlecli.logic import (
    EVENT,
    PLANNED_DEPTH,
    AllOf,
    Always,
    Amount,
    AnyOf,
    Condition,
    Current,
    Deeper,
    Depth,
    EventWithin,
    ForConcern,
    Has,
    InArea,
    Not,
    Number,
    OneOf,
    Situation,
    Truth,
    Within,
    evaluate,
)
from needlecli.proofs.axes import AREA, CONCERN, Axes, Cell

Boxes = Sequence[Box]
Offered = Callable[[str, Sequence[str]], Depth | None]
"""The depth that would be offered in an area for some concerns, before any caution."""


class Region(NamedTuple):
    """Where a condition surely holds, and where it does or may: the second holds the first."""

    surely: Boxes
    maybe: Boxes


class Regions:
    """Turns conditions into regions on the axes of a pack; what was worked out is kept."""

    def __init__(self, axes: Axes, offered: Offered, budget: Budget, at_depth: float | None = None) -> None:
        """Keep what conditions are asked about; `at_depth` has every one of them asked as if needles went that deep."""
        self.axes, self._offered, self._budget, self._at_depth = axes, offered, budget, at_depth
        self._known: dict[tuple[Condition, bool, bool], Boxes] = {}

    def region(self, condition: Condition) -> Region:
        """Give the region of a condition; raise StoppedError when it would take more boxes than may be looked at."""
        return Region(self._boxes(condition, holds=True, surely=True), self._boxes(condition, holds=True, surely=False))

    def denied(self, condition: Condition) -> Boxes:
        """Give where a condition does not surely hold: where it does not, or is open."""
        return self._boxes(condition, holds=False, surely=False)

    def _boxes(self, condition: Condition, *, holds: bool, surely: bool) -> Boxes:
        key = condition, holds, surely
        if key not in self._known:
            self._known[key] = self._worked_out(condition, holds=holds, surely=surely)
        return self._known[key]

    def _worked_out(self, condition: Condition, *, holds: bool, surely: bool) -> Boxes:
        match condition:
            case Not(part):
                return self._boxes(part, holds=not holds, surely=surely)
            case AllOf(parts) | AnyOf(parts):
                inner = [self._boxes(part, holds=holds, surely=surely) for part in parts]
                return self._all(inner) if isinstance(condition, AllOf) is holds else self._any(inner)
            case Always():
                return [self.axes.space.whole] if holds else []
            case Deeper():
                return self._deeper(condition, holds=holds, surely=surely)
            case _:
                return self._clause(condition, holds=holds, surely=surely)

    def _all(self, parts: Sequence[Boxes]) -> Boxes:
        found: Boxes = [self.axes.space.whole]
        for part in sorted(parts, key=len):
            found = meet(self.axes.space, found, part, self._budget)
        return found

    def _any(self, parts: Sequence[Boxes]) -> Boxes:
        return without_repeats((box for part in parts for box in part), self._budget)

    def _clause(
        self,
        clause: Has | OneOf | Within | Current | Number | InArea | ForConcern | EventWithin,
        *,
        holds: bool,
        surely: bool,
    ) -> Boxes:
        name = _axis(clause)
        wanted = _wanted(holds=holds, surely=surely)
        cells = [
            place
            for place, cell in enumerate(self.axes.cells(name))
            if evaluate(clause, self._situation(name, cell)) in wanted
        ]
        return [self.axes.box(name, cells)] if cells else []

    def _situation(self, name: str, cell: Cell) -> Situation:
        on = self.axes.on
        match name:
            case "area":
                return Situation(on, {}, area=cell.names[0])
            case "concern":
                return Situation(on, {}, concerns=frozenset(cell.names))
            case "event":
                return Situation(on, {}, event=cell.day, event_known=not cell.open)
            case _:
                return Situation(on, {} if cell.answer is None else {name: cell.answer})

    def _deeper(self, clause: Deeper, *, holds: bool, surely: bool) -> Boxes:
        """Ask how deep the needles go: as planned, or as far as the area and the concerns allow."""
        wanted, axes = _wanted(holds=holds, surely=surely), self.axes
        if self._at_depth is not None:
            deep = evaluate(clause, Situation(axes.on, {}, offered=Depth(self._at_depth, self._at_depth)))
            return [axes.space.whole] if deep in wanted else []
        planned, unplanned = [], []
        for place, cell in enumerate(axes.cells(PLANNED_DEPTH)):
            if not isinstance(cell.answer, Amount):
                unplanned.append(place)
            elif evaluate(clause, self._situation(PLANNED_DEPTH, cell)) in wanted:
                planned.append(place)
        found = [axes.box(PLANNED_DEPTH, planned)] if planned else []
        open_ = axes.box(PLANNED_DEPTH, unplanned)
        for place, area in enumerate(axes.cells(AREA)):
            here = [
                number
                for number, concerns in enumerate(axes.cells(CONCERN))
                if evaluate(clause, Situation(axes.on, {}, offered=self._offered(area.names[0], concerns.names)))
                in wanted
            ]
            if here:
                found.append(Box(open_ & axes.box(AREA, [place]) & axes.box(CONCERN, here)))
        return found


def _wanted(*, holds: bool, surely: bool) -> tuple[Truth, ...]:
    sure = Truth.YES if holds else Truth.NO
    return (sure,) if surely else (sure, Truth.UNKNOWN)


def _axis(clause: Condition) -> str:
    match clause:
        case InArea():
            return AREA
        case ForConcern():
            return CONCERN
        case EventWithin():
            return EVENT
        case Has(fact) | OneOf(fact) | Within(fact) | Current(fact) | Number(fact):
            return fact
        case _:
            raise TypeError(clause)
