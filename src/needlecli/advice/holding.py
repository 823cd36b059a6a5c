"""Every caution of a variant, held against one area of one client."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from needlecli.advice.depth import Cap, base_depth, depth_row
from needlecli.advice.recommendation import AreaResult, DepthRow, Finding, Narrowing, Struck
from needlecli.advice.verdict import OUTCOMES, Verdict
from needlecli.client import Client
from needlecli.knowledge import Caution, Indication, Pack, Variant
from needlecli.logic import (
    PLANNED_DEPTH,
    Amount,
    Answer,
    Choice,
    Depth,
    Situation,
    Truth,
    evaluate,
    named_facts,
    open_facts,
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
            facts=open_facts(self.caution.when, self.now) if self.truth is Truth.UNKNOWN else frozenset(),
        )


class Here(NamedTuple):
    """Everything held against one area, and the depths left there."""

    area: str
    held: tuple[Held, ...]
    rows: tuple[DepthRow, ...]
    wanted: bool
    floors: tuple[Verdict, ...] = ()
    struck: tuple[Struck, ...] = ()

    def result(self) -> AreaResult:
        """Take the worst row of the area, now and if every open question is answered well."""
        now = max((self._outcome(h, if_clear=False) for h in self.held), default=Verdict.SUITABLE)
        clear = max((self._outcome(h, if_clear=True) for h in self.held), default=Verdict.SUITABLE)
        clear = max(clear, *self.floors, Verdict.SUITABLE)
        if self.wanted and not any(row.if_clear for row in self.rows):
            left = Verdict.NEEDS_CLEARANCE if any(row.cleared_to for row in self.rows) else Verdict.NOT_AVAILABLE
            now, clear = max(now, left), max(clear, left)
        elif self.wanted and not any(row.now for row in self.rows):
            now = max(now, Verdict.ASK_FIRST)
        ends = [
            (f.until, f.ongoing)
            for h in self.held
            if h.truth is Truth.YES and h.caution.level == "defer"
            for f in (h.finding(),)
        ]
        dated = [day for day, _ in ends if day is not None]
        day = max(dated) if now is Verdict.DEFER and dated and len(dated) == len(ends) else None
        return AreaResult(self.area, now, clear, day, day is not None and any(o for _, o in ends))

    def barred_rows(self) -> tuple[DepthRow, ...]:
        """Give the depths of an area that is barred: none, by the cautions that bar it."""
        bars = tuple(
            Narrowing(h.caution.id, 0.0)
            for h in self.held
            if h.truth is Truth.YES and h.caution.level == "contraindicated"
        )
        return tuple(row._replace(now=None, if_clear=None, cleared_to=None, narrowed_by=bars) for row in self.rows)

    def _outcome(self, held: Held, *, if_clear: bool) -> Verdict:
        if held.cleared or (if_clear and held.truth is Truth.UNKNOWN):
            return Verdict.SUITABLE
        if held.caution.adjust.max_depth_uncleared is not None:
            return self._threshold(held)
        return OUTCOMES[held.caution.level, held.truth]

    def _threshold(self, held: Held) -> Verdict:
        """Weigh a caution that asks for clearance beyond a depth only: it costs a letter where nothing else is left.

        What open questions may take away is no ground for a letter.
        """
        if held.beyond:
            return OUTCOMES[held.caution.level, held.truth]
        left = any(row.if_clear if held.truth is Truth.YES else row.now for row in self.rows)
        return Verdict.WITH_CARE if left else OUTCOMES[held.caution.level, held.truth]


Base = tuple[Indication, Depth, tuple[Narrowing, ...]]


class Ground(NamedTuple):
    """What every caution of a variant is held against in one area, and the depths there before any of them."""

    now: Situation
    bases: tuple[Base, ...]
    struck: tuple[Struck, ...]
    closed: frozenset[str]


def hold(pack: Pack, variant: Variant, client: Client, area: str, indications: Sequence[Indication]) -> Here:
    """Hold every caution of the variant against one area, and cut the depths by those that apply."""
    ground = _ground(pack, variant, client, area, indications)
    held = tuple(h for h in _hold_all(pack, variant, client, ground) if h.truth is not Truth.NO)
    caps = [Cap(h.caution, h.truth, h.cleared) for h in held]
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
    yield from _hold_all(pack, variant, client, _ground(pack, variant, client, area, indications))


def _hold_all(pack: Pack, variant: Variant, client: Client, ground: Ground) -> Iterator[Held]:
    """Hold every caution of the variant against what stands in one area."""
    for caution in pack.cautions_by_variant[variant.id]:
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
    struck, left, closed = _strike(pack, variant, now)
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
    open_ones = [(h, named_facts(h.caution.when)) for h in held if h.truth is Truth.UNKNOWN]
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
    now = _choosing(held.now, fact, choice)
    threshold = held.caution.adjust.max_depth_uncleared is not None  # what it costs hangs on the depth, too
    fires = not held.cleared and not threshold and evaluate(held.caution.when, now) is Truth.YES
    return OUTCOMES[held.caution.level, Truth.YES] if fires else Verdict.SUITABLE


def _strike(
    pack: Pack, variant: Variant, now: Situation
) -> tuple[tuple[Struck, ...], dict[str, Answer], frozenset[str]]:
    """Try each option of the practitioner's open choices: those a bar rules out are struck, the others stay possible.

    Where every option is barred none is struck: the bars themselves are given, and they hold whatever is chosen.
    """
    bars = [c for c in pack.cautions_by_variant[variant.id] if c.level == "contraindicated"]
    struck: list[Struck] = []
    left: dict[str, Answer] = {}
    closed: set[str] = set()
    for fact in pack.vocabulary.facts.values():
        concerned = [c for c in bars if fact.chosen and fact.id in named_facts(c.when)]
        if not concerned or fact.id in now.answers:
            continue
        barred = {
            option: caution
            for option in fact.options
            for caution in concerned
            if evaluate(caution.when, _choosing(now, fact.id, Choice(frozenset({option}), fact.none))) is Truth.YES
        }
        if barred and len(barred) < len(fact.options):
            struck.extend(Struck(fact.id, option, caution.id) for option, caution in barred.items())
            left[fact.id] = Choice(frozenset(fact.options) - barred.keys(), fact.none)
        elif barred:
            closed.update(caution.id for caution in barred.values())
    return tuple(struck), left, frozenset(closed)


def _choosing(now: Situation, fact: str, choice: Choice) -> Situation:
    """Give the situation in which this was chosen."""
    return replace(now, answers={**now.answers, fact: choice})
