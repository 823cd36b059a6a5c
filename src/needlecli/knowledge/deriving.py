"""Cautions that nobody writes down, because they follow from what a protocol says: its event gap and least licence."""

from collections.abc import Iterator
from math import ceil

from needlecli.knowledge.caution import Caution
from needlecli.knowledge.protocol import OPERATORS, Variant
from needlecli.logic import AllOf, AnyOf, Duration, EventWithin, OneOf

OPERATOR = "operator"
"""The fact that says which licence the operator has."""


def event_gap(variant: Variant) -> Iterator[Caution]:
    """Make the cautions that a coming event is closer than the variant's minimum gap, which is longer for some."""
    gap = variant.event
    if gap is None:
        return
    more = f"; {gap.first_time_add} more for a first treatment or skin types IV to VI" if gap.first_time_add else ""
    says = (
        f"The event is closer than the {gap.minimum} this variant needs at least "
        f"({gap.recommended} recommended{more}); the skin may still show the treatment."
    )
    caution = Caution(
        id=f"{variant.id}-event-gap",
        level="adjust",
        when=EventWithin(gap.minimum),
        says=says,
        confidence=gap.confidence,
        sources=gap.sources,
        positions=gap.positions,
    )
    yield caution
    if gap.first_time_add is None or not gap.add_for:
        return
    least = Duration(ceil(gap.minimum.days + gap.first_time_add.days), "day")
    theirs = tuple(OneOf(fact, frozenset(options)) for fact, options in gap.add_for.items())
    who = AllOf((EventWithin(least), theirs[0] if len(theirs) == 1 else AnyOf(theirs)))
    named = "; ".join(f"{fact.replace('_', ' ')} {', '.join(options)}" for fact, options in gap.add_for.items())
    says = f"The event is closer than {least}, which this variant needs for {named}: the skin takes longer to settle."
    yield caution._replace(id=f"{variant.id}-event-gap-longer", when=who, says=says)


def licence(variant: Variant) -> tuple[Caution, ...]:
    """Make the caution that the operator, who may be unknown, has too low a licence for the variant."""
    lower = OPERATORS[: OPERATORS.index(variant.operator)]
    if not lower:
        return ()
    note = next((n for n in variant.notes if n.topic.startswith(OPERATOR)), None)
    return (
        Caution(
            id=f"{variant.id}-licence",
            level="clearance",
            when=OneOf(OPERATOR, frozenset(lower)),
            says=f"Needs at least a {variant.operator}.",
            confidence=note.confidence if note else None,
            sources=note.sources if note else (),
        ),
    )
