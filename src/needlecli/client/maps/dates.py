"""Dates in the form that a map states, and those that can be read in one way only where it states none."""

import re
from typing import NamedTuple

from needlecli.client.times import IMPOSSIBLE, MONTHS, Moment, day_of, read_moment
from needlecli.source import Trouble

PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MONTH": r"(?P<name>[^\W\d_]{3,9})\.?",
    "MMM": r"(?P<name>[^\W\d_]{3,9})\.?",
    "MON": r"(?P<name>[^\W\d_]{3,9})\.?",
    "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    "D": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
}
TOKEN = re.compile(r"YYYY|YY|Month|MMMM|MMM|Mon|MM|M|DD|D|hh|HH|h|mm|ss|AM|PM|am|pm|[^A-Za-z]+|[A-Za-z]+")
TIME = (
    r"(?:[T ,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?)?"
)
"""A time of the day behind a date: it is there in many exports, and decides nothing."""
NUMERIC = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){TIME}")
MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
TIMED = re.compile(rf"(.*?\d){TIME}")
WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*,? ", re.IGNORECASE)
KNOWN = "DD/MM/YYYY, MM/DD/YYYY, YYYY-MM-DD or D Mon YYYY"


class DateForm(NamedTuple):
    """A form in which dates are written, as the map states it, and what reads it."""

    written: str
    pattern: re.Pattern[str]


def date_form(written: str) -> DateForm | None:
    """Give the form of dates a map states; None where day, month and year are not each said once."""
    pattern, said = "", []
    for word in TOKEN.findall(written.strip()):
        if word in ("hh", "HH", "h", "mm", "ss", "AM", "PM", "am", "pm"):
            break
        part = PARTS.get("MONTH" if word == "MMMM" else word.upper())
        if part is None and word.isalpha():
            return None
        if part is None:
            pattern += "".join(r"\s*" if sign.isspace() else re.escape(sign) for sign in word)
            continue
        said.append("year" if "Y" in word else "day" if "D" in word else "month")
        pattern += part
    if sorted(said) not in (["day", "month", "year"], ["month", "year"]):
        return None
    pattern = re.sub(r"(?:\\s\*|,|T)+$", "", pattern)
    return DateForm(written, re.compile(pattern + TIME, re.IGNORECASE))


def read_date(text: str, form: DateForm | None, field: str) -> Moment | Trouble | None:
    """Read a date: a moment, a trouble where a date is written that cannot be told, None where it is no date at all."""
    word = WEEKDAY.sub("", " ".join(text.split())).strip(" .,;!")
    timed = TIMED.fullmatch(word)
    plain = timed[1] if timed else word
    if (known := read_moment(plain)) is not None:
        return _real(known, field)
    if form is not None and (found := form.pattern.fullmatch(word)):
        return _of_form(found.groupdict(), field)
    if found := MONTH_YEAR.fullmatch(plain):
        return _real(day_of(int(found[2]), int(found[1]), None), field)
    found = NUMERIC.fullmatch(word)
    return _numeric(found, form, field) if found else None


def _of_form(parts: dict[str, str | None], field: str) -> Moment | Trouble | None:
    name = (parts.get("name") or "").casefold()
    if name and name not in MONTHS:
        return None
    month = MONTHS[name] if name else int(parts["month"] or 0)
    year = int(parts.get("year") or 0) or 2000 + int(parts.get("short") or 0)
    return _real(day_of(year, month, int(parts.get("day") or 0) or (0 if "day" in parts else None)), field)


def _numeric(found: re.Match[str], form: DateForm | None, field: str) -> Moment | Trouble:
    first, second, year = int(found[1]), int(found[3]), found[4]
    if form is not None:
        says = f"a date here is not in the form {form.written} that the map states"
        return Trouble("wrong-date", says, f"write it like {form.written}, or mend the form in the map", field)
    if len(year) == 2:
        return Trouble("unclear-date", "a year here has two digits", "write all four, or state the form with YY", field)
    if first <= 12 and second <= 12 and first != second:
        says = "a date here can be read in two ways, by day or by month first"
        return Trouble("unclear-date", says, "state dates: DD/MM/YYYY or MM/DD/YYYY in the map", field)
    day, month = (second, first) if second > 12 else (first, second)
    return _real(day_of(int(year), month, day), field)


def _real(moment: Moment, field: str) -> Moment | Trouble:
    if moment is IMPOSSIBLE:
        return Trouble("wrong-date", "there is no such date", "write a day of the calendar, like 2026-09-01", field)
    return moment
