"""The beginning of a case for everything that no case reaches: a client who does it, and an open expectation.

What must be said of that client is left to a person: the tool never fills in what should happen.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import fill
from typing import Any, NamedTuple

from needlecli.advice import Held
from needlecli.cases.boundaries import thresholds
from needlecli.cases.coverage import (
    FIRED,
    HELD_BACK,
    NO_ALONE,
    OPEN,
    YES_ALONE,
    Coverage,
    Item,
    planned,
)
from needlecli.cases.deciding import decides_alone
from needlecli.cases.solving import Record, Wanted, plainest, witness
from needlecli.cases.writing import WIDEST, as_yaml
from needlecli.client import Client
from needlecli.knowledge import Caution, Pack, Variant
from needlecli.logic import EVENT, Truth, named_facts, open_facts

HEAD = "# yaml-language-server: $schema=../../schemas/case.schema.json\n"
TO_NAME = "TO BE NAMED"
NOT_FOUND = "No client was found"
MOST = 12
"""How many things of one sort a comment names."""


class Skeleton(NamedTuple):
    """A client, the variant looked at, and all that the two together show: for each need, of what."""

    variant: str
    record: Record
    shows: dict[str, list[str]]


def suggest(coverage: Coverage, pack: Pack, on: date) -> str:
    """Write a case file with a skeleton for all that is not reached; empty when all is.

    A client who shows several things is written once.  Where no client was found, a comment says so.
    """
    found: dict[str, Skeleton] = {}
    missed: dict[str, list[str]] = {}
    for item in coverage.items:
        for need in coverage.missing(item):
            made = _client(item, need, pack, on)
            if made is None:
                missed.setdefault(need, []).append(item.title)
            else:
                one = found.setdefault(str(made), Skeleton(*made, {}))
                one.shows.setdefault(need, []).append(item.title)
    text = "".join((*_written(tuple(found.values()), pack, on), *_not_found(missed))).rstrip()
    return f"{text}\n" if text else ""


def _written(skeletons: Sequence[Skeleton], pack: Pack, on: date) -> Iterator[str]:
    """Write the client that every case starts from, and what each has that differs."""
    if skeletons:
        plain = plainest(pack, pack.variants[skeletons[0].variant], on)
        common = {key: value for key, value in plain.items() if key != "on"}
        yield f"{HEAD}on: {on}\n{as_yaml({'client': common})}cases:\n"
        for one in skeletons:
            yield from _comments(one.shows, "  # ")
            yield f"{as_yaml([_case(one, common)], '  ')}\n"


def _not_found(missed: Mapping[str, Sequence[str]]) -> Iterator[str]:
    return _comments({f"{NOT_FOUND}: {need}": names for need, names in missed.items()}, "# ")


def _comments(lists: Mapping[str, Sequence[str]], indent: str) -> Iterator[str]:
    for title, names in lists.items():
        more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
        text = f"{title}: {', '.join(names[:MOST])}{more}"
        below = f"{indent}  "
        yield f"{fill(text, WIDEST, initial_indent=indent, subsequent_indent=below, break_on_hyphens=False)}\n"


def _case(one: Skeleton, common: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write down what a client has that differs from what every case starts from."""
    own = {key: value for key, value in one.record.items() if key not in ("on", "facts") and value != common.get(key)}
    facts = {name: answer for name, answer in one.record["facts"].items() if answer != common["facts"].get(name)}
    client = {**own, **({"facts": facts} if facts else {})}
    need, names = next(iter(one.shows.items()))
    head = {"name": f"{TO_NAME}: {names[0]}, {need}", "variants": [one.variant]}
    return {**head, **({"client": client} if client else {}), "expect": None}


def _client(item: Item, need: str, pack: Pack, on: date) -> tuple[str, Record] | None:
    """Find a client and a variant that show it together."""
    match item.kind:
        case "indications":
            variant, concern = item.key
            areas = list(pack.vocabulary.concerns[concern].usual_areas)
            return variant, {**plainest(pack, pack.variants[variant], on), "concerns": [concern], "areas": areas}
        case "unknowns" if item.key == (EVENT,):
            first = next(iter(pack.variants.values()))
            return first.id, {**plainest(pack, first, on), "others": "unknown"}
        case "unknowns":
            (fact,) = item.key
            asking = [c for c in pack.cautions.values() if fact in named_facts(c.when)]
            fixed: Record = {fact: "unknown"}
        case _:
            asking, fixed = [pack.cautions[item.key[0]]], {}
    for caution in asking:
        for variant_ in _carriers(caution, pack):
            record = witness(pack, variant_, caution, on, _wanted(item, need), fixed)
            if record is not None:
                return variant_.id, record
    return None


def _carriers(caution: Caution, pack: Pack) -> list[Variant]:
    """Give the variants that a caution is held for, the one it was written for first."""
    held = [v for v in pack.variants.values() if any(c.id == caution.id for c in pack.cautions_by_variant[v.id])]
    return sorted(held, key=lambda v: all(c.id != caution.id for c in v.cautions))


def _wanted(item: Item, need: str) -> Wanted:
    """Say what has to be so of the caution for a need to be met."""
    clause = item.clause

    def wanted(held: Sequence[Held], client: Client) -> bool:
        match need:
            case _ if need == FIRED:
                return any(one.truth is Truth.YES for one in held)
            case _ if need == HELD_BACK:
                return all(one.truth is Truth.NO for one in held)
            case _ if need == OPEN:
                return any(
                    item.key[0] in open_facts(one.caution.when, one.now) for one in held if one.truth is Truth.UNKNOWN
                )
            case _ if need in (YES_ALONE, NO_ALONE):
                truth = Truth.YES if need == YES_ALONE else Truth.NO
                return any(decides_alone(one.caution.when, clause, one.now) is truth for one in held)
            case _:
                threshold = tuple(thresholds(clause))[int(item.key[2]) - 1]
                return any(threshold.point(planned(one, client)) == need for one in held)

    return wanted
