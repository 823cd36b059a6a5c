"""The plainest clients there are: one for each concern in each area, of whom nothing else is to be said."""

from collections.abc import Iterator

from needlecli.boxes import Box
from needlecli.proofs.axes import AREA, CONCERN
from needlecli.proofs.everyone import Everyone, Seen


def plain_clients(everyone: Everyone) -> Iterator[Seen]:
    """Visit a client for each concern, or pair of concerns, and each area in which some variant offers anything."""
    axes = everyone.axes
    boxes = {place.box: None for name in everyone.pack.variants for place in everyone.grounds(name).places}
    order = sorted(
        boxes, key=lambda box: (axes.space.cells(box, axes.at[CONCERN]), axes.space.cells(box, axes.at[AREA]))
    )
    for box in order:
        everyone.budget.spend(1)
        yield everyone.see(Box(box))
