"""Whether a client in a region gets a milder answer than a caution asks for: a lighter verdict, or a greater depth."""

from collections.abc import Iterator
from typing import NamedTuple

from needlecli.advice import OUTCOMES, Option, Verdict
from needlecli.boxes import Box, meet
from needlecli.knowledge import Variant
from needlecli.logic import Truth
from needlecli.proofs.everyone import Everyone, Seen
from needlecli.proofs.grounds import Grounds, Place, Told
from needlecli.proofs.regions import Boxes


class Asked(NamedTuple):
    """What a caution asks of the clients in some boxes: how surely it holds there, and no harder than `most`.

    `beyond` says that more than the limit of the caution is planned for all of them.
    """

    told: Told
    truth: Truth
    boxes: Boxes
    most: Verdict = Verdict.CONTRAINDICATED
    beyond: bool = False

    @property
    def everywhere(self) -> bool:
        """Say whether it asks for the same in every place: it cuts no depth."""
        adjust = self.told.caution.adjust
        return self.told.limit is None and adjust.max_depth is None and not adjust.max_depth_in

    @property
    def hardest(self) -> Verdict:
        """Give the verdict that its level makes by itself."""
        return min(OUTCOMES[self.told.caution.level, self.truth], self.most)

    def verdict(self, grounds: Grounds, place: Place) -> Verdict:
        """Give the verdict that the caution by itself makes in a place, at most the hardest that is asked for."""
        outcome = OUTCOMES[self.told.caution.level, self.truth]
        cap = grounds.cap(self.told, place.area)
        found = outcome
        if self.told.limit is not None and not self.beyond and cap >= place.low:
            found = Verdict.WITH_CARE if cap < place.high else Verdict.SUITABLE
        if cap < place.low:
            found = max(found, self._nothing_left(grounds, place))
        return min(found, self.most)

    def _nothing_left(self, grounds: Grounds, place: Place) -> Verdict:
        if self.truth is not Truth.YES:
            return Verdict.ASK_FIRST
        letter = grounds.cap_with_letter(self.told, place.area)
        return Verdict.NOT_AVAILABLE if letter < place.low else Verdict.NEEDS_CLEARANCE


def demands(
    everyone: Everyone, told: Told, truth: Truth, boxes: Boxes, most: Verdict = Verdict.CONTRAINDICATED
) -> Iterator[Asked]:
    """Give what a caution asks for in some boxes, and there of those who plan to go deeper than its limit."""
    yield Asked(told, truth, boxes, most)
    if told.limit is not None:
        yield Asked(told, truth, meet(everyone.axes.space, boxes, told.beyond, everyone.budget), most, beyond=True)


def lighter(everyone: Everyone, grounds: Grounds, box: Box, wanted: Asked) -> Iterator[Box]:
    """Give, place by place, the plainest clients of a region who get less than is asked for.

    The practitioner's own choices are made: an answer that strikes out an option may well make what is left milder.
    """
    space = everyone.axes.space
    if (
        wanted.everywhere
        and everyone.left(grounds, [Box(box & everyone.chosen)], grounds.outright(wanted.hardest)) is None
    ):
        return  # others ask for as much, whatever the place: the usual case, and the cheapest to see
    for place in grounds.places:
        everyone.budget.spend(1)
        here = Box(box & place.box & everyone.chosen)
        if space.empty(here):
            continue
        least = wanted.verdict(grounds, place)
        found = everyone.left(grounds, [here], grounds.reaching(place, least)) if least else None
        cap = grounds.cap(wanted.told, place.area)
        bars = wanted.told.caution.level == "contraindicated" and wanted.truth is Truth.YES  # and no depth is compared
        if found is None and cap < place.high and not bars:
            barred = grounds.reaching(place, Verdict.CONTRAINDICATED)  # to whom no depth is offered
            found = everyone.left(grounds, [here], [*grounds.at_most(place, cap), *barred])
        if found is not None:
            yield found


def milder(one: Seen, other: Seen, variant: Variant, most: Verdict = Verdict.CONTRAINDICATED) -> bool:
    """Say whether the first client gets a milder answer than the second: a lighter verdict up to `most`, or deeper."""
    mine, theirs = one.option(variant), other.option(variant)
    return mine.verdict < min(theirs.verdict, most) or (
        not (mine.verdict >= Verdict.CONTRAINDICATED or _barred(theirs)) and _deepest(mine) > _deepest(theirs)
    )


def _barred(option: Option) -> bool:
    """Say whether the area is barred, so that no depth is said to compare with."""
    return all(result.if_clear is Verdict.CONTRAINDICATED for result in option.areas)


def _deepest(option: Option) -> float:
    return max((row.now.high for row in option.depth if row.now is not None), default=0.0)
