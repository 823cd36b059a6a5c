"""When something last happened, as people write it: read only where there is one way to read it.

Every reading is an answer of the intake grammar: `2024-03-01`, `2024-03`, `6 weeks ago`, `yesterday`, `current`.
"""

import calendar
import re
from typing import NamedTuple

NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {name[:letters]: number for number, name in enumerate(NAMES, 1) for letters in (3, 9)} | {"sept": 9}
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: number for number, word in enumerate(COUNTED, 1)} | {"a": 1, "an": 1}
UNITS = {word: word for word in ("day", "week", "month", "year")} | {
    **dict.fromkeys(("w", "wk"), "week"),
    **dict.fromkeys(("mo", "mth"), "month"),
    **dict.fromkeys(("y", "yr"), "year"),
    "d": "day",
}
NOW = frozenset(("now", "current", "currently", "ongoing", "still", "at the moment", "at present", "today"))

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNT = "|".join(NUMBERS)
MOMENT = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}-\d{{2}}|(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?(?:{_MONTH})\.?"
    rf"(?: \d{{1,2}}(?:st|nd|rd|th)?,?)? \d{{4}}|(?:\d{{1,3}}|{_COUNT}) ?(?:{'|'.join(UNITS)})s? ago|yesterday)"
)
"""One moment, as the words for it stand in a text; what it says is read by `read_moment`."""

_AGO = re.compile(rf"(\d{{1,3}}|{_COUNT}) ?({'|'.join(UNITS)})s? ago")
_NAMED = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?({_MONTH})\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?,?)? (\d{{4}})"
)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")


class Moment(NamedTuple):
    """When something last happened: as an answer, and the first day it can have been, where that is a date."""

    answer: str
    first: str = ""


IMPOSSIBLE = Moment("")
"""What stands for a date that is in no calendar."""


def read_moment(text: str) -> Moment | None:
    """Read one moment; None where the text is none, IMPOSSIBLE where it names a day that never was."""
    word = " ".join(text.casefold().split()).strip(" .,!")
    if word in NOW:
        return Moment("current")
    if word == "yesterday":
        return Moment("yesterday")
    if found := _AGO.fullmatch(word):
        count = NUMBERS.get(found[1]) or int(found[1])
        unit = UNITS[found[2]]
        return Moment(f"{count} {unit}{'s' * (count != 1)} ago")
    if found := _ISO.fullmatch(word):
        return day_of(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if (found := _NAMED.fullmatch(word)) and not (found[1] and found[3]):
        day = found[1] or found[3]
        return day_of(int(found[4]), MONTHS[found[2]], int(day) if day else None)
    return None


def day_of(year: int, month: int, day: int | None) -> Moment:
    """Give a day or a month as a moment; IMPOSSIBLE where the calendar has none such."""
    if not (1900 <= year <= 9999 and 1 <= month <= 12):
        return IMPOSSIBLE
    if day is None:
        return Moment(f"{year}-{month:02}", f"{year}-{month:02}-01")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return IMPOSSIBLE
    written = f"{year}-{month:02}-{day:02}"
    return Moment(written, written)
