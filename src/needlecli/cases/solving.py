"""Find a client for whom a condition comes out as wanted: the plainest one, found by trying and proved by running."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, islice, product
from typing import Any

from needlecli.advice import Held, every
from needlecli.client import Client, denial, ordinary, read_client
from needlecli.knowledge import Caution, Fact, Pack, Variant
from needlecli.logic import (
    EVENT,
    PLANNED_DEPTH,
    Condition,
    Deeper,
    Duration,
    EventWithin,
    ForConcern,
    InArea,
    Kind,
    Number,
    Within,
    leaves,
    named_facts,
)
from needlecli.source import Document

TRIES = 4_000
"""Clients tried before a search is given up."""

Record = Mapping[str, Any]
NOTHING: Record = {}
Change = tuple[str, str, object]
"""One answer that differs from the plainest client: key of the record, fact or empty, and value."""

Wanted = Callable[[Sequence[Held], Client], bool]


def witness(
    pack: Pack, variant: Variant, caution: Caution, on: date, wanted: Wanted, fixed: Record = NOTHING
) -> Record | None:
    """Find the intake record with the fewest answers of note for which the caution is held as wanted; None if none is.

    `wanted` is told how the caution is held in every area looked at, and for which client.  `fixed` are answers that
    every client tried gives.
    """
    plain = plainest(pack, variant, on)
    plain = {**plain, "facts": {**plain["facts"], **fixed}}
    choices = list(_choices(pack, variant, caution.when, on, fixed))
    for record in islice(_records(plain, choices), TRIES):
        client = read_client(Document("witness", "", dict(record)), pack, on).value
        if client is not None:
            held = [one for one in every(pack, variant, client) if one.caution.id == caution.id]
            if held and wanted(held, client):
                return record
    return None


def plainest(pack: Pack, variant: Variant, on: date) -> Record:
    """Give an adult who comes for what the variant is for, of whom everything else was asked and denied."""
    offered = next((i for i in variant.indications if i.offered), None)
    concern = offered.concern if offered else next(iter(pack.vocabulary.concerns))
    facts = {fact.id: ordinary(fact) for fact in pack.vocabulary.facts.values() if denial(fact) is None}
    facts.pop(PLANNED_DEPTH, None)
    areas = (offered.depth if offered else None) or pack.vocabulary.concerns[concern].usual_areas
    first = next((leaf for area in areas for leaf in pack.vocabulary.treatable(area)), "")
    return {"on": str(on), "concerns": [concern], "areas": [first] if first else [], "others": "no", "facts": facts}


def _records(plain: Record, choices: Sequence[Sequence[Change]]) -> Iterator[Record]:
    """Change none of the answers, then one of them, then two, and so on."""
    for count in range(len(choices) + 1):
        for some in combinations(choices, count):
            for changes in product(*some):
                record = {**plain, "facts": dict(plain["facts"])}
                for key, fact, value in changes:
                    if fact:
                        record["facts"][fact] = value
                    else:
                        record[key] = value
                yield record


def _choices(pack: Pack, variant: Variant, condition: Condition, on: date, fixed: Record) -> Iterator[Sequence[Change]]:
    """List, for everything a condition looks at that is not fixed, the answers worth trying."""
    asks = tuple(leaves(condition))
    for name in sorted(named_facts(condition) - {PLANNED_DEPTH} - fixed.keys()):
        fact = pack.vocabulary.facts[name]
        yield [("facts", name, answer) for answer in _answers(fact, asks, on)]
    if any(isinstance(leaf, InArea) for leaf in asks):
        named = {area for leaf in asks if isinstance(leaf, InArea) for area in leaf.areas}
        places = sorted(a.id for a in pack.vocabulary.areas.values() if a.limits)
        yield [("areas", "", [area]) for area in (*sorted(named), *(p for p in places if p not in named))]
    asked = [leaf.concerns for leaf in asks if isinstance(leaf, ForConcern)]
    if asked:
        yield [("concerns", "", wishes) for wishes in _wishes(variant, asked)]
    windows = [leaf.window for leaf in asks if isinstance(leaf, EventWithin)]
    if windows:
        yield [(EVENT, "", str(day)) for window in windows for day in _around(window.after(on))]
    deep = sorted({leaf.mm for leaf in asks if isinstance(leaf, Deeper)})
    if deep:
        yield [("facts", PLANNED_DEPTH, round(mm + step, 2)) for mm in deep for step in (0.1, 0.0, -0.1)]


def _wishes(variant: Variant, asked: Sequence[frozenset[str]]) -> Iterator[list[str]]:
    """Give the concerns to come with: one, then one each of two lists that a condition names, and none at last."""
    names = dict.fromkeys(i.concern for i in variant.indications)
    yield from ([name] for name in (*names, *sorted(frozenset().union(*asked) - names.keys())))
    for some, others in combinations(asked, 2):
        yield from ([one, other] for one in sorted(some) for other in sorted(others) if one != other)
    yield []


def _answers(fact: Fact, asks: Sequence[Condition], on: date) -> Iterator[object]:
    match fact.kind:
        case Kind.FLAG:
            yield "yes"
        case Kind.CHOICE:
            yield from fact.options
        case Kind.NUMBER:
            tests = [leaf for leaf in asks if isinstance(leaf, Number) and leaf.fact == fact.id]
            low, high = fact.bounds
            near = sorted({value + step for t in tests for value in (t.low, t.high) for step in (-1, 0, 1)})
            yield from (int(value) if value == int(value) else value for value in near if low <= value <= high)
        case Kind.DATED:
            for leaf in asks:
                if isinstance(leaf, Within) and leaf.fact == fact.id:
                    yield from (str(day) for day in _closing(leaf.window, on))
            yield from ("current", str(on - timedelta(days=1)), "1990-01-01")


def _closing(window: Duration, on: date) -> Iterator[date]:
    """Give the days from which the window closes tomorrow, today and yesterday; months may have none such."""
    for end in (on + timedelta(days=1), on, on - timedelta(days=1)):
        guess = end - timedelta(days=round(window.days))
        yield from (day for shift in range(-3, 4) if window.after(day := guess + timedelta(days=shift)) == end)


def _around(day: date) -> tuple[date, date, date]:
    return day - timedelta(days=1), day, day + timedelta(days=1)
