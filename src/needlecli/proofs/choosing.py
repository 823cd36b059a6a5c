"""The practitioner's open choices: which options bars strike out for which clients."""

from collections.abc import Iterable, Iterator, Mapping

from needlecli.boxes import Box, Budget, StoppedError, meet
from needlecli.knowledge import Caution, Fact, Pack, Variant
from needlecli.logic import Choice
from needlecli.proofs.axes import Cell
from needlecli.proofs.regions import Boxes, Regions

Barred = Mapping[str, list[tuple[Boxes, Boxes]]]
"""For each option where a bar holds if it is chosen, and where it does not, bar by bar."""


def impossible(pack: Pack, variant: Variant, regions: Regions, budget: Budget) -> Iterator[Box]:
    """Give where nobody is: an open choice of which other options are struck than the bars of a variant strike there.

    Advice strikes the options that are barred before it looks at anything else.
    """
    bars = {fact.id: bars for fact, bars in pack.bars_on_choices[variant.id]}
    for fact in pack.vocabulary.chosen:
        cells = regions.axes.cells(fact.id)
        if fact.id not in bars:
            struck = [place for place, cell in enumerate(cells) if cell.struck]
            yield from [regions.axes.box(fact.id, struck)] if struck else []
            continue
        barred = {option: list(_barred(fact, option, bars[fact.id], regions)) for option in fact.options}
        for place, cell in enumerate(cells):
            if cell.open:
                here = regions.axes.box(fact.id, [place])
                yield from (Box(box & here) for box in _elsewhere(cell, barred, regions, budget))


def closed(pack: Pack, variant: Variant, regions: Regions) -> Iterator[Box]:
    """Give where every option of an open choice is struck: then the bars hold, whatever is chosen."""
    for fact, _ in pack.bars_on_choices[variant.id]:
        cells = regions.axes.cells(fact.id)
        places = [place for place, cell in enumerate(cells) if len(cell.struck) == len(fact.options)]
        yield from [regions.axes.box(fact.id, places)] if places else []


def _barred(fact: Fact, option: str, bars: Iterable[Caution], regions: Regions) -> Iterator[tuple[Boxes, Boxes]]:
    """Give for each bar where it holds when an option is chosen, and where it does not, whatever stands on the axis."""
    axes = regions.axes
    at = axes.at[fact.id]
    every = (1 << len(axes.cells(fact.id))) - 1
    only = Choice(frozenset({option}), fact.none)
    place = next((n for n, cell in enumerate(axes.cells(fact.id)) if cell.answer == only), None)
    if place is None:
        raise StoppedError(f"no record can say {option!r} of {fact.id}")
    chosen = axes.box(fact.id, [place])
    for bar in bars:
        held, free = (
            [axes.space.moved(Box(box & chosen), at, every) for box in boxes if not axes.space.empty(box & chosen)]
            for boxes in (regions.region(bar.when).surely, regions.denied(bar.when))
        )
        yield held, free


def _elsewhere(cell: Cell, barred: Barred, regions: Regions, budget: Budget) -> Iterator[Box]:
    """Give where the options struck are not those of a cell: another one is barred, or one of them is not."""
    space = regions.axes.space
    for option, bars in barred.items():
        if option not in cell.struck:
            yield from (box for held, _ in bars for box in held)
            continue
        free: Boxes = [space.whole]
        for _, without in bars:
            free = meet(space, free, without, budget)
        yield from free
