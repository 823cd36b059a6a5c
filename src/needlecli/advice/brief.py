"""A recommendation in short: what a script needs of it, and what can be remembered from one client to the next."""

from datetime import date
from typing import NamedTuple

from needlecli.advice.recommendation import DepthRow, Option, Recommendation
from needlecli.advice.verdict import Verdict
from needlecli.knowledge import LEVELS, Caution
from needlecli.logic import Depth


class Reach(NamedTuple):
    """How deep for one concern in one area: now, if every open question is answered well, and with a letter."""

    concern: str
    area: str
    now: Depth | None
    if_clear: Depth | None
    cleared_to: Depth | None


class Short(NamedTuple):
    """One variant for one client, without the words: `cautions` are those that fire, hardest first."""

    variant: str
    verdict: Verdict
    if_clear: Verdict
    until: date | None
    ongoing: bool
    fit: int
    depth: tuple[Reach, ...]
    cautions: tuple[str, ...]
    reasons: tuple[str, ...]


class Brief(NamedTuple):
    """The ranked options for one client, best first, and the open facts, most decisive first."""

    options: tuple[Short, ...]
    questions: tuple[str, ...]


def shortened(advice: Recommendation) -> Brief:
    """Give a recommendation in short."""
    return Brief(tuple(_short(option) for option in advice.options), tuple(q.fact for q in advice.questions))


def reaches(rows: tuple[DepthRow, ...]) -> tuple[Reach, ...]:
    """Give the depths without what narrowed them."""
    return tuple(Reach(row.concern, row.area, row.now, row.if_clear, row.cleared_to) for row in rows)


def hardest_first(caution: Caution) -> tuple[int, str]:
    """Give the place of a caution in a list: by level, then by name."""
    return LEVELS.index(caution.level), caution.id


def _short(option: Option) -> Short:
    fired = sorted((f.caution for f in option.findings if f.fired), key=hardest_first)
    return Short(
        option.variant.id,
        option.verdict,
        option.if_clear,
        option.until,
        option.ongoing,
        option.fit,
        reaches(option.depth),
        tuple(caution.id for caution in fired),
        tuple(reason.kind for reason in option.reasons),
    )
