"""Days in words, the same in every language of machine: names are ours, not the system's."""

from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_day(day: date) -> str:
    """Write a day in full: Mon 7 June 2027."""
    return f"{WEEKDAYS[day.weekday()]} {plain_day(day)}"


def plain_day(day: date, near: date | None = None) -> str:
    """Write a day without its weekday; its year is left out beside a day of the same year: 7 June."""
    year = "" if near is not None and near.year == day.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
