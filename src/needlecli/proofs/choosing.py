"""The practitioner's open choices: which options bars strike out for which clients."""

from collections.abc import Iterable, Iterator

from needlecli.boxes import Box, StoppedError
from needlecli.knowledge import Caution, Fact, Pack, Variant
from needlecli.logic import Choice, leaves
from needlecli.proofs.axes import Cell
from needlecli.proofs.regions import Boxes, Regions


def impossible(pack: Pack, variant: Variant, regions: Regions) -> Iterator[Box]:
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
                yield from (Box(box & here) for box in _elsewhere(cell, barred, regions))


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
        if any(option in getattr(leaf, "options", ()) for leaf in leaves(bar.when)):
            held, free = (
                [axes.space.moved(Box(box & chosen), at, every) for box in boxes if not axes.space.empty(box & chosen)]
                for boxes in (regions.region(bar.when).surely, regions.denied(bar.when))
            )
            yield held, free


def _elsewhere(cell: Cell, barred: dict[str, list[tuple[Boxes, Boxes]]], regions: Regions) -> Iterator[Box]:
    """Give where the options struck are not those of a cell: another one is barred, or one of them is not."""
    space = regions.axes.space
    for option, bars in barred.items():
        if option not in cell.struck:
            yield from (box for held, _ in bars for box in held)
            continue
        free: Boxes = [space.whole]
        for _, without in bars:
            free = [Box(one & other) for one in free for other in without if not space.empty(one & other)]
        yield from free
