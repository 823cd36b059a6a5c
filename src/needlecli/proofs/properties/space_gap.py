"""Whoever comes with a concern is offered something, barred for a reason, or told why there is nothing."""

from collections.abc import Iterator

from needlecli.advice import Verdict
from needlecli.boxes import Box, meet
from needlecli.proofs.axes import AREA, CONCERN
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.grounds import Place
from needlecli.proofs.proof import Refutation, Witness
from needlecli.source import Document, at

CLAIM = "nobody with a concern in its usual areas is left without an option and without a word about it"

BARS = ("contraindicated", "defer", "clearance")
"""The levels that say why there is nothing; a limit without clearance is silent where it cuts nothing."""


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look, concern by concern, for areas in which no variant offers anything, and for clients to whom none is left."""
    words = everyone.pack.vocabulary
    for document in everyone.documents:
        written = document.data.get("concerns") if isinstance(document.data, dict) else None
        for concern in written if isinstance(written, dict) else ():
            if concern in words.concerns and not _spoken_of(everyone, concern):
                areas = [leaf for area in words.concerns[concern].usual_areas for leaf in words.treatable(area)]
                for area in dict.fromkeys(area for area in areas if words.areas[area].limits):
                    yield from _gap(everyone, document, concern, area)


def _spoken_of(everyone: Everyone, concern: str) -> bool:
    """Say whether some variant is written down as not for a concern, with its reason: that is an answer, too."""
    found = (variant.indication(concern) for variant in everyone.pack.variants.values())
    return any(indication is not None and not indication.offered for indication in found)


def _gap(everyone: Everyone, document: Document, concern: str, area: str) -> Iterator[Refutation]:
    where = at(document, ("concerns", concern), key=True)
    advice = "write an indication with grade X that says where to go instead, or one that offers something"
    found = {
        name: place
        for name in everyone.pack.variants
        for place in everyone.grounds(name).places
        if place.concerns == (concern,) and place.area == area
    }
    if not found:
        seen = everyone.see(_nobody_else(everyone, concern, area))
        if any(option.depth for option in seen.advice.options):
            raise Disagreed
        witness = Witness(seen.record, "no variant has anything on it")
        yield Refutation(where, f"nothing is offered for {concern}, {area}, and nothing says why", advice, (witness,))
        return
    left = _nothing_left(everyone, found)
    if left is not None:
        seen = everyone.see(left)
        if any(option.verdict.treatable for option in seen.advice.options):
            raise Disagreed
        witness = Witness(seen.record, ", ".join(f"{o.variant.id}: {o.verdict.word}" for o in seen.advice.options))
        says = f"for {concern}, {area}, no variant has a depth left for one client, and none says why"
        yield Refutation(where, says, advice, (witness,))


def _nobody_else(everyone: Everyone, concern: str, area: str) -> Box:
    axes = everyone.axes
    areas = [place for place, cell in enumerate(axes.cells(AREA)) if cell.names == (area,)]
    concerns = [place for place, cell in enumerate(axes.cells(CONCERN)) if cell.names == (concern,)]
    return Box(axes.box(AREA, areas) & axes.box(CONCERN, concerns))


def _nothing_left(everyone: Everyone, found: dict[str, Place]) -> Box | None:
    """Find a client to whom no variant leaves a depth, and whom none bars: caps alone take everything."""
    grounds = {name: everyone.grounds(name) for name in found}
    space = everyone.axes.space
    gone: list[Box] = [space.whole]
    for name, place in found.items():
        free = [Box(space.whole & box) for box in grounds[name].nothing_left(place, Verdict.NOT_AVAILABLE)]
        gone = meet(space, gone, [Box(box & place.box) for box in free], everyone.budget)
        if not gone:
            return None
    said = [
        box
        for one in grounds.values()
        for told in one.told
        if (told.caution.level in BARS and told.limit is None) or told.caution.too_shallow_for
        for box in told.region.surely
    ]
    impossible = [box for one in grounds.values() for box in one.impossible]
    return everyone.left(next(iter(grounds.values())), gone, [*said, *impossible])
