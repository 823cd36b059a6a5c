"""The plainest clients there are: one for each concern in each area, of whom nothing else is to be said."""

from collections.abc import Iterator

from needlecli.boxes import Box
from needlecli.proofs.axes import AREA, CONCERN
from needlecli.proofs.everyone import Everyone, Seen


class PlainClients:
    """A client for each concern, or pair of concerns, and each area in which some variant offers anything.

    Advice is asked for when a client is first visited, and kept.
    """

    def __init__(self, everyone: Everyone) -> None:
        self._everyone = everyone
        self._seen: list[Seen] = []
        self._waiting = iter(_in_order(everyone))

    def __iter__(self) -> Iterator[Seen]:
        """Visit all of them, in the order of the vocabulary."""
        yield from self._seen
        for box in self._waiting:
            self._everyone.budget.spend(1)
            self._seen.append(self._everyone.see(box))
            yield self._seen[-1]


def _in_order(everyone: Everyone) -> list[Box]:
    axes = everyone.axes
    boxes = {place.box for name in everyone.pack.variants for place in everyone.grounds(name).places}
    return sorted(
        boxes, key=lambda box: (axes.space.cells(box, axes.at[CONCERN]), axes.space.cells(box, axes.at[AREA]))
    )
