"""Regions are the answers a clause leaves open: options, numbers, times and wishes, met and compared.

Whatever cannot be told is left out of what is claimed: `empty` and `inside` say yes only where that is sure.
"""

from math import inf
from typing import NamedTuple

from needlecli.logic import Duration

SLACK = 4
"""By how many days a number of calendar months differs from as many mean months, at the most."""
NOW = Duration(0, "day")


class Options(NamedTuple):
    """One of these: the options of a choice, yes and no of a flag, the areas of the body."""

    left: frozenset[str]

    @property
    def empty(self) -> bool:
        """Say whether surely nothing is left."""
        return not self.left

    def met(self, other: "Options") -> "Options":
        """Give what lies in both."""
        return Options(self.left & other.left)

    def inside(self, other: "Options") -> bool:
        """Say whether all of this surely lies in the other."""
        return self.left <= other.left


class Numbers(NamedTuple):
    """The numbers between two bounds, each included or not."""

    low: float = -inf
    high: float = inf
    low_included: bool = True
    high_included: bool = True

    @property
    def empty(self) -> bool:
        """Say whether surely nothing is left."""
        return self.low > self.high or (self.low == self.high and not (self.low_included and self.high_included))

    def met(self, other: "Numbers") -> "Numbers":
        """Give what lies in both."""
        low, low_excluded = max((self.low, not self.low_included), (other.low, not other.low_included))
        high, high_included = min((self.high, self.high_included), (other.high, other.high_included))
        return Numbers(low, high, not low_excluded, high_included)

    def inside(self, other: "Numbers") -> bool:
        """Say whether all of this surely lies in the other."""
        return self.met(other) == self


class Times(NamedTuple):
    """When something last happened: never, still going on, or ended at least and less than so long ago."""

    never: bool = True
    current: bool = True
    ended: bool = True
    least: tuple[Duration, ...] = (NOW,)
    less: tuple[Duration, ...] = ()

    @property
    def empty(self) -> bool:
        """Say whether surely nothing is left."""
        return not (self.never or self.current or self._can_have_ended)

    @property
    def _can_have_ended(self) -> bool:
        return self.ended and not any(never_longer(less, least) for less in self.less for least in self.least)

    def met(self, other: "Times") -> "Times":
        """Give what lies in both."""
        return Times(
            self.never and other.never,
            self.current and other.current,
            self.ended and other.ended,
            (*self.least, *other.least),
            (*self.less, *other.less),
        )

    def inside(self, other: "Times") -> bool:
        """Say whether all of this surely lies in the other."""
        if (self.never and not other.never) or (self.current and not other.current):
            return False
        return not self._can_have_ended or (
            other.ended
            and all(any(never_longer(most, mine) for mine in self.least) for most in other.least)
            and all(any(never_longer(mine, most) for mine in self.less) for most in other.less)
        )


class Wishes(NamedTuple):
    """Concerns of which each set holds at least one that the client has, and concerns that the client has not."""

    some_of: tuple[frozenset[str], ...] = ()
    none_of: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Say whether surely nothing is left."""
        return any(wanted <= self.none_of for wanted in self.some_of)

    def met(self, other: "Wishes") -> "Wishes":
        """Give what lies in both."""
        return Wishes((*self.some_of, *other.some_of), self.none_of | other.none_of)

    def inside(self, other: "Wishes") -> bool:
        """Say whether all of this surely lies in the other."""
        return other.none_of <= self.none_of and all(
            any(mine - self.none_of <= wanted for mine in self.some_of) for wanted in other.some_of
        )


Region = Options | Numbers | Times | Wishes


def never_longer(one: Duration, other: Duration) -> bool:
    """Say whether a length of time surely ends no later than another, whatever day both start on."""
    mine, theirs = _months(one), _months(other)
    if mine is not None and theirs is not None:
        return mine <= theirs
    return _days(one)[1] <= _days(other)[0]


def _months(time: Duration) -> int | None:
    return {"month": time.amount, "year": 12 * time.amount}.get(time.unit)


def _days(time: Duration) -> tuple[float, float]:
    """Give the least and the greatest number of days it may take; hours count as whole days once begun."""
    if _months(time) is not None:
        return time.days - SLACK, time.days + SLACK
    days = -(-time.amount // 24) if time.unit == "hour" else time.days
    return days, days
