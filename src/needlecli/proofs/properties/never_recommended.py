"""Every variant comes first for somebody."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from needlecli.advice import in_rank
from needlecli.boxes import Box
from needlecli.client import PREFERENCES
from needlecli.knowledge import Variant
from needlecli.proofs.everyone import Everyone, Seen
from needlecli.proofs.fewest import PlainClients
from needlecli.proofs.grounds import Grounds, Place
from needlecli.proofs.proof import Refutation
from needlecli.source import at

FEW = 30
"""So many plain clients are looked at before clients with something to tell."""
CLAIM = "every variant comes first for some client"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for a client for whom each variant comes first: a plain one, or one for whom all better ones are barred."""
    plain = PlainClients(everyone)
    for name, document in everyone.files.items():
        variant = everyone.pack.variants[name]
        if _plainly(plain, variant) or _somebody(everyone, plain, variant) or any(_first(s, variant) for s in plain):
            continue
        above = _above(plain, variant)
        says = f"{name} comes first for nobody with one concern" + (
            f": {', '.join(above)} always come before it" if above else ""
        )
        advice = "say for whom it is the better one (an indication, a caution of the others), or leave it out"
        shown = next((seen for seen in plain if seen.option(variant).depth), None)
        yield Refutation(at(document, ("id",)), says, advice, (shown.witness(variant),) if shown else ())


def _plainly(plain: PlainClients, variant: Variant) -> bool:
    """Look at a few plain clients, which costs least: the likely ones, and the first there are."""
    return any(_first(seen, variant) for seen in chain(plain.likely(variant), islice(plain, FEW)))


def _first(seen: Seen, variant: Variant) -> bool:
    """Say whether a variant comes first for a client, whatever the client may prefer."""
    if not seen.option(variant).verdict.treatable:
        return False
    return any(in_rank(seen.advice.options, wish)[0].variant.id == variant.id for wish in (None, *PREFERENCES))


def _above(plain: PlainClients, variant: Variant) -> tuple[str, ...]:
    """Name the variants that come before one wherever it is offered at all."""
    orders = [[o.variant.id for o in seen.advice.options] for seen in plain if seen.option(variant).depth]
    first = [frozenset(order[: order.index(variant.id)]) for order in orders]
    return tuple(sorted(frozenset.intersection(*first))) if first else ()


def _somebody(everyone: Everyone, plain: PlainClients, variant: Variant) -> bool:
    """Find a client for whom every better variant is held back by a caution, and this one is not."""
    own = everyone.grounds(variant.id)
    for place in own.places:
        if len(place.concerns) == 1:
            order = [option.variant.id for option in plain.see(place.box).advice.options]
            rivals = [everyone.grounds(name) for name in order[: order.index(variant.id)]]
            theirs = [_barring(rival, there) for rival in rivals for there in rival.places if there.box == place.box]
            point = _spared(everyone, own, place, place.box, theirs)
            if point is not None and _first(everyone.see(point), variant):
                return True
    return False


def _spared(everyone: Everyone, own: Grounds, place: Place, box: Box, bars: Sequence[Sequence[Box]]) -> Box | None:
    """Find a client of a box whom each of some variants holds back, for one reason of each, and a variant does not."""
    point = everyone.left(own, [box], own.held_back(place))
    if point is None or not bars:
        return point
    for bar in bars[0]:
        if not everyone.axes.space.empty(box & bar):
            found = _spared(everyone, own, place, Box(box & bar), bars[1:])
            if found is not None:
                return found
    return None


def _barring(rival: Grounds, place: Place) -> Sequence[Box]:
    """Give where a variant is surely held back, its open choices made either way; the plainest clients first."""
    found = [box for box in rival.held_back(place) if box not in rival.impossible]
    return sorted(found, key=lambda box: len(rival.axes.space.odd(box)))
