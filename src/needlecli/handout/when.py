"""When a step of care holds: in words, and as dates where the day of the treatment is known."""

from datetime import date, timedelta
from math import ceil

from needlecli.logic import Duration
from needlecli.pictures import plain_day

MIDDAY = 0.5
"""Where in day 0 the treatment lies on a line of days, since its hour is not known."""
OPEN = float("inf")
SAME_DAY = 8
"""How many hours after a treatment are taken to lie within its day."""


def before_words(start: Duration) -> str:
    """Say from when before the treatment a step holds; what is longer than four weeks is told in weeks."""
    days = round(start.days)
    if days == 0:
        return "On the day"
    if days >= 28 and days % 7 == 0:
        return f"From {days // 7} weeks before"
    return "From the day before" if days == 1 else f"From {days} days before"


def before_date(start: Duration, day: date) -> str:
    """Give the first day on which a step before the treatment holds."""
    back = min(ceil(start.days), (day - date.min).days)
    first = day - timedelta(days=back)
    return plain_day(day, day) if first == day else f"from {plain_day(first, day)}"


def after_words(start: Duration, end: Duration | None) -> str:
    """Say for which hours or days after the treatment a step holds; day 0 is the day of the treatment."""
    first, hours = _day(start), start.unit == "hour"
    if end is None:
        return "From the start" if start.amount == 0 else f"From {start} on" if hours else f"From day {first} on"
    if end.unit == "hour":
        return f"First {end}" if start.amount == 0 else f"From {start.amount} to {end}"
    last = _day(end)
    if first == last:
        return "On the day" if last == 0 else f"Day {last}"
    return f"To the end of day {last}" if first == 0 else f"Day {first} to {last}"


def after_dates(start: Duration, end: Duration | None, day: date) -> str:
    """Give the dates of a step after the treatment; what ends after hours ends at the hour of the treatment."""
    first = _later(day, _day(start))
    if end is None:
        return f"from {plain_day(first, day)}"
    last = _later(day, _day(end))
    if end.unit == "hour" and end.amount > SAME_DAY:
        return f"until {plain_day(last, day)}"
    if end.unit == "hour":
        return plain_day(first, day)
    if first == last:
        return plain_day(first, day)
    begins = str(first.day) if (first.year, first.month) == (last.year, last.month) else plain_day(first, day)
    return f"{begins} to {plain_day(last, day)}"


def ends(start: Duration, end: Duration | None) -> tuple[float, float]:
    """Give where a step lies on a line of calendar days, from the left edge of day 0.

    Hours count from the treatment, in the middle of day 0.  Days are whole, the last of them included.
    """
    low = MIDDAY + start.days if start.unit == "hour" else max(start.days, MIDDAY)
    if end is None:
        return low, OPEN
    return low, MIDDAY + end.days if end.unit == "hour" else float(_day(end) + 1)


def span_words(low: float, high: float) -> str:
    """Say a stretch on the line of days."""
    if high == OPEN:
        return "from the treatment on" if low == MIDDAY else f"from day {int(low)} on"
    whole_low, whole_high = low == int(low), high == int(high)
    until = f"to the end of day {int(high) - 1}" if whole_high else f"until {round((high - MIDDAY) * 24)} hours after"
    if low == MIDDAY:
        return until
    start = f"from day {int(low)}" if whole_low else f"from {round((low - MIDDAY) * 24)} hours after"
    return f"on day {int(low)}" if whole_low and high == low + 1 else f"{start} {until}"


def _day(length: Duration) -> int:
    return ceil(length.days)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
