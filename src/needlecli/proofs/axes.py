"""The axes of every client there could be: one for each thing a pack asks about, cut into cells at all it mentions.

Two answers in one cell cannot be told apart by any condition of the pack on the day the proofs are for, so that what
holds for the one held against the pack holds for all.  The first cell of an axis is the plainest answer: a denial, or
what an ordinary adult says.  Unknown is a cell of every axis of facts.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from math import ceil, isfinite
from typing import NamedTuple

from needlecli.boxes import Box, Space, StoppedError
from needlecli.client import Unreadable, denial, ordinary, read_answer
from needlecli.knowledge import Fact, Pack
from needlecli.logic import (
    EVENT,
    PLANNED_DEPTH,
    Answer,
    Choice,
    Condition,
    Deeper,
    Duration,
    EventWithin,
    ForConcern,
    Kind,
    Local,
    Number,
    Within,
    leaves,
    named_facts,
)

AREA, CONCERN = "area", "concern"
UNKNOWN = "unknown"
DAY = timedelta(days=1)
FIRST_YEAR = 1900
"""No record gives an earlier date."""
GROUPS = 6
"""With more groups of options that different cautions tell apart, there are too many ways to strike some of them."""

Value = str | int | float


class Cell(NamedTuple):
    """Answers that no condition can tell apart: one of them as a record says it, and as it is read.

    An answer of None is a question that is open.  `struck` are options that a bar has struck from an open choice.
    `names` are the area or the concerns of a cell of those axes.
    """

    says: Value
    answer: Answer | None = None
    day: date | None = None
    struck: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Say whether nobody has answered."""
        return self.says == UNKNOWN


NOWHERE = (Cell("none", names=("",)),)
"""What stands for the areas of a pack that treats none, and for the concerns of one without any."""


class Axis(NamedTuple):
    """One thing that is asked about, with its cells, the plainest first."""

    name: str
    cells: tuple[Cell, ...]


class Axes:
    """Every axis of some packs on one day, and the space they span."""

    def __init__(self, packs: Sequence[Pack], on: date) -> None:
        """Cut the axes at everything the packs mention."""
        self.on = on
        self.order = tuple(_axes(packs, on))
        self.at = {axis.name: place for place, axis in enumerate(self.order)}
        self.space = Space([len(axis.cells) for axis in self.order])

    def box(self, name: str, cells: Iterable[int]) -> Box:
        """Give the box with these cells of one axis, and all of every other."""
        return self.space.box({self.at[name]: sum(1 << cell for cell in cells)})

    def cells(self, name: str) -> tuple[Cell, ...]:
        """Give the cells of an axis; none for what no condition asks about."""
        return self.order[self.at[name]].cells if name in self.at else ()


def _axes(packs: Sequence[Pack], on: date) -> Iterator[Axis]:
    conditions = [caution.when for pack in packs for of in pack.cautions_by_variant.values() for caution in of]
    asked = tuple(dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition)))
    yield Axis(AREA, tuple(Cell(name, names=(name,)) for name in _areas(packs)) or NOWHERE)
    yield Axis(CONCERN, tuple(Cell(" and ".join(names), names=names) for names in _concerns(packs, asked)) or NOWHERE)
    windows = [leaf.window for leaf in asked if isinstance(leaf, EventWithin)]
    yield Axis(EVENT, tuple(_events(windows, on)))
    yield Axis(PLANNED_DEPTH, (Cell(UNKNOWN), *_planned(packs, asked, on)))
    named = frozenset().union(*(named_facts(condition) for condition in conditions)) - {PLANNED_DEPTH}
    facts: dict[str, list[tuple[Pack, Fact]]] = {}
    for pack in packs:
        for name in (name for name in pack.vocabulary.facts if name in named):
            facts.setdefault(name, []).append((pack, pack.vocabulary.facts[name]))
    for name, known in facts.items():
        own = tuple(leaf for leaf in asked if getattr(leaf, "fact", "") == name)
        yield Axis(name, tuple(dict.fromkeys(cell for pack, fact in known for cell in _of_fact(fact, pack, own, on))))


def _areas(packs: Sequence[Pack]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for pack in packs for name, area in pack.vocabulary.areas.items() if area.limits))


def _concerns(packs: Sequence[Pack], asked: Iterable[Condition]) -> Iterator[tuple[str, ...]]:
    """Give each concern by itself, then pairs: two of each two sorts of concerns that some condition tells apart."""
    names = tuple(dict.fromkeys(name for pack in packs for name in pack.vocabulary.concerns))
    yield from ((name,) for name in names)
    tests = [leaf.concerns for leaf in asked if isinstance(leaf, ForConcern)]
    sorts: dict[tuple[bool, ...], str] = {}
    for name in names:
        sorts.setdefault(tuple(name in test for test in tests), name)
    yield from combinations(sorts.values(), 2)


