"""Conditions over answers: a closed union of frozen nodes, and the facts each looks at."""

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


def named_facts(condition: Condition) -> frozenset[str]:
    """Name every fact a condition looks at."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*(named_facts(part) for part in parts))
        case Not(part):
            return named_facts(part)
        case Has() | OneOf() | Within() | Current() | Number():
            return frozenset({condition.fact})
        case _:
            return frozenset()
