"""No two cautions that hold together ask for what cannot both be done."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from needlecli.advice import Verdict
from needlecli.boxes import Box, meet
from needlecli.knowledge import Adjust, Variant
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.grounds import Grounds, Told
from needlecli.proofs.proof import Refutation
from needlecli.proofs.regions import Boxes

CLAIM = "no two cautions that hold together ask for what cannot both be done"


class Conflict(NamedTuple):
    """A setting in which two cautions may not agree, and when they do not."""

    setting: str
    clash: Callable[[Adjust, Adjust], bool]


def _apart(one: Adjust, other: Adjust) -> bool:
    """Say whether two times of preparation have no length in common."""
    first, second = one.preparation, other.preparation
    if first is None or second is None:
        return False
    return first.high.days < second.low.days or second.high.days < first.low.days


CONFLICTS = (
    Conflict("energy", lambda one, other: {one.energy, other.energy} == {"none", "lowest"}),
    Conflict("needles", lambda one, other: "" not in (one.needles, other.needles) and one.needles != other.needles),
    Conflict("preparation", _apart),
)
"""Every other setting has a stricter value that does for both."""


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for pairs that clash, then for settings a variant cannot follow, for clients who would be treated."""
    for grounds in everyone.all_grounds():
        setting = [told for told in grounds.told if told.caution.adjust != Adjust()]
        for one, other in combinations(setting, 2):
            clash = next((c for c in CONFLICTS if c.clash(one.caution.adjust, other.caution.adjust)), None)
            if clash is not None and {one.caution.id, other.caution.id} & everyone.written.keys():
                both = meet(everyone.axes.space, one.region.surely, list(other.region.surely), everyone.budget)
                yield from _shown(everyone, grounds, both, clash.setting, (one, other))
        for told, _ in everyone.told(grounds):
            if _cannot(grounds.variant, told.caution.adjust):
                yield from _shown(everyone, grounds, told.region.surely, "energy", (told,))


def _treated(everyone: Everyone, grounds: Grounds, boxes: Boxes) -> Box | None:
    """Find a client of some boxes whom nothing bars and to whom something is left."""
    space = everyone.axes.space
    for place in grounds.places:
        everyone.budget.spend(1)
        here = [Box(box & place.box) for box in boxes if not space.empty(box & place.box)]
        found = everyone.left(grounds, here, grounds.reaching(place, Verdict.CONTRAINDICATED)) if here else None
        if found is not None:
            return found
    return None


def _cannot(variant: Variant, adjust: Adjust) -> bool:
    """Say whether a variant is nothing without what a caution takes away: radiofrequency without energy."""
    return variant.technique == "rf" and adjust.energy == "none"


def _shown(
    everyone: Everyone, grounds: Grounds, boxes: Boxes, setting: str, told: tuple[Told, ...]
) -> Iterator[Refutation]:
    box = _treated(everyone, grounds, boxes)
    if box is None:
        return
    seen = everyone.see(box)
    fired = {finding.caution.id for finding in seen.option(grounds.variant).findings if finding.fired}
    names = [one.caution.id for one in told]
    if not fired >= set(names):
        raise Disagreed
    values = " and ".join(f"{one.caution.id} ({getattr(one.caution.adjust, setting)})" for one in told)
    says = (
        f"{values} both hold for one client of {grounds.variant.id}, and disagree about {setting}"
        if len(told) > 1
        else f"{values} asks for {setting} that {grounds.variant.id} cannot do, and nothing bars it"
    )
    first, *others = [everyone.written[name] for name in names if name in everyone.written]
    related = tuple(("the other one", written.location) for written in others)
    advice = "bar the treatment where both hold, or have them agree"
    yield Refutation(first.location, says, advice, (seen.witness(grounds.variant),), related)
