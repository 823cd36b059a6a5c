"""Every caution of a variant, held against one area of one client."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from needlecli.advice.asking import asked_about, level_of
from needlecli.advice.depth import Cap, base_depth, depth_row, moves
from needlecli.advice.recommendation import AreaResult, DepthRow, Finding, Narrowing, Struck
from needlecli.advice.striking import choosing, strike
from needlecli.advice.verdict import OUTCOMES, Verdict
from needlecli.client import Client
from needlecli.knowledge import Caution, Indication, Pack, Variant
from needlecli.logic import (
    PLANNED_DEPTH,
    Amount,
    Choice,
    Depth,
    Situation,
    Truth,
    Until,
    evaluate,
    until,
)

DEEPER = 0.01
"""Anything beyond a limit, in millimetres."""


class Held(NamedTuple):
    """One caution held against one area; `beyond` says that a depth is planned that needs its clearance."""

    caution: Caution
    truth: Truth
    area: str
    now: Situation
    cleared: bool
    beyond: bool = False

    def finding(self) -> Finding:
        """Say what fired or stays open, and until when."""
        end = until(self.caution.when, self.now) if self.truth is Truth.YES and self.caution.level == "defer" else None
        return Finding(
            self.caution,
            self.truth,
            (self.area,),
            everywhere=False,
            until=end.day if end else None,
            ongoing=bool(end and end.ongoing),
            cleared=self.cleared,
            facts=asked_about(self.caution, self.truth, self.now),
        )


class Place(NamedTuple):
    """What one area comes to: the verdict now and if every open question is answered well, and the depths left."""

    area: str
    verdict: Verdict
    if_clear: Verdict
    rows: tuple[DepthRow, ...]


class Here(NamedTuple):
    """Everything held against one area, and the depths left there."""

    area: str
    held: tuple[Held, ...]
    rows: tuple[DepthRow, ...]
    wanted: bool
    floors: tuple[Verdict, ...] = ()
    struck: tuple[Struck, ...] = ()

    def place(self) -> Place:
        """Take the worst row of the area, now and if every open question is answered well."""
        now = max((self._outcome(h, if_clear=False) for h in self.held), default=Verdict.SUITABLE)
        clear = max((self._outcome(h, if_clear=True) for h in self.held), default=Verdict.SUITABLE)
        clear = max(clear, *self.floors, Verdict.SUITABLE)
        if self.wanted and not any(row.if_clear for row in self.rows):
            left = Verdict.NEEDS_CLEARANCE if any(row.cleared_to for row in self.rows) else Verdict.NOT_AVAILABLE
            now, clear = max(now, left), max(clear, left)
        elif self.wanted and not any(row.now for row in self.rows):
            now = max(now, Verdict.ASK_FIRST)
        rows = self.rows if clear is not Verdict.CONTRAINDICATED else self._barred_rows()
        return Place(self.area, now, clear, rows)

    def result(self) -> AreaResult:
        """Give the verdict of the area, and from which day it may be milder."""
        place = self.place()
        fired = (h for h in self.held if h.truth is Truth.YES and h.caution.level == "defer")
        day, ongoing = latest(place.verdict, (until(h.caution.when, h.now) for h in fired))
        return AreaResult(self.area, place.verdict, place.if_clear, day, ongoing)

    def _barred_rows(self) -> tuple[DepthRow, ...]:
        """Give the depths of an area that is barred: none, by the cautions that bar it."""
        bars = tuple(
            Narrowing(h.caution.id, 0.0)
            for h in self.held
            if h.truth is Truth.YES and h.caution.level == "contraindicated"
        )
        return tuple(row._replace(now=None, if_clear=None, cleared_to=None, narrowed_by=bars) for row in self.rows)

    def _outcome(self, held: Held, *, if_clear: bool) -> Verdict:
        if if_clear and held.truth is Truth.UNKNOWN:
            return Verdict.SUITABLE
        if held.caution.adjust.max_depth_uncleared is not None and not held.cleared:
            return self._threshold(held)
        return OUTCOMES[level_of(held.caution, cleared=held.cleared), held.truth]

    def _threshold(self, held: Held) -> Verdict:
        """Weigh a caution that asks for clearance beyond a depth only: it costs a letter where nothing else is left.

        What open questions may take away is no ground for a letter.
        """
        if held.beyond:
            return OUTCOMES[held.caution.level, held.truth]
        left = any(row.if_clear if held.truth is Truth.YES else row.now for row in self.rows)
        return Verdict.WITH_CARE if left else OUTCOMES[held.caution.level, held.truth]


def latest(verdict: Verdict, ends: Iterable[Until | None]) -> tuple[date | None, bool]:
    """Give the day on which the last of the windows of an area closes, and whether any of them moves.

    There is no such day where anything but time holds the treatment up.
    """
    known = tuple(ends)
    days = [end.day for end in known if end is not None]
    if verdict is not Verdict.DEFER or not days or len(days) < len(known):
        return None, False
    return max(days), any(end is not None and end.ongoing for end in known)


Base = tuple[Indication, Depth, tuple[Narrowing, ...]]


class Ground(NamedTuple):
    """What every caution of a variant is held against in one area, and the depths there before any of them."""

    now: Situation
    bases: tuple[Base, ...]
    struck: tuple[Struck, ...]
    closed: frozenset[str]


def hold(
    pack: Pack,
    variant: Variant,
    client: Client,
    area: str,
    indications: Sequence[Indication],
    cautions: Iterable[Caution] | None = None,
) -> Here:
    """Hold every caution of the variant against one area, and cut the depths by those that apply.

    Only some cautions are held where it is known that all others change nothing beside them.
    """
    ground = _ground(pack, variant, client, area, indications)
    some = pack.cautions_by_variant[variant.id] if cautions is None else cautions
    held = tuple(h for h in _hold_all(some, client, ground) if h.truth is not Truth.NO)
    caps = [Cap(h.caution, h.truth, h.cleared) for h in held if moves(h.caution)]
    owners = pack.vocabulary.owners(area)
    rows = tuple(depth_row(depth, narrowed, caps, variant, i, owners) for i, depth, narrowed in ground.bases)
    bites = {n.by for row in rows for n in row.narrowed_by}
    held = tuple(h for h in held if h.cleared or not _idle(h, bites))
    floors = tuple(_floors(pack, held))
    return Here(area, held, rows, wanted=bool(indications), floors=floors, struck=ground.struck)


def hold_here(
    pack: Pack, variant: Variant, client: Client, area: str, indications: Sequence[Indication]
) -> Iterator[Held]:
    """Hold every caution of the variant against one area, those that do not hold there included."""
    ground = _ground(pack, variant, client, area, indications)
    yield from _hold_all(pack.cautions_by_variant[variant.id], client, ground)


def _hold_all(cautions: Iterable[Caution], client: Client, ground: Ground) -> Iterator[Held]:
    """Hold cautions against what stands in one area."""
    for caution in cautions:
        yield _held(caution, ground.now, client, closed=caution.id in ground.closed)


def _ground(pack: Pack, variant: Variant, client: Client, area: str, indications: Sequence[Indication]) -> Ground:
    bases: list[Base] = []
    for indication in indications:
        depth, narrowed = base_depth(pack, variant, indication, area, client)
        if depth is not None:
            bases.append((indication, depth, narrowed))
    span = Depth(min(d.low for _, d, _ in bases), max(d.high for _, d, _ in bases)) if bases else None
    now = Situation(
        on=client.on,
        answers=client.answers,
        concerns=client.concern_ids,
        area=area,
        event=client.event,
        event_known=client.event_known,
        offered=span,
    )
    struck, left, closed = strike(pack, variant, now)
    return Ground(replace(now, answers={**now.answers, **left}), tuple(bases), struck, closed)


def _idle(held: Held, bites: Collection[str]) -> bool:
    """Say whether a caution asks for clearance beyond a depth that is neither offered nor planned."""
    return held.caution.adjust.max_depth_uncleared is not None and held.caution.id not in bites and not held.beyond


def _held(caution: Caution, now: Situation, client: Client, *, closed: bool) -> Held:
    """Hold one caution; one that asks for clearance beyond a depth is held as if the needles went that deep."""
    cleared = caution.level == "clearance" and caution.id in client.cleared
    limit, planned = caution.adjust.max_depth_uncleared, now.answer(PLANNED_DEPTH)
    if limit is None:
        return Held(caution, Truth.YES if closed else evaluate(caution.when, now), now.area, now, cleared)
    answers = {name: answer for name, answer in now.answers.items() if name != PLANNED_DEPTH}
    deep = replace(now, answers=answers, offered=Depth(limit.mm + DEEPER, limit.mm + DEEPER))
    beyond = isinstance(planned, Amount) and planned.value > limit.mm
    return Held(caution, evaluate(caution.when, deep), now.area, deep, cleared, beyond)


def _floors(pack: Pack, held: Sequence[Held]) -> Iterator[Verdict]:
    """Give what even the best of the options still possible costs, for each choice that is known in part.

    "Diabetes: yes" leaves controlled and uncontrolled open; either asks for something, so all clear cannot be suitable.
    """
    open_ones = [(h, pack.facts_named[h.caution.id]) for h in held if h.truth is Truth.UNKNOWN]
    for name in frozenset().union(*(facts for _, facts in open_ones)):
        answer = held[0].now.answer(name)
        if isinstance(answer, Choice) and 1 < len(answer.possible) < len(pack.vocabulary.facts[name].options):
            about = [h for h, facts in open_ones if name in facts]
            yield min(
                max(_under(h, name, Choice(frozenset({option}), answer.none)) for h in about)
                for option in answer.possible
            )


def _under(held: Held, fact: str, choice: Choice) -> Verdict:
    """Give what a caution would cost if this were chosen."""
    now = choosing(held.now, fact, choice)
    threshold = held.caution.adjust.max_depth_uncleared is not None  # what it costs hangs on the depth, too
    fires = not held.cleared and not threshold and evaluate(held.caution.when, now) is Truth.YES
    return OUTCOMES[held.caution.level, Truth.YES] if fires else Verdict.SUITABLE
