"""No two variants are ever level in all that a ranking looks at, so that only their names would decide."""

from collections.abc import Iterator
from itertools import combinations

from needlecli.advice import Option
from needlecli.knowledge import Variant
from needlecli.proofs.everyone import Everyone
from needlecli.proofs.fewest import plain_clients
from needlecli.proofs.proof import Refutation
from needlecli.source import at

CLAIM = "no two variants are level but for their names, for any concerns"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look at variants with the same standing and burden: only those can ever be level."""
    pairs = [
        (one, other)
        for one, other in combinations(everyone.pack.variants.values(), 2)
        if _burden(one) == _burden(other) and {one.id, other.id} & everyone.files.keys()
    ]
    for one, other in pairs:
        for seen in plain_clients(everyone):
            a, b = seen.option(one), seen.option(other)
            if _level(a, b):
                mine = everyone.files.get(other.id) or everyone.files[one.id]
                says = (
                    f"{one.id} and {other.id} are level for {seen.record['concerns'][0]}: the same standing, fit, "
                    "downtime, cost and discomfort, so that their names alone decide which comes first"
                )
                advice = "let the evidence tell them apart: in effect, grade, downtime, cost or discomfort"
                yield Refutation(at(mine, ("id",)), says, advice, (seen.witness(one), seen.witness(other)))
                break


def _burden(variant: Variant) -> tuple[object, ...]:
    return (
        variant.standing.is_,
        variant.downtime.typical.days,
        variant.cost.tier,
        variant.discomfort.typical,
    )


def _level(one: Option, other: Option) -> bool:
    treated = one.if_clear.treatable and other.if_clear.treatable
    return treated and (one.fit, one.treats, one.if_clear) == (other.fit, other.treats, other.if_clear)
