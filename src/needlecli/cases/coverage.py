"""What the cases of a pack reach: rules, clauses that decided alone, boundaries, unknown answers, indications.

A caution is reached only by a case whose expectation speaks of it: one that merely happens to fire proves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from needlecli.advice import Held, every
from needlecli.cases.boundaries import thresholds
from needlecli.cases.case import Case, Match
from needlecli.cases.deciding import decides_alone
from needlecli.cases.placing import Place, places
from needlecli.cases.running import Outcome
from needlecli.client import Client
from needlecli.knowledge import LEVELS, Caution, Pack
from needlecli.logic import EVENT, PLANNED_DEPTH, Always, Condition, Deeper, Situation, Truth, named_facts, open_facts
from needlecli.source import Diagnostic, Document, Location, Severity, at

Kind = Literal["rules", "clauses", "boundaries", "unknowns", "indications"]
KINDS: tuple[Kind, ...] = ("rules", "clauses", "boundaries", "unknowns", "indications")
FIRED, HELD_BACK = "fired", "held back"
YES_ALONE, NO_ALONE = "decided alone as yes", "decided alone as no"
OPEN, REACHED = "left open", "reached"

Key = tuple[str, ...]


class Item(NamedTuple):
    """One thing to reach, with all that has to be seen of it; `rank` puts blocks first."""

    kind: Kind
    key: Key
    needs: tuple[str, ...]
    where: Location
    rank: int = len(LEVELS)
    clause: Condition = Always()

    @property
    def title(self) -> str:
        """Name it in words."""
        match self.kind, self.key:
            case "clauses", (caution, clause):
                return f"clause {clause} of {caution}"
            case "boundaries", (caution, clause, threshold):
                return f"threshold {threshold} in clause {clause} of {caution}"
            case "indications", (variant, concern):
                return f"{variant} for {concern}"
            case _:
                return " ".join(self.key)


class Figure(NamedTuple):
    """How many things of a kind are reached, of how many."""

    kind: Kind
    done: int
    total: int

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down: 100 means all."""
        return 100 * self.done // self.total if self.total else 100


