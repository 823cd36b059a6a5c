"""Bands divide one thing between them: a number among cautions, or the time before or after a treatment among steps.

Neighbours in one file are compared.  Two that stand far apart, or of which one contains the other, are no bands of one
thing, and nothing is said of them.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from needlecli.knowledge import Fact
from needlecli.lint._conditions import bounds
from needlecli.lint._lot import COMMON, Lot, Written
from needlecli.lint._written import raw
from needlecli.logic import Duration, Number
from needlecli.source import Location, at

WHOLE = ("years", "months", "weeks", "days")
"""Units in which people give whole numbers, so that nothing lies between 21 and 22."""
DAY = 1.0
SECTIONS = ("before", "after", "expect")


class Band(NamedTuple):
    """What one entry covers, from its first value to its last, and where and how that is written.

    `step` is by how much the next value lies beyond the last; none where values flow into each other.
    """

    low: float
    high: float
    where: Location
    text: str
    advice: str
    closed: bool
    step: float = 0.0
    low_included: bool = True
    high_included: bool = True

    @property
    def width(self) -> float:
        """How much it covers."""
        return self.high - self.low + self.step


class Neighbours(NamedTuple):
    """Two bands that follow each other, and the values in neither or in both, in words; empty if there are none."""

    one: Band
    other: Band
    hole: str = ""
    shared: str = ""


def neighbours(lot: Lot) -> Iterator[Neighbours]:
    """Visit the bands under check that leave a small hole between them, or share something."""
    for name, bands in _numbers(lot):
        yield from (_compared(name, one, other) for one, other in _in_order(bands))
    for name, bands in _times(lot):
        yield from (_compared(name, one, other, slack=DAY) for one, other in _in_order(bands))


def _in_order(bands: Iterable[Band]) -> Iterator[tuple[Band, Band]]:
    """Visit neighbours by where they begin; a band inside the one before it is passed over."""
    kept: list[Band] = []
    for band in sorted(bands, key=lambda b: (b.low, not b.low_included, -b.high)):
        if not kept or band.high > kept[-1].high:
            kept.append(band)
    return pairwise(kept)


def _compared(name: str, one: Band, other: Band, slack: float = 0.0) -> Neighbours:
    """Compare two neighbours.

    A hole counts where it is no wider than either of them, and a whole one of two open ends where it is one value.
    """
    missing = other.low - one.high - max(one.step, slack)
    point = one.high == other.low and not one.high_included and not other.low_included
    touching = one.high == other.low and one.high_included and other.low_included
    bands = one.closed or other.closed
    if point or 0 < missing <= (min(one.width, other.width) if bands else one.step):
        return Neighbours(one, other, hole=_span(name, one.high + one.step, other.low - max(one.step, slack)))
    if bands and one.advice != other.advice and (touching or one.high > other.low):
        return Neighbours(one, other, shared=_span(name, other.low, one.high))
    return Neighbours(one, other)


def _span(name: str, first: float, last: float) -> str:
    return f"{name} {first:g}" if first >= last else f"{name} {first:g} to {last:g}"


def _numbers(lot: Lot) -> Iterator[tuple[str, list[Band]]]:
    """Give the cautions that ask for nothing but a number: those of one file and fact, for the same variants."""
    found: dict[tuple[str, str, Hashable], list[Band]] = defaultdict(list)
    for written in lot.cautions():
        when = written.caution.when
        if isinstance(when, Number) and when.fact in lot.pack.vocabulary.facts:
            key = (when.fact, written.document.name, written.caution.except_)
            found[key].append(_of_number(lot.pack.vocabulary.facts[when.fact], when, written))
    yield from ((name, bands) for (name, _, _), bands in found.items())


def _of_number(fact: Fact, when: Number, written: Written) -> Band:
    said = raw(written)
    text = str(said.get(fact.id, "")) if isinstance(said, dict) else ""
    least, most = bounds(fact)
    whole = fact.unit in WHOLE and all(abs(end) == inf or end == int(end) for end in (when.low, when.high))
    low = when.low + (whole and not when.low_included)
    high = when.high - (whole and not when.high_included)
    return Band(
        low=max(low, least),
        high=min(high, most),
        where=written.at("when", fact.id),
        text=text,
        advice=written.caution.says,
        closed=abs(when.low) < inf and abs(when.high) < inf,
        step=1.0 if whole else 0.0,
        low_included=whole or when.low_included,
        high_included=whole or when.high_included,
    )


def _times(lot: Lot) -> Iterator[tuple[str, list[Band]]]:
    """Give the steps of care: those of one file, section and topic, for the same variants."""
    owned = [(variant.care, document) for variant, document in lot.variants()]
    owned += [(lot.pack.common.care, document) for document in lot.documents_of(COMMON)]
    for care, document in owned:
        for section in SECTIONS:
            found: dict[Hashable, list[Band]] = defaultdict(list)
            for index, step in enumerate(getattr(care, section)):
                if step.topic:
                    where = at(document, ("care", section, index, "from"))
                    found[step.topic, step.except_].append(_of_step(section, step.from_, step.to, step.says, where))
            yield from (("day", bands) for bands in found.values())


def _of_step(section: str, start: Duration, end: Duration | None, says: str, where: Location) -> Band:
    """Count in days from the treatment, forwards or, for what goes before it, backwards."""
    first, last = (end, start) if section == "before" else (start, end)
    unit = DAY if last is None else max(DAY, Duration(1, last.unit).days)
    hours = last is not None and last.unit == "hour"
    return Band(
        low=first.days if first is not None else 0.0,
        high=last.days if last is not None else inf,
        where=where,
        text=f"{start} to {end}" if end is not None else f"from {start}",
        advice=says,
        closed=last is not None,
        step=0.0 if hours else unit,
        high_included=not hours,
    )
