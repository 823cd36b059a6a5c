"""The clauses of a caution as they are written, and what is left of its condition without some of them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from needlecli.knowledge import Vocabulary
from needlecli.lint._conditions import MOST, never
from needlecli.lint._lot import Written
from needlecli.logic import AllOf, Always, AnyOf, Condition, Not, clauses
from needlecli.source import Location, Path


class Clause(NamedTuple):
    """One clause of a caution's condition: where in `when:` it stands, and what it says there."""

    written: Written
    path: Path
    says: Condition

    @property
    def where(self) -> Location:
        """The place of what it says."""
        return self.written.at("when", *self.path)

    @property
    def text(self) -> str:
        """What it says as it is written, on one line."""
        found: Any = raw(self.written)
        for part in self.path:
            found = found[part]
        said = f"[{', '.join(map(str, found))}]" if isinstance(found, list) else str(found)
        negated = self.path.count("not") % 2 == 1
        return f"{'not ' if negated else ''}{f'{self.path[-1]}: ' if self.path else ''}{said}"


class Part(NamedTuple):
    """A part of a condition, and whether it has to hold or, below a `not`, must not hold."""

    condition: Condition
    holds: bool = True

    @property
    def wanted(self) -> Condition:
        """What has to hold."""
        return self.condition if self.holds else Not(self.condition)

    @property
    def parts(self) -> "tuple[Part, ...]":
        """What it is made of."""
        match self.condition:
            case AllOf(parts) | AnyOf(parts):
                return tuple(Part(part, self.holds) for part in parts)
            case Not(part):
                return (Part(part, not self.holds),)
            case _:
                return ()


def raw(written: Written) -> object:
    """Give the condition of a caution as plain data."""
    data: Any = written.document.data
    for part in written.path:
        data = data[part]
    return data.get("when")


Clauses = Mapping[int, Clause]
"""The clauses of a caution in the order of the file, each by the identity of the condition it was read as."""


def written_clauses(written: Written) -> Clauses:
    """Give the clauses of a caution."""
    found = clauses(raw(written), written.caution.when)
    return {id(says): Clause(written, path, says) for path, says in found}


def inside(part: Part, among: Clauses) -> Iterator[Clause]:
    """Visit the clauses that a part is made of."""
    own = among.get(id(part.condition))
    if own is not None:
        yield own
        return
    for inner in part.parts:
        yield from inside(inner, among)


def blamed(part: Part, among: Clauses, vocabulary: Vocabulary) -> tuple[Clause, ...]:
    """Give clauses by which a part that never holds already cannot hold, and none of which could be left out.

    Empty where there are too many to try.
    """
    every = tuple(inside(part, among))
    gone: set[int] = set()
    for clause in every if len(every) <= MOST else ():
        if never(_without(part, gone | {id(clause.says)}), vocabulary):
            gone.add(id(clause.says))
    return tuple(clause for clause in every if id(clause.says) not in gone) if len(every) <= MOST else ()


def _without(part: Part, gone: Collection[int]) -> Condition:
    """Give what is wanted of a part when some of its clauses ask for nothing."""
    if id(part.condition) in gone:
        return Always()
    inner = tuple(_without(one, gone) for one in part.parts)
    match part.condition:
        case AllOf():
            return AllOf(inner) if part.holds else AnyOf(inner)
        case AnyOf():
            return AnyOf(inner) if part.holds else AllOf(inner)
        case Not():
            return inner[0]
        case _:
            return part.wanted
