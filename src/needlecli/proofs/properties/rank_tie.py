"""No two variants are ever level in all that a ranking looks at, so that only their names would decide."""

from collections.abc import Iterator
from itertools import combinations

from needlecli.advice import fit, key
from needlecli.boxes import Box
from needlecli.client import Client, Wish
from needlecli.knowledge import Variant
from needlecli.proofs.axes import CONCERN
from needlecli.proofs.everyone import Disagreed, Everyone, Seen
from needlecli.proofs.proof import Refutation
from needlecli.source import at

CLAIM = "no two variants are level but for their names, for anyone with one concern whom both can treat"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look at variants with the same standing and burden: only those can ever be level."""
    pairs = [
        (one, other)
        for one, other in combinations(everyone.pack.variants.values(), 2)
        if _burden(one) == _burden(other) and {one.id, other.id} & everyone.files.keys()
    ]
    for one, other in pairs:
        seen = next(_level(everyone, one, other), None)
        if seen is None:
            continue
        mine = everyone.files.get(other.id) or everyone.files[one.id]
        says = (
            f"{one.id} and {other.id} are level for {seen.record['concerns'][0]}: the same standing, fit, "
            "downtime, cost and discomfort, so that their names alone decide which comes first"
        )
        advice = "let the evidence tell them apart: in effect, grade, downtime, cost or discomfort"
        yield Refutation(at(mine, ("id",)), says, advice, (seen.witness(one), seen.witness(other)))


def _burden(variant: Variant) -> tuple[object, ...]:
    return (
        variant.standing.is_ == "discouraged",
        variant.downtime.typical.days,
        variant.cost.tier,
        variant.discomfort.typical,
    )


def _level(everyone: Everyone, one: Variant, other: Variant) -> Iterator[Seen]:
    """Give clients with one concern whom both can treat, and for whom both fit equally well."""
    mine, theirs = everyone.grounds(one.id), everyone.grounds(other.id)
    here = {place.box: place for place in theirs.places}
    for concern in everyone.axes.cells(CONCERN):
        somebody = Client(on=everyone.on, concerns=tuple(Wish(name) for name in concern.names))
        if len(concern.names) > 1 or fit(everyone.pack, one, somebody) != fit(everyone.pack, other, somebody):
            continue
        for place in mine.places:
            if place.concerns == concern.names and place.box in here:
                held = [*mine.held_back(place), *theirs.held_back(here[place.box]), *theirs.impossible]
                box = everyone.left(mine, [Box(place.box & everyone.whole)], held)
                if box is not None:
                    yield _confirmed(everyone, box, one, other)


def _confirmed(everyone: Everyone, box: Box, one: Variant, other: Variant) -> Seen:
    seen = everyone.see(box)
    options = seen.option(one), seen.option(other)
    keys = [key(option)._replace(id="") for option in options]
    if keys[0] != keys[1] or not all(option.if_clear.treatable for option in options):
        raise Disagreed
    return seen
