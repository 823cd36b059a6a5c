"""The dates of coded statements, as answers: a day or a month; a year alone says too little to reckon with."""

import calendar
import re
from datetime import date
from typing import NamedTuple

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*|\s.*)?)?)?", re.DOTALL)


class Day(NamedTuple):
    """A date as written: its answer (empty for a year alone), the first day it can have been, and its year."""

    answer: str
    first: date
    year: int


def read_day(written: str) -> Day | None:
    """Read a FHIR date or dateTime; None where it is in no calendar."""
    found = ISO.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1850 <= year <= 9998 or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    answer = "" if month is None or year < 1900 else f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return Day(answer, date(year, month or 1, day or 1), year)


def age_on(born: Day, on: date) -> int | None:
    """Give an age in whole years; None where the day of birth is not known to the day."""
    if len(born.answer) != 10:
        return None
    return on.year - born.first.year - ((on.month, on.day) < (born.first.month, born.first.day))
