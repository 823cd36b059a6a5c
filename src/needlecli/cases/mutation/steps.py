"""One step of a quantity in its own unit, down and up."""

from dataclasses import replace
from typing import Any

from needlecli.logic import Depth, Duration, Millimetres

MM = 0.1
"""The step of a depth, in millimetres."""
HOURS_OF_A_DAY = 24
"""No answer tells hours: a step of hours is a day."""

Quantity = Duration | Millimetres | int


def moved(quantity: Quantity, by: int) -> Quantity | None:
    """Give a quantity moved by some steps; None where that would be less than nothing."""
    match quantity:
        case Duration(amount, unit):
            step = by * (HOURS_OF_A_DAY if unit == "hour" else 1)
            return replace(quantity, amount=amount + step) if amount + step >= 0 else None
        case Millimetres(mm):
            return Millimetres(tenth(mm, by)) if tenth(mm, by) >= 0 else None
        case int():
            return quantity + by if quantity + by >= 0 else None


def tenth(mm: float, by: int) -> float:
    """Give a length moved by tenths of a millimetre, in millimetres."""
    return round(mm + by * MM, 3)


def wider(depth: Depth) -> tuple[tuple[str, Depth], ...]:
    """Give a range of depths with its deep end deeper, and with its shallow end shallower."""
    found = [("deeper", Depth(depth.low, tenth(depth.high, 1)))]
    if tenth(depth.low, -1) >= 0:
        found.append(("shallower", Depth(tenth(depth.low, -1), depth.high)))
    return tuple(found)


def written(quantity: Any) -> str:
    """Write a quantity; a number of its own has no unit."""
    return f"{quantity:g}" if isinstance(quantity, float) else str(quantity)
