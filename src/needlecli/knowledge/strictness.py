"""Whether one caution asks for as much as another: by its level, by what it sets, and by who may shorten a wait."""

from collections.abc import Callable

from needlecli.knowledge.caution import LEVELS, Adjust, Caution
from needlecli.logic import Millimetres

BARS = ("contraindicated", "defer", "clearance")
"""The levels that hold a treatment back; the others say something, in words that another caution need not hold."""

Compare = Callable[[Adjust, Adjust], bool]


def as_strict(one: Caution, other: Caution) -> bool:
    """Say whether a caution surely does as much as another where both fire.

    What a mere adjustment or note says in words is its own; only a bar makes it pointless.
    """
    if LEVELS.index(one.level) > LEVELS.index(other.level):
        return False
    if one.level == "contraindicated":
        return True
    if other.level not in BARS and other.adjust == Adjust():
        return False
    waits = one.level != "defer" or not one.shorten or one.shorten == other.shorten
    return waits and all(compare(one.adjust, other.adjust) for compare in SETTINGS)


def _at_most(one: Millimetres | None, other: Millimetres | None) -> bool:
    return other is None or (one is not None and one.mm <= other.mm)


def _in_areas(one: Adjust, other: Adjust) -> bool:
    return all(
        _at_most(one.max_depth, cap) or _at_most(one.max_depth_in.get(area), cap)
        for area, cap in other.max_depth_in.items()
    )


def _beyond(one: Adjust, other: Adjust) -> bool:
    """Compare what needs a letter: with a depth given, only what goes beyond it does."""
    if one.max_depth_uncleared is None:
        return True
    return other.max_depth_uncleared is not None and one.max_depth_uncleared.mm <= other.max_depth_uncleared.mm


SETTINGS: tuple[Compare, ...] = (
    lambda one, other: _at_most(one.max_depth, other.max_depth),
    _in_areas,
    _beyond,
    lambda one, other: other.start_shallower is None or _at_most(other.start_shallower, one.start_shallower),
    lambda one, other: other.interval_add is None or one.interval_add == other.interval_add,
    lambda one, other: other.passes is None or (one.passes is not None and one.passes <= other.passes),
    lambda one, other: one.test_spot or not other.test_spot,
    lambda one, other: other.anaesthetic is None or one.anaesthetic == other.anaesthetic,
    lambda one, other: other.energy in (None, one.energy) or one.energy == "none",
    lambda one, other: other.needles in ("", one.needles),
    lambda one, other: other.keep_out in ("", one.keep_out),
    lambda one, other: other.margin is None or _at_most(other.margin, one.margin),
    lambda one, other: other.preparation in (None, one.preparation),
    lambda one, other: other.sun_avoid in (None, one.sun_avoid),
)
"""One comparison a setting: does the first ask for as much as the second?"""
