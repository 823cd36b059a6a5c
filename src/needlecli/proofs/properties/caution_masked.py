"""No caution is masked by others: somebody gets another answer because of it."""

from collections.abc import Iterator, Sequence

from needlecli.boxes import Box, covers
from needlecli.cases import Place as Written
from needlecli.knowledge.strictness import as_strict
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.grounds import Grounds, Told
from needlecli.proofs.proof import Refutation

CLAIM = (
    "no caution that holds for somebody is covered by others as strict,"
    " but what caution-subsumed names, and a limit without clearance that one other covers"
)


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for cautions that are covered, in every variant that has them, by others that ask for as much.

    One that is made from another key cannot be taken out, and those of which a rule has said already that one other
    covers them are not told again.  Of one that asks for clearance beyond a depth it is told only where several cover
    it: which depth each of two waits for, the rule compares.
    """
    for name, written in everyone.written.items():
        if written.derived or written.location in everyone.covered:
            continue
        carriers = [g for g in everyone.all_grounds() if any(told.caution.id == name for told in g.told)]
        masks = [_masks(everyone, grounds, name) for grounds in carriers]
        alone = any(told.limit is not None for mask in masks for told in mask if len(mask) == 1)
        if carriers and all(masks) and not alone:
            found = _refutation(everyone, carriers[0], written, masks)
            yield from [found] if found is not None else []


def _masks(everyone: Everyone, grounds: Grounds, name: str) -> Sequence[Told]:
    """Give the fewest cautions that cover one in a variant, wherever it holds or may; empty where none do.

    Of two that cover each other, the later one is covered.
    """
    place = next(place for place, told in enumerate(grounds.told) if told.caution.id == name)
    mine = grounds.told[place]
    rivals = [
        told
        for other, told in enumerate(grounds.told)
        if other != place
        and told.limit == mine.limit
        and as_strict(told.caution, mine.caution)
        and (other < place or not as_strict(mine.caution, told.caution))
    ]
    space = everyone.axes.space
    rivals = [
        told
        for told in rivals
        if any(not space.empty(box & own) for box in told.region.maybe for own in mine.region.maybe)
    ]
    if not _covered(everyone, grounds, mine, rivals):
        return ()
    for told in tuple(rivals):
        fewer = [other for other in rivals if other is not told]
        if _covered(everyone, grounds, mine, fewer):
            rivals = fewer
    return rivals


def _covered(everyone: Everyone, grounds: Grounds, mine: Told, others: Sequence[Told]) -> bool:
    for own, theirs in (
        (mine.region.surely, [box for told in others for box in told.region.surely]),
        (mine.region.maybe, [box for told in others for box in told.region.maybe]),
    ):
        taken = [*theirs, *grounds.impossible]
        for box in own:
            if not covers(everyone.axes.space, taken, box, everyone.budget):
                return False
    return True


def _refutation(
    everyone: Everyone, grounds: Grounds, written: Written, masks: Sequence[Sequence[Told]]
) -> Refutation | None:
    mine = next(told for told in grounds.told if told.caution.id == written.caution.id)
    box = everyone.left(grounds, mine.region.surely, ())
    if box is None:
        return None  # nobody has it: that is another finding
    seen = everyone.see(Box(box))
    fired = {finding.caution.id for finding in seen.option(grounds.variant).findings if finding.fired}
    if written.caution.id not in fired or fired.isdisjoint(told.caution.id for told in masks[0]):
        raise Disagreed
    names = list(dict.fromkeys(told.caution.id for mask in masks for told in mask))
    others = tuple(
        ("one of them" if names[1:] else "the other one", everyone.written[name].location)
        for name in names
        if name in everyone.written
    )
    return Refutation(
        written.location,
        f"wherever {written.caution.id} holds, {_either(names)} asks for as much",
        "take it out, or correct the one that should not hold there",
        (seen.witness(grounds.variant),),
        others,
    )


def _either(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
