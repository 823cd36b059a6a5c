"""Thresholds of a condition, and on which side of each a client stands: before it, at it, or after it."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import isfinite
from typing import NamedTuple

from needlecli.logic import (
    PLANNED_DEPTH,
    Amount,
    Condition,
    Deeper,
    EventWithin,
    Number,
    Past,
    Situation,
    Within,
    leaves,
)

DAY = timedelta(days=1)
IN_TIME = ("the day before", "on the day", "the day after")
IN_SIZE = ("below", "at the value", "above")


class Threshold(NamedTuple):
    """One value at which a condition turns: a waiting period, a number or a depth; `value` tells two of one leaf apart.

    Its points are those on both sides and the value itself; for time, the very days.
    """

    leaf: Condition
    value: float = 0.0

    @property
    def points(self) -> tuple[str, str, str]:
        """Name the three points."""
        return IN_TIME if isinstance(self.leaf, Within | EventWithin) else IN_SIZE

    def point(self, now: Situation) -> str | None:
        """Say on which of its points a situation stands; None for none of them, or where it is not known."""
        match self.leaf:
            case Within(fact, window):
                answer = now.answer(fact)
                if isinstance(answer, Past) and answer.earliest == answer.latest and not answer.current:
                    return None if answer.latest is None else _day(now.on, window.after(answer.latest))
            case EventWithin(window):
                return None if now.event is None else _day(now.event, window.after(now.on))
            case Number(fact):
                answer = now.answer(fact)
                return _side(answer.value, self.value) if isinstance(answer, Amount) else None
            case Deeper(mm):
                planned = now.answer(PLANNED_DEPTH)
                if isinstance(planned, Amount):
                    return _side(planned.value, mm)
                if now.offered is not None:
                    return "above" if now.offered.low > mm else _side(min(now.offered.high, mm), mm)
            case _:
                pass
        return None


def thresholds(condition: Condition) -> Iterator[Threshold]:
    """Find every threshold in a condition."""
    for leaf in leaves(condition):
        match leaf:
            case Number(_, low, high):
                yield from (Threshold(leaf, value) for value in (low, high) if isfinite(value))
            case Within() | EventWithin() | Deeper():
                yield Threshold(leaf)
            case _:
                pass


def _day(day: date, turns: date) -> str | None:
    """Name a day by the first day on which a period is over."""
    return {turns - DAY: IN_TIME[0], turns: IN_TIME[1], turns + DAY: IN_TIME[2]}.get(day)


def _side(value: float, at: float) -> str:
    return IN_SIZE[(value >= at) + (value > at)]
