"""Which way what is said of a client turned between two answers: what loosens it first."""

from typing import Literal

from needlecli.advice import Option, Verdict
from needlecli.knowledge import Caution
from needlecli.knowledge.strictness import as_strict

Direction = Literal[
    "newly-allowed", "deeper", "caution-lost", "newly-blocked", "shallower", "caution-added", "reordered"
]
DIRECTIONS: tuple[Direction, ...] = (
    *("newly-allowed", "deeper", "caution-lost"),
    *("newly-blocked", "shallower", "caution-added"),
    "reordered",
)
"""Which way an answer turns: what loosens it first."""


def turned(old: Option | None, new: Option | None, caution: str = "") -> Direction | None:
    """Say which way what is said of a variant turned: by verdict, then depth, then cautions, settings and waits.

    Between suitable and with care nobody is allowed or blocked: a setting or a depth makes the difference.
    """
    was = old.verdict if old is not None else Verdict.NOT_INDICATED
    now = new.verdict if new is not None else Verdict.NOT_INDICATED
    if was != now and max(was, now) > Verdict.WITH_CARE:
        return "newly-allowed" if now < was else "newly-blocked"
    if old is None or new is None:
        return None
    if _depth(old) != _depth(new):
        return "deeper" if _depth(new) > _depth(old) else "shallower"
    clear = old.if_clear, new.if_clear
    if clear[0] != clear[1] and max(clear) > Verdict.WITH_CARE:
        return "newly-allowed" if clear[1] < clear[0] else "newly-blocked"
    return _said(old, new, caution) or _care(was, now) or _care(*clear)


def _said(old: Option, new: Option, caution: str) -> Direction | None:
    """Compare what is said beside the verdict and the depth: a caution, its settings, how long to wait."""
    was, now = ({f.caution.id: f for f in option.findings if f.fired} for option in (old, new))
    lost, added = was.keys() - now.keys(), now.keys() - was.keys()
    if lost != added and (lost or added):
        return "caution-lost" if lost else "caution-added"
    waits = [_waiting(option) for option in (old, new)]
    if waits[0] != waits[1]:
        return "caution-lost" if waits[1] < waits[0] else "caution-added"
    one, other = was.get(caution), now.get(caution)
    if one is not None and other is not None and effect(one.caution) != effect(other.caution):
        return "caution-added" if as_strict(other.caution, one.caution) else "caution-lost"
    return None


def _care(was: Verdict, now: Verdict) -> Direction | None:
    """Compare two verdicts that both allow: more care is a caution more."""
    return None if was == now else "caution-lost" if now < was else "caution-added"


def _waiting(option: Option) -> tuple[float, ...]:
    """Give how long to wait: until when at the earliest, and the days between two treatments."""
    until = option.until.toordinal() if option.until else 0
    return (until, *(course.interval.low.days if course.interval else 0.0 for course in option.courses))


def _depth(option: Option) -> tuple[float, ...]:
    """Give how deep, row by row, the deepest end first; 0 where nothing is left."""
    return tuple(value for row in option.depth for value in ((row.now.high, row.now.low) if row.now else (0.0, 0.0)))


def effect(caution: Caution) -> tuple[object, ...]:
    """Give what a caution does where it holds, beside its words."""
    return caution.level, caution.adjust, caution.shorten