@dataclass(frozen=True)
class Coverage:
    """Everything there is to reach, and what was seen of each."""

    items: tuple[Item, ...]
    seen: Mapping[tuple[Kind, Key], frozenset[str]]

    def missing(self, item: Item) -> tuple[str, ...]:
        """Say what has not been seen yet of one thing."""
        seen = self.seen.get((item.kind, item.key), frozenset())
        return tuple(need for need in item.needs if need not in seen)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Count each kind."""
        found = []
        for kind in KINDS:
            items = [item for item in self.items if item.kind == kind]
            found.append(Figure(kind, sum(not self.missing(item) for item in items), len(items)))
        return tuple(found)

    @property
    def percent(self) -> int:
        """The lowest of the figures."""
        return min(figure.percent for figure in self.figures)

    @property
    def uncovered(self) -> tuple[Diagnostic, ...]:
        """Say of each thing that is not reached what is missing, blocks first."""
        left = sorted((item for item in self.items if self.missing(item)), key=lambda i: (i.rank, KINDS.index(i.kind)))
        return tuple(
            Diagnostic(
                "not-covered",
                Severity.NOTE,
                f"{item.title}: never {', never '.join(self.missing(item))}",
                item.where,
                "write a case for it; needle test --suggest makes a start",
            )
            for item in left
        )

    def data(self) -> Mapping[str, object]:
        """Give the figures and what is missing as plain data."""
        figures: dict[str, object] = {f.kind: {"done": f.done, "total": f.total} for f in self.figures}
        left = [
            {
                "kind": item.kind,
                "of": list(item.key),
                "missing": list(self.missing(item)),
                "file": item.where.name,
                "line": item.where.span.line + 1,
                "column": item.where.span.column + 1,
            }
            for item in self.items
            if self.missing(item)
        ]
        return {**figures, "percent": self.percent, "uncovered": left}


def measure(outcomes: Sequence[Outcome], pack: Pack, documents: Sequence[Document]) -> Coverage:
    """Trace the cases that passed through every caution they look at."""
    placed = places(pack, documents)
    trace = _Trace({name: _Parts.of(place) for name, place in placed.items()})
    for outcome in outcomes:
        if outcome.state == "passed" and outcome.case.expect is not None:
            trace.case(outcome.case, outcome.case.expect.cautions, pack)
    return Coverage(tuple(_items(pack, placed, documents)), {key: frozenset(seen) for key, seen in trace.seen.items()})


class _Parts(NamedTuple):
    """A caution taken apart once: its clauses, and the thresholds of each."""

    caution: Caution
    clauses: tuple[tuple[Location, Condition], ...]

    @classmethod
    def of(cls, place: Place) -> "_Parts":
        return cls(place.caution, tuple(place.clauses()))


class _Trace:
    """What has been seen so far, thing by thing."""

    def __init__(self, parts: Mapping[str, _Parts]) -> None:
        self.parts = parts
        self.seen: dict[tuple[Kind, Key], set[str]] = {}

    def add(self, kind: Kind, key: Key, what: str) -> None:
        self.seen.setdefault((kind, key), set()).add(what)

    def case(self, case: Case, expected: Match, pack: Pack) -> None:
        """Follow one case through the variants it looks at."""
        truths: dict[str, set[Truth]] = {}
        for variant in case.variants:
            for concern in case.client.concern_ids:
                self.add("indications", (variant, concern), REACHED)
            for held in every(pack, pack.variants[variant], case.client):
                name = held.caution.id
                truths.setdefault(name, set()).add(held.truth)
                if held.truth is Truth.UNKNOWN:
                    for fact in open_facts(held.caution.when, held.now):
                        self.add("unknowns", (fact,), OPEN)
                if name in self.parts and _speaks_of(expected, name):
                    self.held(held, planned(held, case.client))
        for name, found in truths.items():
            if Truth.YES in found and (_speaks_of(expected, name) or isinstance(pack.cautions[name].when, Always)):
                self.add("rules", (name,), FIRED)
            elif found == {Truth.NO} and _speaks_of(expected, name):
                self.add("rules", (name,), HELD_BACK)

    def held(self, held: Held, as_planned: Situation) -> None:
        """See which clauses decided alone, and which points of the thresholds were stood on."""
        name, whole = held.caution.id, held.caution.when
        for index, (_, clause) in enumerate(self.parts[name].clauses):
            key: Key = (name, str(index + 1))
            for number, threshold in enumerate(thresholds(clause)):
                if point := threshold.point(as_planned):
                    self.add("boundaries", (*key, str(number + 1)), point)
            if len(self.seen.get(("clauses", key), ())) < 2 and held.truth is not Truth.UNKNOWN:
                truth = decides_alone(whole, clause, held.now)
                if truth is not None:
                    self.add("clauses", key, YES_ALONE if truth is Truth.YES else NO_ALONE)


def planned(held: Held, client: Client) -> Situation:
    """Give the situation as planned: a caution that asks for clearance beyond a depth was held as if that deep."""
    answer = client.answers.get(PLANNED_DEPTH)
    if held.caution.adjust.max_depth_uncleared is None or answer is None:
        return held.now
    return replace(held.now, answers={**held.now.answers, PLANNED_DEPTH: answer})


def _speaks_of(expected: Match, name: str) -> bool:
    return expected.exact is not None or name in (*expected.include, *expected.exclude)


def _items(pack: Pack, placed: Mapping[str, Place], documents: Sequence[Document]) -> Iterator[Item]:
    """List everything there is to reach."""
    for name, place in placed.items():
        rank = LEVELS.index(place.caution.level)
        always = isinstance(place.caution.when, Always)
        yield Item("rules", (name,), (FIRED,) if always else (FIRED, HELD_BACK), place.location, rank)
        for index, (where, clause) in enumerate(place.clauses() if not always else ()):
            key: Key = (name, str(index + 1))
            yield Item("clauses", key, _decisions(place.caution, clause), where, rank, clause)
            for number, threshold in enumerate(thresholds(clause)):
                yield Item("boundaries", (*key, str(number + 1)), threshold.points, where, rank, clause)
    yield from _unknowns(pack, documents)
    yield from _indications(pack, documents)


def _decisions(caution: Caution, clause: Condition) -> tuple[str, ...]:
    """Say how a clause can decide: where clearance is asked for beyond a depth, that depth is taken for given."""
    given = isinstance(clause, Deeper) and caution.adjust.max_depth_uncleared is not None
    return (YES_ALONE,) if given else (YES_ALONE, NO_ALONE)


def _unknowns(pack: Pack, documents: Sequence[Document]) -> Iterator[Item]:
    facts = frozenset().union(*(named_facts(c.when) for c in pack.cautions.values())) - {PLANNED_DEPTH}
    for document in documents:
        for fact in _keys(document, "facts"):
            if fact in facts:
                yield Item("unknowns", (fact,), (OPEN,), at(document, ("facts", fact), key=True))
    gaps = [document for document in documents if isinstance(document.data, dict) and "event" in document.data]
    if gaps:
        yield Item("unknowns", (EVENT,), (OPEN,), at(gaps[0], ("event",), key=True))


def _indications(pack: Pack, documents: Sequence[Document]) -> Iterator[Item]:
    for document in documents:
        variant = pack.variants.get(str(document.data.get("id"))) if isinstance(document.data, dict) else None
        for index, indication in enumerate(variant.indications if variant else ()):
            where = at(document, ("indications", index, "concern"))
            yield Item("indications", (variant.id if variant else "", indication.concern), (REACHED,), where)


def _keys(document: Document, section: str) -> Iterable[str]:
    data = document.data.get(section) if isinstance(document.data, dict) else None
    return data if isinstance(data, dict) else ()
