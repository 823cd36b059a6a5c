"""Days in words, the same in every language of machine: names are ours, not the system's."""

from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_day(day: date) -> str:
    """Write a day in full: Mon 7 June 2027."""
    return f"{short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """Write a day without its year: Mon 7 June."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
