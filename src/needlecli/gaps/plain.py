"""An otherwise plain client: everything else asked and denied, and what cannot be denied answered most harmlessly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise
from math import isfinite
from typing import NamedTuple

from needlecli.client import Told, Wishes, denial
from needlecli.knowledge import LEVELS, OPERATOR, Caution, Fact, Pack
from needlecli.logic import PLANNED_DEPTH, Amount, Answer, Choice, Kind, Number, Situation, Truth, evaluate, leaves

SKIN_TYPE = "skin_type"
"""The fact whose options are the columns of the map."""

WIDE = 2
"""In a span wider than this the number tried is a whole one."""


class PlainClient(NamedTuple):
    """All answers, those that were chosen in words, and the facts that are left to the practitioner.

    `harmless` says that no caution can hold by what was chosen.
    """

    on: date
    answers: Mapping[str, Answer]
    chosen: Mapping[str, str]
    harmless: bool
    open: tuple[str, ...]

    def told(self, wishes: Wishes, more: Mapping[str, Answer]) -> Told:
        """Give the record of this client with some wishes and more answers; there is no event."""
        return Told(wishes, self.on, {**self.answers, **more}, others=True, event_known=True)


def plain_client(pack: Pack) -> PlainClient:
    """Choose answers under which the fewest cautions can hold, the hardest cautions counted first.

    What the practitioner chooses, and the depth that is planned, stay open: they are settled in the room.
    """
    facts = pack.vocabulary.facts.values()
    on = pack.common.pack.reviewed
    known: dict[str, Answer] = {fact.id: no for fact in facts if (no := denial(fact)) is not None}
    chosen: dict[str, Answer] = {}
    left = [fact for fact in facts if fact.id not in known]
    own = (SKIN_TYPE, OPERATOR)
    opened: list[str] = []
    harmless = True
    for fact in left:
        tried = () if fact.chosen or fact.id == PLANNED_DEPTH else tuple(_candidates(pack, fact))
        if tried and fact.id not in own:
            chosen[fact.id], weight = _mildest(pack, fact, tried, {**known, **chosen}, on)
            harmless = harmless and not any(weight)
        elif fact.id not in own:
            opened.append(fact.id)
    words = {name: _word(answer) for name, answer in chosen.items()}
    return PlainClient(on, {**known, **chosen}, words, harmless, tuple(opened))


def _mildest(
    pack: Pack, fact: Fact, tried: Iterable[Answer], known: Mapping[str, Answer], on: date
) -> tuple[Answer, tuple[int, ...]]:
    """Give the answer under which the fewest cautions can hold, anywhere, and how many of each level do.

    The first of those that are level is taken.
    """
    about = [c for c in pack.cautions.values() if fact.id in pack.facts_named[c.id]]

    def weight(answer: Answer) -> tuple[int, ...]:
        now = Situation(on=on, answers={**known, fact.id: answer}, event_known=True)
        hold = [c.level for c in about if _can_hold(pack, c, now)]
        return tuple(hold.count(level) for level in LEVELS)

    return min(((answer, weight(answer)) for answer in tried), key=lambda found: found[1])


def _can_hold(pack: Pack, caution: Caution, now: Situation) -> bool:
    """Say whether a caution holds, or may hold, for any concern in any area."""
    words = pack.vocabulary
    return any(
        evaluate(caution.when, replace(now, area=area, concerns=frozenset({concern}))) is not Truth.NO
        for area in words.areas
        if words.leaves[area] == (area,)
        for concern in words.concerns
    )


def _candidates(pack: Pack, fact: Fact) -> Iterator[Answer]:
    """Give each option; of numbers, one between every two at which any condition of the pack changes."""
    if fact.kind is Kind.CHOICE:
        yield from (Choice(frozenset({option}), fact.none) for option in fact.options)
        return
    conditions = chain(
        (caution.when for caution in pack.cautions.values()),
        (other.only_when for other in pack.vocabulary.facts.values() if other.only_when is not None),
    )
    low, high = fact.bounds
    numbers = (leaf for when in conditions for leaf in leaves(when) if isinstance(leaf, Number))
    found = {end for leaf in numbers if leaf.fact == fact.id for end in (leaf.low, leaf.high)}
    cuts = sorted({low, high, *(end for end in found if isfinite(end) and low < end < high)})
    for start, end in pairwise(cuts):
        middle = (start + end) / 2
        yield Amount(float(int(middle)) if end - start > WIDE else round(middle, 3))


def _word(answer: Answer) -> str:
    match answer:
        case Amount(value):
            return f"{value:g}"
        case Choice(possible):
            return ", ".join(sorted(possible))
        case _:
            return str(answer)
