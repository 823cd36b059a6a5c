"""The beginning of a case for everything that no case reaches: a client who does it, and an open expectation.

What must be said of that client is left to a person: the tool never fills in what should happen.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from needlecli.advice import Held
from needlecli.cases.boundaries import thresholds
from needlecli.cases.coverage import (
    FIRED,
    HELD_BACK,
    NO_ALONE,
    YES_ALONE,
    Coverage,
    Item,
    planned,
)
from needlecli.cases.deciding import decides_alone
from needlecli.cases.solving import Record, Wanted, plainest, witness
from needlecli.cases.writing import as_yaml
from needlecli.client import Client
from needlecli.knowledge import Pack, Variant
from needlecli.logic import EVENT, Truth

HEAD = "# yaml-language-server: $schema=../../schemas/case.schema.json\n"


def suggest(coverage: Coverage, pack: Pack, on: date) -> str:
    """Write a case file with a skeleton for each thing not reached; empty when all is."""
    cases = [case for item in coverage.items for need in coverage.missing(item) for case in _case(item, need, pack, on)]
    return f"{HEAD}on: {on}\ncases:\n{as_yaml(cases, '  ')}" if cases else ""


def _case(item: Item, need: str, pack: Pack, on: date) -> Iterator[Mapping[str, Any]]:
    """Make one skeleton; none where no client could be found."""
    variants = list(_variants(item, pack))
    for variant in variants:
        record = _record(item, need, pack, variant, on)
        if record is not None:
            client = {key: value for key, value in record.items() if key != "on"}
            name = f"TO BE NAMED: {' '.join(item.key)}, {need}"
            yield {"name": name, "variants": [variant.id], "client": client, "expect": None}
            return


def _variants(item: Item, pack: Pack) -> Iterator[Variant]:
    """Give the variants that can show it, the one it was written for first."""
    if item.kind == "indications":
        yield pack.variants[item.key[0]]
    elif item.kind == "unknowns":
        yield from pack.variants.values()
    else:
        carriers = [
            v for v in pack.variants.values() if any(c.id == item.key[0] for c in pack.cautions_by_variant[v.id])
        ]
        yield from sorted(carriers, key=lambda v: all(c.id != item.key[0] for c in v.cautions))


def _record(item: Item, need: str, pack: Pack, variant: Variant, on: date) -> Record | None:
    plain = plainest(pack, variant, on)
    match item.kind:
        case "indications":
            return {
                **plain,
                "concerns": [item.key[1]],
                "areas": list(pack.vocabulary.concerns[item.key[1]].usual_areas),
            }
        case "unknowns":
            (fact,) = item.key
            if fact == EVENT:
                return {**plain, "others": "unknown"}
            return {**plain, "facts": {**plain["facts"], fact: "unknown"}}
        case _:
            return witness(pack, variant, pack.cautions[item.key[0]], on, _wanted(item, need))


def _wanted(item: Item, need: str) -> Wanted:
    """Say what has to be so of the caution for a need to be met."""
    clause = item.clause

    def wanted(held: Sequence[Held], client: Client) -> bool:
        match need:
            case _ if need == FIRED:
                return any(one.truth is Truth.YES for one in held)
            case _ if need == HELD_BACK:
                return all(one.truth is Truth.NO for one in held)
            case _ if need in (YES_ALONE, NO_ALONE):
                truth = Truth.YES if need == YES_ALONE else Truth.NO
                return any(decides_alone(one.caution.when, clause, one.now) is truth for one in held)
            case _:
                threshold = tuple(thresholds(clause))[int(item.key[2]) - 1]
                return any(threshold.point(planned(one, client)) == need for one in held)

    return wanted