def _events(windows: Iterable[Duration], on: date) -> Iterator[Cell]:
    """Give no event, and one on every day on which the event may just be far enough away; nobody asked comes last."""
    yield Cell("no")
    yield from (Cell(str(day), day=day) for day in sorted({window.after(on) for window in windows}, reverse=True))
    yield Cell(str(on), day=on)
    yield Cell(UNKNOWN)


def _planned(packs: Sequence[Pack], asked: Sequence[Condition], on: date) -> Iterator[Cell]:
    """Give a depth on each side of every depth that something asks about."""
    limits = (c.adjust.max_depth_uncleared for pack in packs for c in pack.cautions.values())
    mm = {limit.mm for limit in limits if limit} | {leaf.mm for leaf in asked if isinstance(leaf, Deeper)}
    mm |= _bounds(leaf for leaf in asked if getattr(leaf, "fact", "") == PLANNED_DEPTH)
    found = ((pack, pack.vocabulary.facts.get(PLANNED_DEPTH)) for pack in packs)
    pack, fact = next(((pack, fact) for pack, fact in found if fact is not None), (packs[0], None))
    if fact is not None:
        yield from _read(fact, pack, _numbers(fact, mm, 0.1) if fact.kind is Kind.NUMBER else ("yes", "no"), on)


def _bounds(asked: Iterable[Condition]) -> set[float]:
    tests = (leaf for leaf in asked if isinstance(leaf, Number))
    return {value for test in tests for value in (test.low, test.high) if isfinite(value)}


def _of_fact(fact: Fact, pack: Pack, asked: Sequence[Condition], on: date) -> Iterator[Cell]:
    first = "no" if denial(fact) is not None else ordinary(fact)
    values = dict.fromkeys((first, *_values(fact, asked, on)))
    yield from _read(fact, pack, values, on)
    yield Cell(UNKNOWN)
    if fact.chosen:
        yield from _struck(fact, asked)


def _read(fact: Fact, pack: Pack, values: Iterable[object], on: date) -> Iterator[Cell]:
    """Read answers as those of a record are, once each."""
    seen: dict[object, None] = {}
    for value in values:
        try:
            answer = read_answer(fact, value, on, pack.vocabulary)
        except Unreadable:  # no record can say it, so that nobody has it
            continue
        if answer is not None and not isinstance(answer, Local) and answer not in seen:
            seen[answer] = None
            yield Cell(value if isinstance(value, int | float) else str(value), answer)


def _values(fact: Fact, asked: Sequence[Condition], on: date) -> Iterator[object]:
    match fact.kind:
        case Kind.FLAG:
            yield "yes"
        case Kind.CHOICE:
            yield from fact.options
            if fact.none and len(fact.options) > 2:
                yield "yes"
        case Kind.DATED:
            windows = [leaf.window for leaf in asked if isinstance(leaf, Within)]
            yield from sorted(_closing(windows, on))
            yield from ("yes", str(on), "current")
        case Kind.NUMBER:
            yield from _numbers(fact, _bounds(asked), 1)


def _numbers(fact: Fact, cuts: Iterable[float], step: float) -> Iterator[int | float]:
    """Give each value that something turns at, and one between each two, and beyond the outermost."""
    low, high = fact.bounds
    points = sorted(value for value in {*cuts, low, high} if low <= value <= high)
    for below, above in pairwise(points):
        yield _plain(below)
        near = below + step if below > low or above == high else above - step
        yield _plain(near if below < near < above else (below + above) / 2)
    yield _plain(points[-1])


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 3)


def _closing(windows: Iterable[Duration], on: date) -> Iterator[str]:
    """Give for each window the last day that lies just outside it: from then on it is over today.

    Before 1900 a record says how long ago it was.
    """
    for window in windows:
        day = date.fromordinal(max(on.toordinal() - ceil(window.days) - 5, 1))
        if window.after(day) > on:
            continue  # no day there is lies outside
        while day < on and window.after(day + DAY) <= on:
            day += DAY
        yield str(day) if day.year >= FIRST_YEAR else f"{window.amount:g} {window.unit}s ago"


def _struck(fact: Fact, asked: Sequence[Condition]) -> Iterator[Cell]:
    """Give the open choice once more for every set of options that bars may have struck from it."""
    tests = [leaf.options for leaf in asked if hasattr(leaf, "options")]
    groups: dict[tuple[bool, ...], frozenset[str]] = {}
    for option in fact.options:
        sort = tuple(option in test for test in tests)
        groups[sort] = groups.get(sort, frozenset()) | {option}
    few = list(groups.values())  # a bar may strike what it does not name: all but one option
    if len(few) > GROUPS:
        raise StoppedError(f"too many ways to strike options of {fact.id}")
    for count in range(1, len(few) + 1):
        for some in combinations(few, count):
            struck = frozenset().union(*some)
            left = frozenset(fact.options) - struck
            yield Cell(UNKNOWN, Choice(left or frozenset(fact.options), fact.none), struck=struck)
