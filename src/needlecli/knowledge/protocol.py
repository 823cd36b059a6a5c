"""One micro-needling variant, as its protocol file says it."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from needlecli.knowledge.care import Care
from needlecli.knowledge.caution import Caution
from needlecli.knowledge.statement import STRICT, Confidence, Position, Statement
from needlecli.logic import Count, Depth, Duration, Period

Effect = Literal["minimal", "moderate", "marked", "near-total"]
EFFECTS: tuple[Effect, ...] = ("minimal", "moderate", "marked", "near-total")
Grade = Literal["A", "B", "C", "X"]
Increment = Literal["proven", "plausible", "mixed", "none", "untested"]
Technique = Literal["needle", "rf"]
Operator = Literal["esthetician", "nurse", "physician"]
OPERATORS: tuple[Operator, ...] = ("esthetician", "nurse", "physician")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indication:
    """What a variant does for one concern; without depths it is written down but not offered.

    `effect` uses the usual quartiles: minimal under 25 %, moderate 25-50 %, marked 51-75 %, near-total over 75 %.
    `increment` says what trials show the variant to add over the plain pen.
    """

    __pydantic_config__: ClassVar = STRICT

    concern: str
    grade: Grade
    says: str
    effect: Effect | None = None
    confidence: Confidence | None = None
    increment: Increment | None = None
    depth: dict[str, Depth] = field(default_factory=dict)
    treatments: Count | None = None
    interval: Period | None = None
    results: Period | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()

    @property
    def offered(self) -> bool:
        """Say whether this indication may be recommended."""
        return self.grade != "X" and self.effect is not None and bool(self.depth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether the field accepts the variant, or discourages it and why."""

    __pydantic_config__: ClassVar = STRICT

    is_: Literal["accepted", "discouraged"]
    because: str = ""
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Downtime:
    """Days out of sight after one treatment."""

    __pydantic_config__: ClassVar = STRICT

    range: Period
    typical: Duration
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discomfort:
    """Pain during treatment on the scale from 0 to 10."""

    __pydantic_config__: ClassVar = STRICT

    typical: int
    range: Count | None = None
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Price tier, from 1 to 4."""

    __pydantic_config__: ClassVar = STRICT

    tier: Literal[1, 2, 3, 4]
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device on the market, its depth range, and what it is cleared for."""

    __pydantic_config__: ClassVar = STRICT

    name: str
    cleared: str = ""
    depth: Depth | None = None
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGap:
    """Days to leave between the last treatment and an event."""

    __pydantic_config__: ClassVar = STRICT

    minimum: Duration
    recommended: Period
    first_time_add: Duration | None = None
    says: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumInterval:
    """The least time between two treatments of one area."""

    __pydantic_config__: ClassVar = STRICT

    is_: Duration
    says: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One protocol file; `adds_to` names the plainer variant over which its increments are measured."""

    __pydantic_config__: ClassVar = STRICT

    id: str
    name: str
    short: str
    summary: str
    reviewed: date
    technique: Technique
    operator: Operator
    depth: Depth
    downtime: Downtime
    discomfort: Discomfort
    cost: Cost
    indications: tuple[Indication, ...]
    standing: Standing = field(default_factory=lambda: Standing(is_="accepted"))
    adds_to: str = ""
    synonyms: tuple[str, ...] = ()
    suits: tuple[Statement, ...] = ()
    does_not_suit: tuple[Statement, ...] = ()
    devices: tuple[Device, ...] = ()
    cautions: tuple[Caution, ...] = ()
    event: EventGap | None = None
    minimum_interval: MinimumInterval | None = None
    maintenance: Statement | None = None
    care: Care = field(default_factory=Care)
    notes: tuple[Statement, ...] = ()

    def indication(self, concern: str) -> Indication | None:
        """Give what the variant says about a concern, if anything."""
        return next((i for i in self.indications if i.concern == concern), None)
