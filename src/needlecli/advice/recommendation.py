"""What advice is made of: findings, depths, options, questions."""

from datetime import date
from typing import NamedTuple

from needlecli.advice.verdict import Verdict
from needlecli.client import Client
from needlecli.knowledge import Caution, Indication, Level, Pack, Variant
from needlecli.logic import Depth, Duration, Period, Truth


class Finding(NamedTuple):
    """One caution that fires, or that an open question could make fire, and in which areas.

    `until` is the first day it no longer holds, `ongoing` says that this day moves while something goes on.  `facts`
    are the open questions that decide it.
    """

    caution: Caution
    truth: Truth
    areas: tuple[str, ...]
    everywhere: bool
    until: date | None = None
    ongoing: bool = False
    cleared: bool = False
    facts: frozenset[str] = frozenset()

    @property
    def fired(self) -> bool:
        """Say whether it holds, rather than may hold."""
        return self.truth is Truth.YES


class Narrowing(NamedTuple):
    """One reason why a depth range is smaller: who narrowed it, to which maximum, and whether only until answered."""

    by: str
    to_mm: float
    open: bool = False


class DepthRow(NamedTuple):
    """How deep for one concern in one area: now, if every open question is answered well, and with a letter.

    None is nothing left, and for `cleared_to` nothing more than without a letter.
    """

    concern: str
    area: str
    now: Depth | None
    if_clear: Depth | None
    narrowed_by: tuple[Narrowing, ...] = ()
    cleared_to: Depth | None = None


class AreaResult(NamedTuple):
    """The verdict for one area, now and if clear."""

    area: str
    verdict: Verdict
    if_clear: Verdict
    until: date | None = None
    ongoing: bool = False


class Reason(NamedTuple):
    """Why a variant is not offered, or not for one of the concerns; `kind` is a stable word."""

    kind: str
    says: str
    sources: tuple[str, ...] = ()


class Struck(NamedTuple):
    """An option of the practitioner's own choice that a caution bars, for this client or for everyone."""

    fact: str
    option: str
    caution: str


class Course(NamedTuple):
    """How many treatments, how far apart, and what lengthened the interval."""

    concern: str
    indication: Indication
    interval: Period | None
    lengthened_by: tuple[tuple[str, Duration], ...] = ()


class Option(NamedTuple):
    """One variant for one client."""

    variant: Variant
    verdict: Verdict
    if_clear: Verdict
    fit: int
    areas: tuple[AreaResult, ...]
    depth: tuple[DepthRow, ...]
    courses: tuple[Course, ...]
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    struck: tuple[Struck, ...] = ()
    until: date | None = None
    ongoing: bool = False
    rank: int = 0
    why_here: str = ""

    @property
    def treats(self) -> int:
        """Count the areas it could treat once every open question is answered well."""
        return sum(result.if_clear.treatable for result in self.areas)


class Question(NamedTuple):
    """One open fact that could change the answer: for which variants, and how hard."""

    fact: str
    group: str
    question: str
    decides: tuple[str, ...]
    worst: Level
    when: bool = False


class Recommendation(NamedTuple):
    """The ranked answer for one client from one pack."""

    client: Client
    pack: Pack
    options: tuple[Option, ...]
    questions: tuple[Question, ...]
