"""What a condition can be: never true, true whatever is answered, or true whenever another is.

A condition is taken apart into the ways in which it can hold.  A way is a conjunction: for each thing asked about, the
region its answer must lie in.  The claims made here are sure; where something cannot be told, no claim is made.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, assert_never

from needlecli.knowledge import Fact, Vocabulary
from needlecli.lint._regions import Numbers, Options, Region, Times, Wishes
from needlecli.logic import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Current,
    Deeper,
    EventWithin,
    ForConcern,
    Has,
    InArea,
    Kind,
    Not,
    Number,
    OneOf,
    Within,
)

MOST = 64
"""More ways than this in which a condition can hold are not looked at, and nothing is claimed of it."""

Way = Mapping[str, Region]


class TooManyError(ValueError):
    """A condition can hold in more ways than are worth looking at."""


def never(condition: Condition, vocabulary: Vocabulary) -> bool:
    """Say whether a condition surely never holds."""
    return ways(condition, vocabulary) == ()


def always(condition: Condition, vocabulary: Vocabulary) -> bool:
    """Say whether a condition surely holds once everything it looks at has been answered, whatever the answers."""
    return ways(Not(condition), vocabulary) == ()


def ways(condition: Condition, vocabulary: Vocabulary) -> tuple[Way, ...] | None:
    """Give the ways in which a condition can hold; None where there are too many to look at."""
    try:
        return tuple(_ways(condition, vocabulary, holds=True))
    except TooManyError:
        return None


def implies(mine: Iterable[Way], theirs: Sequence[Way]) -> bool:
    """Say whether a condition surely holds whenever one does that holds in these ways."""
    return all(any(_within(way, other) for other in theirs) for way in mine)


def _within(mine: Way, other: Way) -> bool:
    return all(name in mine and _inside(mine[name], region) for name, region in other.items())


def _ways(condition: Condition, vocabulary: Vocabulary, *, holds: bool) -> list[Way]:
    """Give the ways in which a condition holds, or in which it does not."""
    match condition:
        case Not(part):
            return _ways(part, vocabulary, holds=not holds)
        case AllOf(parts) | AnyOf(parts):
            inner = (_ways(part, vocabulary, holds=holds) for part in parts)
            return _together(inner, vocabulary) if isinstance(condition, AllOf) is holds else _one_of(inner)
        case Always():
            return [{}] if holds else []
        case _:
            regions = _regions(condition, vocabulary, holds=holds)
            return [way for name, region in regions if (way := _met({}, {name: region}, vocabulary)) is not None]


def _one_of(parts: Iterable[Sequence[Way]]) -> list[Way]:
    found: list[Way] = []
    for part in parts:
        found.extend(part)
        if len(found) > MOST:
            raise TooManyError
    return found


def _together(parts: Iterable[Sequence[Way]], vocabulary: Vocabulary) -> list[Way]:
    """Give every way in which one way of each part can hold at once."""
    found: list[Way] = [{}]
    for part in parts:
        found = [both for one in found for other in part if (both := _met(one, other, vocabulary)) is not None]
        if len(found) > MOST:
            raise TooManyError
    return found


def _met(one: Way, other: Way, vocabulary: Vocabulary) -> Way | None:
    """Give what holds where both do; None where they exclude each other."""
    both = dict(one)
    for name, region in other.items():
        met = _both(both.get(name, _whole(name, vocabulary)), region)
        if met.empty:
            return None
        both[name] = met
    return both


def _both(one: Region, other: Region) -> Region:
    met: Any = one.met
    return met(other) if type(one) is type(other) else other


def _inside(one: Region, other: Region) -> bool:
    inside: Any = one.inside
    return type(one) is type(other) and bool(inside(other))


def _whole(name: str, vocabulary: Vocabulary) -> Region:
    """Give every answer there is to what a region is about."""
    match name:
        case "area":
            return Options(_all_areas(vocabulary))
        case "concern":
            return Wishes()
        case "event":
            return Times(current=False)
        case "depth":
            return Numbers(0, inf)
        case _:
            return _answers(vocabulary.facts[name])


def _answers(fact: Fact) -> Region:
    match fact.kind:
        case Kind.FLAG:
            return Options(frozenset({"yes", "no"}))
        case Kind.CHOICE:
            return Options(frozenset(fact.options))
        case Kind.DATED:
            return Times()
        case Kind.NUMBER:
            return Numbers(*bounds(fact))


def bounds(fact: Fact) -> tuple[float, float]:
    """Give the least and the greatest number that makes sense; any number where the range cannot be used."""
    try:
        low, high = fact.bounds
    except ValueError:
        return -inf, inf
    return (low, high) if low <= high else (-inf, inf)


def _regions(
    clause: Has | OneOf | Within | Current | Number | InArea | ForConcern | EventWithin | Deeper,
    vocabulary: Vocabulary,
    *,
    holds: bool,
) -> tuple[tuple[str, Region], ...]:
    """Give what a clause leaves of what it looks at, or what its opposite leaves: one region, or one of several."""
    match clause:
        case Has(name):
            return ((name, _presence(vocabulary.facts[name], holds=holds)),)
        case OneOf(name, options):
            return ((name, Options(options if holds else frozenset(vocabulary.facts[name].options) - options)),)
        case Within(name, window):
            return ((name, Times(never=False, less=(window,)) if holds else Times(current=False, least=(window,))),)
        case Current(name):
            return ((name, Times(never=False, ended=False) if holds else Times(current=False)),)
        case Number(name, low, high, low_included, high_included):
            inside = Numbers(low, high, low_included, high_included)
            outside = (Numbers(high=low, high_included=not low_included), Numbers(high, low_included=not high_included))
            return tuple((name, region) for region in ((inside,) if holds else outside))
        case InArea(areas):
            return (("area", Options(areas if holds else _all_areas(vocabulary) - areas)),)
        case ForConcern(concerns):
            return (("concern", Wishes(some_of=(concerns,)) if holds else Wishes(none_of=concerns)),)
        case EventWithin(window):
            return (("event", Times(never=False, current=False, less=(window,)) if holds else Times(least=(window,))),)
        case Deeper(mm):
            return (("depth", Numbers(mm, low_included=False) if holds else Numbers(high=mm)),)
        case _:
            assert_never(clause)


def _all_areas(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(leaf for leaves in vocabulary.leaves.values() for leaf in leaves)


def _presence(fact: Fact, *, holds: bool) -> Region:
    match fact.kind:
        case Kind.FLAG:
            return Options(frozenset({"yes" if holds else "no"}))
        case Kind.CHOICE:
            absent = frozenset({fact.none} if fact.none else ())
            return Options(frozenset(fact.options) - absent if holds else absent)
        case Kind.DATED:
            return Times(never=False) if holds else Times(current=False, ended=False)
        case Kind.NUMBER:
            return Numbers() if holds else Numbers(0, -1)


def outside(condition: Condition, vocabulary: Vocabulary) -> str:
    """Give the number that a clause compares with and its fact cannot have; empty if there is none."""
    if not isinstance(condition, Number):
        return ""
    low, high = bounds(vocabulary.facts[condition.fact])
    asked = (condition.low, condition.high)
    return next((f"{one:g}" for one in asked if abs(one) != inf and not low <= one <= high), "")
