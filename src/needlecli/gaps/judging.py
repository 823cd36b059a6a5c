"""One cell: a plain client meets the pack, and what comes of the best of the options is named."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from needlecli.advice import Brief, Decided, Verdict, recommend
from needlecli.advice.memory import Memory
from needlecli.client import Told
from needlecli.gaps.kinds import KINDS, USABLE, Cell, Kind
from needlecli.knowledge import Indication, Pack, Variant

HARD = ("contraindicated", "defer")
"""The levels of cautions that rule out, rather than ask for something."""


class Ground(NamedTuple):
    """What an indication is worth in one area, and what of it rests on little."""

    kind: Kind
    little: tuple[str, ...] = ()


class Judge:
    """Judges the cells of one pack, and keeps what was worked out for others like them."""

    def __init__(self, pack: Pack) -> None:
        self._pack, self._memory = pack, Memory(pack)
        self._grounds: dict[tuple[str, str, str], Ground] = {}
        self._narrowings: dict[Hashable, tuple[str, ...]] = {}

    def judge(self, cell: Cell, told: Told) -> Cell:
        """Name what the best of the options makes of a cell, whatever is still to be settled in the room."""
        brief = self._memory.brief(told)
        options = tuple(short.decided for short in brief.options)
        kinds = {one.variant: self._kind(one, cell) for one in options}
        kind = max(kinds.values(), key=KINDS.index)
        if kind == "none":
            return cell._replace(reasons={one.variant: next(iter(one.reasons), "") for one in options})
        those = tuple(one for one in options if kinds[one.variant] == kind)
        best = those[0]
        indication = self._pack.variants[best.variant].indication(cell.concern)
        return cell._replace(
            kind=kind,
            variants=tuple(one.variant for one in those),
            grade=indication.grade if indication is not None else "",
            depth=next((reach.if_clear or reach.cleared_to for reach in best.depth), None),
            cautions=self._cautions(kind, best, brief, told),
            little=self._ground(best.variant, cell).little if kind in USABLE else (),
        )

    def _kind(self, decided: Decided, cell: Cell) -> Kind:
        match decided.if_clear:
            case Verdict.NOT_INDICATED:
                return "none"
            case Verdict.NEEDS_CLEARANCE:
                return "with-letter"
            case verdict if verdict.treatable:
                return self._ground(decided.variant, cell).kind
            case Verdict.NOT_AVAILABLE if "licence" in decided.reasons:
                return "licence"
            case _:
                return "barred"

    def _ground(self, variant: str, cell: Cell) -> Ground:
        key = variant, cell.concern, cell.area
        if key not in self._grounds:
            self._grounds[key] = _ground(self._pack, self._pack.variants[variant], cell.concern, cell.area)
        return self._grounds[key]

    def _cautions(self, kind: Kind, best: Decided, brief: Brief, told: Told) -> tuple[str, ...]:
        """Name the cautions that ask for the letter, or that bar."""
        if kind in USABLE or kind == "licence":
            return ()
        own = [self._pack.cautions[fired.id] for fired in brief.cautions if best.variant in fired.variants]
        if kind == "with-letter":
            left = any(reach.if_clear for reach in best.depth)
            letters = [c for c in own if c.level == "clearance"]
            return tuple(c.id for c in letters if c.adjust.max_depth_uncleared is None or not left)
        hard = tuple(c.id for c in own if c.level in HARD)
        return hard or self._narrowing(best, tuple(c.id for c in own), told)

    def _narrowing(self, best: Decided, fired: tuple[str, ...], told: Told) -> tuple[str, ...]:
        """Name the cautions that leave nothing of the depth, which hangs on those that fire."""
        key = best.variant, fired, told.wishes.concerns, told.wishes.areas
        if key not in self._narrowings:
            options = recommend(self._pack, told.client(self._pack)).options
            rows = next(option.depth for option in options if option.variant.id == best.variant)
            by = dict.fromkeys(n.by for row in rows for n in row.narrowed_by if not n.open)
            self._narrowings[key] = tuple(name for name in by if name in self._pack.cautions)
        return self._narrowings[key]


def _ground(pack: Pack, variant: Variant, concern: str, area: str) -> Ground:
    """Say what an indication is worth in an area by its grade, and by what it and its depth rest on."""
    indication = variant.indication(concern)
    if indication is None or not indication.offered:
        return Ground("none")
    if variant.standing.is_ == "discouraged":
        return Ground("discouraged")
    little, poor = tuple(_little(pack, variant, indication, area)), indication.grade == "C"
    if little:
        return Ground("weak" if poor else "low-confidence", little)
    return Ground("grade-c" if poor else "option")


def _little(pack: Pack, variant: Variant, indication: Indication, area: str) -> Iterator[str]:
    """Name what rests on little: the indication, the limit of the area, the guide that cuts its depth there."""
    place, guide = pack.vocabulary.areas[area], pack.common.depths
    table = guide.needle if variant.technique == "needle" else guide.rf
    guided = area not in indication.depth and area in table.get(pack.vocabulary.concerns[indication.concern].group, {})
    if pack.rests_on_little(indication.confidence, indication.sources):
        yield "indication"
    if pack.rests_on_little(place.confidence, place.sources):
        yield "area-limit"
    if guided and pack.rests_on_little(None, guide.sources):
        yield "depth-guide"
