"""Where a caution cuts a depth so far that nothing is left, the caution says so, or another one bars the treatment."""

from collections.abc import Iterator, Mapping

from needlecli.advice import OUTCOMES, Verdict
from needlecli.boxes import Box
from needlecli.cases import Place as Written
from needlecli.logic import Truth
from needlecli.proofs.everyone import Disagreed, Everyone, Seen
from needlecli.proofs.grounds import Grounds, Place, Told
from needlecli.proofs.proof import Refutation
from needlecli.source import at

CLAIM = "no cap leaves nothing of a depth unless the caution says for which concern, for anyone not held back as it is"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for caps that alone leave nothing, for clients who are barred by nothing else."""
    told_of: dict[str, set[str]] = {}
    for grounds in everyone.all_grounds():
        bars = [
            box
            for told in grounds.told
            if told.limit is None and OUTCOMES[told.caution.level, Truth.YES] >= Verdict.NEEDS_CLEARANCE
            for box in told.region.surely
        ]
        for told, written in everyone.told(grounds):
            emptied = _emptied(everyone, grounds, told, bars)
            told_of.setdefault(told.caution.id, set()).update(concern for concern, _ in emptied)
            yield from _unsaid(everyone, grounds, told, written, emptied)
    for name, written in everyone.written.items():
        yield from _said_for_nothing(everyone, written, told_of.get(name, set()))


Emptied = Mapping[tuple[str, str], tuple[Place, Box]]
"""For a concern and an area of which a cap leaves nothing, a client for whom that is so."""


def _emptied(everyone: Everyone, grounds: Grounds, told: Told, bars: list[Box]) -> Emptied:
    """Find every place of one concern of which a caution leaves nothing, for a client whom nothing bars."""
    found: dict[tuple[str, str], tuple[Place, Box]] = {}
    for place in grounds.places:
        everyone.budget.spend(1)
        if len(place.concerns) == 1 and grounds.cap_with_letter(told, place.area) < place.low:
            here = (
                Box(box & place.box) for box in told.region.surely if not everyone.axes.space.empty(box & place.box)
            )
            left = everyone.left(grounds, here, bars)
            if left is not None:
                found[place.concerns[0], place.area] = place, left
    return found


def _unsaid(
    everyone: Everyone, grounds: Grounds, told: Told, written: Written, emptied: Emptied
) -> Iterator[Refutation]:
    """Say for each concern that is not named in the caution where nothing is left of it."""
    by_concern: dict[str, list[tuple[Place, Box]]] = {}
    for (concern, _), found in emptied.items():
        if concern not in told.caution.too_shallow_for:
            by_concern.setdefault(concern, []).append(found)
    for concern, places in by_concern.items():
        place, box = places[0]
        seen = everyone.see(box)
        if not _nothing_left(seen, grounds, place):
            raise Disagreed
        areas = ", ".join(place.area for place, _ in places)
        says = (
            f"{told.caution.id} leaves at most {grounds.cap_with_letter(told, place.area):g} mm, and nothing says what "
            f"that excludes: {concern} needs at least {place.low:g} mm with {grounds.variant.id} ({areas})"
        )
        advice = "correct the depth or, if that is meant, name every concern it excludes under too_shallow_for"
        also = f"{concern} with {grounds.variant.id} ({areas})"
        shown = (seen.witness(grounds.variant),)
        yield Refutation(written.location, says, advice, shown, about=told.caution.id, also=also)


def _nothing_left(seen: Seen, grounds: Grounds, place: Place) -> bool:
    option = seen.option(grounds.variant)
    return option.verdict is Verdict.NOT_AVAILABLE and all(row.now is None for row in option.depth) and bool(place.rows)


def _said_for_nothing(everyone: Everyone, written: Written, emptied: set[str]) -> Iterator[Refutation]:
    """Find the concerns that a caution names though it leaves a depth for them everywhere."""
    for index, concern in enumerate(written.caution.too_shallow_for):
        carried = [name for name, of in everyone.pack.cautions_by_variant.items() if written.caution in of]
        if concern not in emptied and carried:
            where = at(written.document, (*written.path, "too_shallow_for", index))
            says = f"{written.caution.id} says that it leaves nothing for {concern}, and it does leave a depth"
            yield Refutation(where, says, "take it out of the list, or correct the depth")
