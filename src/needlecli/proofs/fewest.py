"""The plainest clients there are: one for each concern in each area, of whom nothing else is to be said."""

from collections.abc import Iterable, Iterator

from needlecli.advice import fit
from needlecli.boxes import Box
from needlecli.client import Client, Wish
from needlecli.knowledge import Variant
from needlecli.proofs.axes import CONCERN
from needlecli.proofs.everyone import Everyone, Seen

LIKELY = 30
"""So many clients for whom a variant fits best, compared with the others, are looked at before anybody else."""


class PlainClients:
    """A client for each concern, or pair of concerns, and each area in which some variant offers anything.

    Advice is asked for when a client is first visited, and kept.
    """

    def __init__(self, everyone: Everyone) -> None:
        self._everyone = everyone
        self._seen: dict[Box, Seen] = {}

    def __iter__(self) -> Iterator[Seen]:
        """Visit all of them, in the order of the vocabulary."""
        axes = self._everyone.axes
        boxes = {place.box for name in self._everyone.pack.variants for place in self._everyone.grounds(name).places}
        for box in sorted(boxes, key=lambda box: (axes.space.cells(box, axes.at[CONCERN]), box)):
            yield self.see(box)

    def likely(self, variant: Variant) -> Iterator[Seen]:
        """Visit a few for whom a variant fits well and the others do not."""
        places = [place for place in self._everyone.grounds(variant.id).places if len(place.concerns) == 1]
        areas = list(dict.fromkeys(place.area for place in places))
        ahead = {place.concerns: self._ahead(variant, place.concerns) for place in places}
        for place in sorted(places, key=lambda place: (areas.index(place.area), -ahead[place.concerns]))[:LIKELY]:
            yield self.see(place.box)

    def _ahead(self, variant: Variant, concerns: Iterable[str]) -> int:
        pack = self._everyone.pack
        somebody = Client(on=self._everyone.on, concerns=tuple(Wish(name) for name in concerns))
        others = (fit(pack, other, somebody) for other in pack.variants.values() if other is not variant)
        return fit(pack, variant, somebody) - max(others, default=0)

    def see(self, box: Box) -> Seen:
        """Ask for advice on the plainest client of a box, once."""
        if box not in self._seen:
            self._everyone.budget.spend(1)
            self._seen[box] = self._everyone.see(box)
        return self._seen[box]
