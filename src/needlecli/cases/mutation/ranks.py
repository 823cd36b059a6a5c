"""Faults in the order: two variants that stand next to each other exchange what puts one above the other."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from needlecli.advice import Option, deciding_field, recommend
from needlecli.cases.mutation.mutant import Mutant, Soil, mutant
from needlecli.client import Client, Wish
from needlecli.knowledge import Pack, Variant
from needlecli.logic import NEVER, Answer, Choice, Flag, Kind
from needlecli.source import Path

OF_VARIANTS: dict[str, tuple[str, Path]] = {
    "discouraged": ("standing", ("standing", "is")),
    "downtime": ("downtime", ("downtime", "typical")),
    "cost": ("cost", ("cost", "tier")),
    "discomfort": ("discomfort", ("discomfort", "typical")),
}
"""What decides, as the ranking names it: the field of the variant that holds it, and where that is written."""
FIT = "fit"


class Pair(NamedTuple):
    """Two neighbours in the order for one concern."""

    concern: str
    above: Variant
    below: Variant
    field: str


def in_ranks(soil: Soil) -> Iterator[Mutant]:
    """Exchange the ranks of neighbours, for each concern in its usual areas and a client who denies everything.

    Neighbours that differ in a verdict, in the areas they can treat, or in the name alone have nothing to exchange.
    """
    files = soil.variant_files()
    seen: set[tuple[str, ...]] = set()
    for pair in _pairs(soil.pack):
        about = (pair.concern,) if pair.field == FIT else ()
        key = (pair.field, *sorted((pair.above.id, pair.below.id)), *about)
        exchanged = _exchanged(pair)
        document = files.get(pair.above.id)
        if key in seen or exchanged is None or document is None:
            continue
        seen.add(key)
        pack = replace(soil.pack, variants={**soil.pack.variants, **{one.id: one for one in exchanged}})
        if _stands_below(pack, pair):
            path = OF_VARIANTS[pair.field][1] if pair.field in OF_VARIANTS else _effect(pair)
            says = (
                f"{pair.above.id} and {pair.below.id} changed places for {pair.concern}: their {pair.field} exchanged"
            )
            yield mutant("swapped", f"{pair.concern}/{pair.above.id}/{pair.below.id}", says, (document, path), pack)


def plain_client(pack: Pack, concern: str) -> Client:
    """Give a client with one concern who denies all that can be denied; the numbers and the licence stay open."""
    facts = pack.vocabulary.facts.values()
    denied = {one.id: answer for one in facts if (answer := _denied(one.kind, one.none)) is not None}
    return Client(on=pack.common.pack.reviewed, concerns=(Wish(concern),), answers=denied, event_known=True)


def _denied(kind: Kind, none: str) -> Answer | None:
    match kind:
        case Kind.FLAG:
            return Flag(yes=False)
        case Kind.DATED:
            return NEVER
        case Kind.CHOICE:
            return Choice(frozenset({none}), none) if none else None
        case Kind.NUMBER:
            return None


def _pairs(pack: Pack) -> Iterator[Pair]:
    for concern in pack.vocabulary.concerns:
        options = [one for one in _ranked(pack, concern) if one.if_clear.treatable]
        for above, below in pairwise(options):
            yield Pair(concern, above.variant, below.variant, deciding_field(above, below))


def _ranked(pack: Pack, concern: str) -> tuple[Option, ...]:
    return recommend(pack, plain_client(pack, concern)).options


def _exchanged(pair: Pair) -> tuple[Variant, Variant] | None:
    """Give both with what decides exchanged; None where that cannot be."""
    if pair.field == FIT:
        return _with_fit(pair.above, pair.below, pair.concern), _with_fit(pair.below, pair.above, pair.concern)
    if pair.field in OF_VARIANTS:
        name = OF_VARIANTS[pair.field][0]
        above, below = getattr(pair.above, name), getattr(pair.below, name)
        return pair.above._replace(**{name: below}), pair.below._replace(**{name: above})
    return None


def _with_fit(variant: Variant, other: Variant, concern: str) -> Variant:
    """Give a variant that does for a concern what another does, as well shown."""
    theirs = other.indication(concern)
    if theirs is None:
        return variant
    fit: dict[str, Any] = {"effect": theirs.effect, "grade": theirs.grade, "increment": theirs.increment}
    changed = tuple(one._replace(**fit) if one.concern == concern else one for one in variant.indications)
    return variant._replace(indications=changed)


def _stands_below(pack: Pack, pair: Pair) -> bool:
    order = [option.variant.id for option in _ranked(pack, pair.concern)]
    return order.index(pair.above.id) > order.index(pair.below.id)


def _effect(pair: Pair) -> Path:
    index = next(i for i, one in enumerate(pair.above.indications) if one.concern == pair.concern)
    return ("indications", index, "effect")
