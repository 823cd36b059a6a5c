"""Conditions over answers: a closed union of frozen nodes, and the facts each looks at."""

from collections.abc import Iterator
from dataclasses import dataclass

from needlecli.logic.quantity import Duration

EVENT = "event"
PLANNED_DEPTH = "planned-depth"


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for everyone."""


@dataclass(frozen=True, slots=True)
class Has:
    """The fact is present: a flag is yes, something ever happened, a choice is not its "none"."""

    fact: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The choice is one of these options."""

    fact: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """It last happened less than this long ago, or still goes on."""

    fact: str
    window: Duration


@dataclass(frozen=True, slots=True)
class Current:
    """It still goes on."""

    fact: str


@dataclass(frozen=True, slots=True)
class Number:
    """The number lies between two bounds, each included or not."""

    fact: str
    low: float
    high: float
    low_included: bool = True
    high_included: bool = True


@dataclass(frozen=True, slots=True)
class InArea:
    """The area being treated is one of these."""

    areas: frozenset[str]


@dataclass(frozen=True, slots=True)
class ForConcern:
    """One of the client's concerns is one of these."""

    concerns: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventWithin:
    """An event comes less than this long from now."""

    window: Duration


@dataclass(frozen=True, slots=True)
class Deeper:
    """The needles go deeper than this: as planned, or as this answer would offer."""

    mm: float


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = (
    Always | Has | OneOf | Within | Current | Number | InArea | ForConcern | EventWithin | Deeper | AllOf | AnyOf | Not
)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Visit everything a condition asks, in the order it is written: what joins and turns answers is left out."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def named_facts(condition: Condition) -> frozenset[str]:
    """Name every fact a condition looks at."""
    asks = (Has, OneOf, Within, Current, Number)
    return frozenset(leaf.fact for leaf in leaves(condition) if isinstance(leaf, asks))
