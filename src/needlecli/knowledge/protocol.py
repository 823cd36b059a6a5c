"""One micro-needling variant, as its protocol file says it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from needlecli.knowledge.care import Care
from needlecli.knowledge.caution import Caution
from needlecli.knowledge.entry import entry
from needlecli.knowledge.statement import Confidence, Position, Statement
from needlecli.knowledge.value import Day, Whole
from needlecli.logic import Count, Depth, Duration, Period

Effect = Literal["minimal", "moderate", "marked", "near-total"]
EFFECTS: tuple[Effect, ...] = ("minimal", "moderate", "marked", "near-total")
Grade = Literal["A", "B", "C", "X"]
Increment = Literal["proven", "plausible", "mixed", "none", "untested"]
Technique = Literal["needle", "rf"]
Operator = Literal["esthetician", "nurse", "physician"]
OPERATORS: tuple[Operator, ...] = ("esthetician", "nurse", "physician")


@entry
class Indication(NamedTuple):
    """What a variant does for one concern; without depths it is written down but not offered.

    `effect` uses the usual quartiles: minimal under 25 %, moderate 25-50 %, marked 51-75 %, near-total over 75 %.
    `increment` says what trials show the variant to add over the plain pen.
    """

    concern: str
    grade: Grade
    says: str
    effect: Effect | None = None
    confidence: Confidence | None = None
    increment: Increment | None = None
    depth: Mapping[str, Depth] = {}
    treatments: Count | None = None
    interval: Period | None = None
    results: Period | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()

    @property
    def offered(self) -> bool:
        """Say whether this indication may be recommended."""
        return self.grade != "X" and self.effect is not None and bool(self.depth)


@entry
class Standing(NamedTuple):
    """Whether the field accepts the variant, or discourages it and why."""

    is_: Literal["accepted", "discouraged"]
    because: str = ""
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Downtime(NamedTuple):
    """Days out of sight after one treatment."""

    range: Period
    typical: Duration
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Discomfort(NamedTuple):
    """Pain during treatment on the scale from 0 to 10."""

    typical: Annotated[int, Whole(0, 10)]
    range: Count | None = None
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Cost(NamedTuple):
    """Price tier, from 1 to 4."""

    tier: Literal[1, 2, 3, 4]
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Device(NamedTuple):
    """A device on the market, its depth range, and what it is cleared for."""

    name: str
    cleared: str = ""
    depth: Depth | None = None
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class EventGap(NamedTuple):
    """Days to leave between the last treatment and an event.

    `first_time_add` is added for a first treatment, and for those whose answers stand in `add_for`.
    `follow_up` is how long after the needling another part of the treatment follows, for those in `follow_up_for`.
    """

    minimum: Duration
    recommended: Period
    first_time_add: Duration | None = None
    add_for: Mapping[str, tuple[str, ...]] = {}
    follow_up: Duration | None = None
    follow_up_for: Mapping[str, tuple[str, ...]] = {}
    says: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class MinimumInterval(NamedTuple):
    """The least time between two treatments of one area."""

    is_: Duration
    says: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class NotAsked(NamedTuple):
    """Questions that other variants ask before they are used, and why this one need not."""

    facts: tuple[str, ...]
    says: str
    sources: tuple[str, ...] = ()


@entry
class Variant(NamedTuple):
    """One protocol file; `adds_to` names the plainer variant over which its increments are measured."""

    id: str
    name: str
    short: str
    summary: str
    reviewed: Annotated[date, Day]
    technique: Technique
    operator: Operator
    depth: Depth
    downtime: Downtime
    discomfort: Discomfort
    cost: Cost
    indications: tuple[Indication, ...]
    standing: Standing = Standing(is_="accepted")
    adds_to: str = ""
    synonyms: tuple[str, ...] = ()
    suits: tuple[Statement, ...] = ()
    does_not_suit: tuple[Statement, ...] = ()
    devices: tuple[Device, ...] = ()
    cautions: tuple[Caution, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    event: EventGap | None = None
    minimum_interval: MinimumInterval | None = None
    maintenance: Statement | None = None
    care: Care = Care()
    notes: tuple[Statement, ...] = ()

    def indication(self, concern: str) -> Indication | None:
        """Give what the variant says about a concern, if anything."""
        return next((i for i in self.indications if i.concern == concern), None)
