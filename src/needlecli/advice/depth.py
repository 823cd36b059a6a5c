"""Depth is an intersection: indication, depth guide, device, area limit, scope, and every adjustment that applies.

Every narrowing is named.  Nothing here can give a depth outside the area's limit.
"""

from collections.abc import Iterable
from typing import NamedTuple

from needlecli.advice.recommendation import DepthRow, Narrowing
from needlecli.client import Client
from needlecli.knowledge import Caution, Indication, Pack, Variant
from needlecli.logic import Depth, Truth


class Cap(NamedTuple):
    """One caution that may change the depth in an area, whether it is open, and whether it has been cleared."""

    caution: Caution
    truth: Truth
    cleared: bool

    def mm(self, place: tuple[str, ...]) -> float | None:
        """Give the greatest depth it leaves in a place, in millimetres; None if it sets none.

        A place is an area and all it lies within: a cap on the face holds on the cheeks.
        """
        adjust = self.caution.adjust
        limits = [adjust.max_depth_in[area] for area in place if area in adjust.max_depth_in]
        limits += [adjust.max_depth] if adjust.max_depth is not None else []
        if not self.cleared and adjust.max_depth_uncleared is not None:
            limits.append(adjust.max_depth_uncleared)
        return min([limit.mm for limit in limits], default=None)


def moves(caution: Caution) -> bool:
    """Say whether a caution may change a depth at all."""
    adjust = caution.adjust
    return bool(adjust.max_depth or adjust.max_depth_in or adjust.max_depth_uncleared or adjust.start_shallower)


def base_depth(
    pack: Pack, variant: Variant, indication: Indication, area: str, client: Client
) -> tuple[Depth | None, tuple[Narrowing, ...]]:
    """Give the depth before any caution, with what narrowed it; None where the variant has no depth for the area."""
    written, narrowed = _written(pack, variant, indication, area)
    if written is None or variant.technique not in pack.vocabulary.areas[area].limits:
        return None, ()
    owners = (pack.vocabulary.areas[name].limits.get(variant.technique) for name in pack.vocabulary.owners(area))
    limit = min((one for one in owners if one is not None), key=lambda one: one.mm)
    depth: Depth | None = written
    ceilings = [("device", variant.depth.high), ("area-limit", limit.mm)]
    if client.max_depth is not None:
        ceilings.append(("scope", client.max_depth.mm))
    for by, mm in ceilings:
        depth = _lower(depth, mm)
        narrowed += (Narrowing(by, mm),) if mm < written.high else ()
    if depth is not None and depth.low < variant.depth.low:
        depth = Depth(variant.depth.low, depth.high) if depth.high >= variant.depth.low else None
    return depth, narrowed


def _written(
    pack: Pack, variant: Variant, indication: Indication, area: str
) -> tuple[Depth | None, tuple[Narrowing, ...]]:
    """Take the indication's own depth for the area or what it lies within, never above the guide for that area."""
    owners = pack.vocabulary.owners(area)
    own = next(((name, indication.depth[name]) for name in owners if name in indication.depth), None)
    group = pack.vocabulary.concerns[indication.concern].group
    table = (pack.common.depths.needle if variant.technique == "needle" else pack.common.depths.rf).get(group, {})
    guide = table.get(area)
    if own is None:
        return guide if any(area in pack.vocabulary.treatable(a) for a in indication.depth) else None, ()
    name, depth = own
    if guide is None or (guide.high >= depth.high and name == area):
        return depth, ()
    high = min(depth.high, guide.high)
    low = min(depth.low, high) if name == area else min(depth.low, guide.low)
    return Depth(low, high), (Narrowing("depth-guide", high),) if high < depth.high else ()


def _lower(depth: Depth | None, mm: float) -> Depth | None:
    if depth is None or mm >= depth.high:
        return depth
    return Depth(depth.low, mm) if mm >= depth.low else None


def depth_row(
    base: Depth,
    narrowed: tuple[Narrowing, ...],
    caps: Iterable[Cap],
    variant: Variant,
    indication: Indication,
    place: tuple[str, ...],
) -> DepthRow:
    """Narrow a base depth by the cautions: those that fire for both readings, open ones for the reading of today.

    `cleared_to` is what a physician's letter would open up.
    """
    limits = [(cap, cap.mm(place)) for cap in caps]
    limits.sort(key=lambda limit: (limit[0].truth is Truth.UNKNOWN, limit[1] or 99))
    fired = [limit for limit in limits if limit[0].truth is Truth.YES]
    letters = [(cap, mm if cap.cleared else cap._replace(cleared=True).mm(place)) for cap, mm in fired]
    shift, fired_shift = _shift(limits), _shift(fired)
    if_clear, _ = _narrow(base, fired)
    now, more = _narrow(base, limits)
    with_letter, _ = _narrow(base, letters)
    return DepthRow(
        indication.concern,
        place[0],
        _shallower(now, shift, variant),
        _shallower(if_clear, fired_shift, variant),
        (*narrowed, *more),
        None if with_letter == if_clear else _shallower(with_letter, fired_shift, variant),
    )


def _shift(limits: Iterable[tuple[Cap, float | None]]) -> float:
    """Give by how much the start is to be shallower, in millimetres."""
    starts = (cap.caution.adjust.start_shallower for cap, _ in limits)
    return max((start.mm for start in starts if start), default=0.0)


def _narrow(base: Depth, limits: Iterable[tuple[Cap, float | None]]) -> tuple[Depth | None, tuple[Narrowing, ...]]:
    """Lower a depth by every limit, and name each that would lower it by itself."""
    depth: Depth | None = base
    narrowed: list[Narrowing] = []
    for cap, mm in limits:
        if mm is not None and mm < base.high:
            depth = _lower(depth, mm)
            narrowed.append(Narrowing(cap.caution.id, mm, cap.truth is Truth.UNKNOWN))
    return depth, tuple(narrowed)


def _shallower(depth: Depth | None, by: float, variant: Variant) -> Depth | None:
    """Let the start be shallower; where nothing is left, a shallower start opens nothing again."""
    if depth is None or not by:
        return depth
    return Depth(min(depth.low, max(round(depth.low - by, 2), variant.depth.low)), depth.high)
