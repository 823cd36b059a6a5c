"""Whether a client in a region gets a milder answer than a caution asks for: a lighter verdict, or a greater depth."""

from collections.abc import Iterator
from typing import NamedTuple

from needlecli.advice import OUTCOMES, Option, Verdict
from needlecli.boxes import Box, meet
from needlecli.logic import Truth
from needlecli.proofs.everyone import Everyone, Seen
from needlecli.proofs.grounds import Grounds, Told


class Asked(NamedTuple):
    """What a caution asks for where it holds: a verdict at least so hard, and no more than so deep."""

    verdict: Verdict
    told: Told


def asked(told: Told, truth: Truth, most: Verdict = Verdict.CONTRAINDICATED) -> Asked:
    """Give what a caution comes to by itself, no harder than `most`."""
    level = told.caution.level
    own = Verdict.WITH_CARE if told.limit is not None else OUTCOMES[level, truth]
    return Asked(min(own, most), told)


def lighter(everyone: Everyone, grounds: Grounds, box: Box, wanted: Asked) -> Iterator[Box]:
    """Give, place by place, the plainest clients of a region who get less than is asked for."""
    space = everyone.axes.space
    for place in grounds.places:
        here = Box(box & place.box)
        if space.empty(here):
            continue
        cap = grounds.cap(wanted.told, place.area)
        idle = wanted.told.limit is not None and cap >= place.high  # then it asks for nothing but of what is planned
        asks = meet(space, [here], list(wanted.told.beyond), everyone.budget) if idle else [here]
        found = everyone.left(grounds, asks, grounds.reaching(place, wanted.verdict)) if wanted.verdict else None
        if found is None and cap < place.high:
            found = everyone.left(grounds, [here], grounds.at_most(place, cap))
        if found is not None:
            yield found


def milder(one: Seen, other: Seen, grounds: Grounds, most: Verdict = Verdict.CONTRAINDICATED) -> bool:
    """Say whether the first client gets a milder answer than the second: a lighter verdict up to `most`, or deeper."""
    mine, theirs = one.option(grounds.variant), other.option(grounds.variant)
    return mine.verdict < min(theirs.verdict, most) or _deepest(mine) > _deepest(theirs)


def _deepest(option: Option) -> float:
    return max((row.now.high for row in option.depth if row.now is not None), default=0.0)
