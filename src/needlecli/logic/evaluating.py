"""Whether a condition holds for a client in a place, what leaves it open, and until when it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple, assert_never

from needlecli.logic.answer import Amount, Answer, Choice, Local, Past, presence
from needlecli.logic.condition import (
    EVENT,
    PLANNED_DEPTH,
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
    Not,
    Number,
    OneOf,
    Within,
)
from needlecli.logic.quantity import Depth, Duration
from needlecli.logic.truth import Truth, every, some, truth


@dataclass(frozen=True, slots=True)
class Situation:
    """What a condition is held against: one client, one day, one area.

    `event` is the day of the coming event, None when there is none, and `event_known` says whether that was asked.
    `offered` is the depth that would be offered before any caution; it stands in for a planned depth not given.
    """

    on: date
    answers: Mapping[str, Answer | Local]
    concerns: frozenset[str] = frozenset()
    area: str = ""
    event: date | None = None
    event_known: bool = False
    offered: Depth | None = None

    def answer(self, fact: str) -> Answer | None:
        """Give the answer that holds in this area; None is unknown. Elsewhere than where it was placed it is no."""
        found = self.answers.get(fact)
        if not isinstance(found, Local):
            return found
        if self.area in found.areas:
            return found.answer
        return None if found.elsewhere_open else _absent(found.answer)


def _absent(answer: Answer) -> Answer:
    match answer:
        case Past():
            return Past(None, None)
        case Choice(_, none):
            return Choice(frozenset({none}), none)
        case Amount():
            return answer
        case _:
            return type(answer)(yes=False)


def evaluate(condition: Condition, now: Situation) -> Truth:
    """Say whether a condition holds in a situation: yes, no, or unknown."""
    match condition:
        case Has() | OneOf() | Within() | Current() | Number():
            answer = now.answer(condition.fact)
            return Truth.UNKNOWN if answer is None else _holds(condition, answer, now.on)
        case Always():
            return Truth.YES
        case AllOf(parts):
            return every(evaluate(part, now) for part in parts)
        case AnyOf(parts):
            return some(evaluate(part, now) for part in parts)
        case Not(part):
            return ~evaluate(part, now)
        case InArea(areas):
            return truth(now.area in areas)
        case ForConcern(concerns):
            return truth(not concerns.isdisjoint(now.concerns))
        case EventWithin(window):
            return _event(window, now)
        case Deeper(mm):
            return _deeper(mm, now)
        case _:
            assert_never(condition)


def _holds(condition: Has | OneOf | Within | Current | Number, answer: Answer, on: date) -> Truth:
    match condition, answer:
        case Has(), _:
            return presence(answer)
        case OneOf(_, options), Choice(possible, _):
            if possible <= options:
                return Truth.YES
            return Truth.NO if possible.isdisjoint(options) else Truth.UNKNOWN
        case Within(_, window), Past(date() as earliest, date() as latest, current):
            if current or on < window.after(earliest):
                return Truth.YES
            return Truth.NO if on >= window.after(latest) else Truth.UNKNOWN
        case Current(), Past(date() as earliest, date() as latest, current):
            # "Yes, but when?" may mean today; a date in the past is a date it ended.
            return Truth.YES if current else Truth.UNKNOWN if earliest < latest == on else Truth.NO
        case Number(_, low, high, low_included, high_included), Amount(value):
            above = value > low or (low_included and value == low)
            below = value < high or (high_included and value == high)
            return truth(above and below)
        case ((Within() | Current()), Past()):
            return Truth.NO
        case _:
            return Truth.UNKNOWN


def _event(window: Duration, now: Situation) -> Truth:
    if not now.event_known:
        return Truth.UNKNOWN
    return truth(now.event is not None and now.on <= now.event < window.after(now.on))


def _deeper(mm: float, now: Situation) -> Truth:
    planned = now.answer(PLANNED_DEPTH)
    if isinstance(planned, Amount):
        return truth(planned.value > mm)
    if now.offered is None or now.offered.high <= mm:
        return Truth.NO
    return Truth.YES if now.offered.low > mm else Truth.UNKNOWN


def open_facts(condition: Condition, now: Situation) -> frozenset[str]:
    """Name the facts whose answers could still decide a condition; empty when it is decided."""
    if evaluate(condition, now) is not Truth.UNKNOWN:
        return frozenset()
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*(open_facts(part, now) for part in parts))
        case Not(part):
            return open_facts(part, now)
        case EventWithin():
            return frozenset({EVENT})
        case Deeper():
            return frozenset({PLANNED_DEPTH})
        case Has() | OneOf() | Within() | Current() | Number():
            return frozenset({condition.fact})
        case _:
            return frozenset()


def open_ends(condition: Condition, now: Situation) -> frozenset[str]:
    """Name the facts that could put off the end of a condition that holds: another reason for it may last longer."""
    match condition:
        case AllOf(parts) | AnyOf(parts) if evaluate(condition, now) is Truth.YES:
            return frozenset().union(*(open_ends(part, now) | open_facts(part, now) for part in parts))
        case _:
            return frozenset()


class Until(NamedTuple):
    """The first day a condition no longer holds; `ongoing` when that day moves as long as something goes on."""

    day: date
    ongoing: bool = False


def until(condition: Condition, now: Situation) -> Until | None:
    """Give the first day on which a condition that holds now no longer does; None if no date undoes it."""
    match condition:
        case Within(fact, window):
            answer = now.answer(fact)
            if isinstance(answer, Past) and answer.latest is not None:
                return Until(window.after(answer.latest), answer.current)
            return None
        case EventWithin():
            return Until(now.event + timedelta(days=1)) if now.event is not None and now.event < date.max else None
        case AllOf(parts):
            ends = [end for part in parts if (end := until(part, now)) is not None]
            return min(ends, default=None)
        case AnyOf(parts):
            held = [(evaluate(part, now), until(part, now)) for part in parts]
            if any(holds is Truth.YES and end is None for holds, end in held):
                return None
            last = max((end for holds, end in held if holds is not Truth.NO and end is not None), default=None)
            if last is None or last.ongoing:
                return last
            later = replace(now, on=last.day)  # by then another part may have come to hold
            return until(condition, later) if evaluate(condition, later) is Truth.YES else last
        case _:
            return None
