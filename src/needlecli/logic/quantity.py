"""Quantities carry their unit in the text and are read strictly, never converted in silence."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from math import ceil
from typing import Any, ClassVar

Reads = Callable[[object], object]
"""Reads a text, or raises ValueError."""
UNITS = ("hour", "day", "week", "month", "year")
UNIT = f"({'|'.join(UNITS)})"
NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,3})?)"


class Refused(ValueError):
    """A value that is no quantity: what is wrong, and what to write.

    `backwards` says that a range starts with its larger end.
    """

    def __init__(
        self, says: str, form: str, value: object = None, reads: Reads | None = None, *, backwards: bool = False
    ) -> None:
        super().__init__(says, form)
        self.says, self.backwards = says, backwards
        self._form, self._value, self._reads = form, value, reads

    @property
    def advice(self) -> str:
        """What to write: the quantity itself where it is clear, and else its form."""
        from needlecli.logic.mending import advised  # needed only where something is wrong

        # A plain number is text without its unit.
        text = str(self._value) if type(self._value) in (str, int, float) else ""
        return advised(text, self._form, self._reads) if self._reads else self._form

    @property
    def instead(self) -> str:
        """The text that says the same in the form that is read; empty if there is none."""
        from needlecli.logic.mending import mended  # needed only where something is wrong

        return mended(self._value, self._reads) if isinstance(self._value, str) and self._reads else ""

    def __str__(self) -> str:
        """Write both on one line."""
        return f"{self.says}; {self.advice}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What every quantity shares: it is written as text of a `PATTERN` and read by its own `parse`."""

    FORM: ClassVar[str] = ""
    PATTERN: ClassVar[str] = ""

    @classmethod
    def parse(cls, text: object) -> Any:
        """Read the quantity from text; raise Refused with what to write instead."""
        raise NotImplementedError

    @classmethod
    def _match(cls, text: object, what: str) -> re.Match[str]:
        """Match text with the pattern; raise Refused with what it is not."""
        found = re.fullmatch(cls.PATTERN, text) if isinstance(text, str) else None
        if found is None:
            raise Refused(f"{shown(text)} is not {what}", cls.FORM, text, cls.parse)
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        """Let pydantic read the quantity from text, without importing pydantic until it does."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.parse)


@dataclass(frozen=True, slots=True)
class Depth(Quantity):
    """A range of needle depths in millimetres, both ends included."""

    FORM: ClassVar[str] = "write it like 0.5-1.0 mm"
    PATTERN: ClassVar[str] = f"{NUMBER}(?:-{NUMBER})? mm"
    low: float
    high: float

    @classmethod
    def parse(cls, text: object) -> "Depth":
        """Read `0.5-1.0 mm`, or `0.5 mm` for a range of one value."""
        return cls(*_ends(cls._match(text, "a range")))

    def __str__(self) -> str:
        """Write the range with its unit."""
        return f"{_mm(self.low)} mm" if self.low == self.high else f"{_mm(self.low)}-{_mm(self.high)} mm"


@dataclass(frozen=True, slots=True)
class Millimetres(Quantity):
    """One length in millimetres."""

    FORM: ClassVar[str] = "write it like 0.5 mm"
    PATTERN: ClassVar[str] = f"{NUMBER} mm"
    mm: float

    @classmethod
    def parse(cls, text: object) -> "Millimetres":
        """Read `0.5 mm`."""
        return cls(float(cls._match(text, "a length")[1]))

    def __str__(self) -> str:
        """Write the length with its unit."""
        return f"{_mm(self.mm)} mm"


@dataclass(frozen=True, slots=True)
class Count(Quantity):
    """A range of whole numbers, both ends included."""

    FORM: ClassVar[str] = "write it like 3-6 or 4"
    PATTERN: ClassVar[str] = f"{NUMBER}(?:-{NUMBER})?"
    low: int
    high: int

    @classmethod
    def parse(cls, text: object) -> "Count":
        """Read `3-6`, or 4."""
        if isinstance(text, int) and not isinstance(text, bool) and 0 <= text < 1000:
            return cls(text, text)
        low, high = _ends(cls._match(text, "a range"))
        if low != int(low) or high != int(high):
            raise Refused(f"{shown(text)} is not a whole number", cls.FORM)
        return cls(int(low), int(high))

    def __str__(self) -> str:
        """Write the range."""
        return f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class Duration(Quantity):
    """A length of time; weeks and days are exact, months and years are calendar months."""

    FORM: ClassVar[str] = "write it like 24 hours, 5 days, 6 weeks, 6 months or 2 years"
    PATTERN: ClassVar[str] = f"([0-9]{{1,4}}) {UNIT}s?"
    amount: int
    unit: str

    @classmethod
    def parse(cls, text: object) -> "Duration":
        """Read `6 weeks`, `1 day`, `6 months`."""
        found = cls._match(text, "a length of time")
        return cls(int(found[1]), found[2])

    @property
    def days(self) -> float:
        """The length in days, a month counted as 30.4375; for comparing and drawing, never for dates."""
        return self.amount * {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.4375, "year": 365.25}[self.unit]

    def after(self, start: date) -> date:
        """Give the date this long after a start; 31 August + 6 months is 28 February."""
        if self.unit in ("month", "year"):
            return _months_after(start, self.amount * (12 if self.unit == "year" else 1))
        days = -(-self.amount // 24) if self.unit == "hour" else int(self.days)
        return start + timedelta(days=min(days, (date.max - start).days))

    def __str__(self) -> str:
        """Write the amount and its unit."""
        return f"{self.amount} {self.unit}{'' if self.amount == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Period(Quantity):
    """A range of durations in one unit."""

    FORM: ClassVar[str] = "write it like 4-6 weeks or 5 days"
    PATTERN: ClassVar[str] = f"([0-9]{{1,4}})(?:-([0-9]{{1,4}}))? {UNIT}s?"
    low: Duration
    high: Duration

    @classmethod
    def parse(cls, text: object) -> "Period":
        """Read `4-6 weeks`, or `5 days`."""
        found = cls._match(text, "a range of time")
        low = Duration(int(found[1]), found[3])
        high = Duration(int(found[2]), found[3]) if found[2] else low
        if low.amount > high.amount:
            raise Refused(f"{shown(text)} starts with the longer time", "write the shorter first", backwards=True)
        return cls(low, high)

    def plus(self, more: Duration) -> "Period":
        """Lengthen both ends; kept in the unit of the period, rounded up."""
        step = ceil(round(more.days / Duration(1, self.low.unit).days, 6))
        return Period(
            Duration(self.low.amount + step, self.low.unit), Duration(self.high.amount + step, self.high.unit)
        )

    def __str__(self) -> str:
        """Write the range and its unit."""
        return str(self.high) if self.low == self.high else f"{self.low.amount}-{self.high}"


def _ends(found: re.Match[str]) -> tuple[float, float]:
    low = float(found[1])
    high = float(found[2]) if found[2] else low
    if low > high:
        raise Refused(f"{shown(found[0])} starts with the larger number", "write the smaller first", backwards=True)
    return low, high


def _months_after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _mm(value: float) -> str:
    text = f"{value:.3f}"
    return text.removesuffix("0").removesuffix("0")


def shown(value: object) -> str:
    """Name a value of a file in a sentence: a text in quotes, a number as it is, and all else by its kind."""
    match value:
        case str():
            return repr(value[:40])
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)[:40]
        case None:
            return "an empty value"
        case dict():
            return "a mapping"
        case _:
            return "a list"
