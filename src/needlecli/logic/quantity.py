"""Quantities carry their unit in the text and are read strictly, never converted in silence."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from math import ceil
from typing import Any, ClassVar

UNITS = ("hour", "day", "week", "month", "year")
UNIT = f"({'|'.join(UNITS)})"
NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,3})?)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What every quantity shares: it is written as text and read by its own `parse`."""

    FORM: ClassVar[str] = ""

    @classmethod
    def parse(cls, text: object) -> Any:
        """Read the quantity from text; raise ValueError with what to write instead."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        """Let pydantic read the quantity from text, without importing pydantic until it does."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.parse)


@dataclass(frozen=True, slots=True)
class Depth(Quantity):
    """A range of needle depths in millimetres, both ends included."""

    FORM: ClassVar[str] = "write it like 0.5-1.0 mm"
    low: float
    high: float

    @classmethod
    def parse(cls, text: object) -> "Depth":
        """Read `0.5-1.0 mm`, or `0.5 mm` for a range of one value."""
        low, high = _range(text, r" mm", cls.FORM)
        return cls(low, high)

    def __str__(self) -> str:
        """Write the range with its unit."""
        return f"{_mm(self.low)} mm" if self.low == self.high else f"{_mm(self.low)}-{_mm(self.high)} mm"


@dataclass(frozen=True, slots=True)
class Millimetres(Quantity):
    """One length in millimetres."""

    FORM: ClassVar[str] = "write it like 0.5 mm"
    mm: float

    @classmethod
    def parse(cls, text: object) -> "Millimetres":
        """Read `0.5 mm`."""
        found = re.fullmatch(NUMBER + " mm", text) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f"{_quote(text)} is not a length; {cls.FORM}")
        return cls(float(found[1]))

    def __str__(self) -> str:
        """Write the length with its unit."""
        return f"{_mm(self.mm)} mm"


@dataclass(frozen=True, slots=True)
class Count(Quantity):
    """A range of whole numbers, both ends included."""

    FORM: ClassVar[str] = "write it like 3-6 or 4"
    low: int
    high: int

    @classmethod
    def parse(cls, text: object) -> "Count":
        """Read `3-6`, or 4."""
        if isinstance(text, int) and not isinstance(text, bool) and 0 <= text < 1000:
            return cls(text, text)
        low, high = _range(text, "", cls.FORM)
        if low != int(low) or high != int(high):
            raise ValueError(f"{_quote(text)} is not a whole number; {cls.FORM}")
        return cls(int(low), int(high))

    def __str__(self) -> str:
        """Write the range."""
        return f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class Duration(Quantity):
    """A length of time; weeks and days are exact, months and years are calendar months."""

    FORM: ClassVar[str] = "write it like 24 hours, 5 days, 6 weeks, 6 months or 2 years"
    amount: int
    unit: str

    @classmethod
    def parse(cls, text: object) -> "Duration":
        """Read `6 weeks`, `1 day`, `6 months`."""
        found = re.fullmatch(f"([0-9]{{1,4}}) {UNIT}s?", text) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f"{_quote(text)} is not a length of time; {cls.FORM}")
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
    low: Duration
    high: Duration

    @classmethod
    def parse(cls, text: object) -> "Period":
        """Read `4-6 weeks`, or `5 days`."""
        found = re.fullmatch(f"([0-9]{{1,4}})(?:-([0-9]{{1,4}}))? {UNIT}s?", text) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f"{_quote(text)} is not a range of time; {cls.FORM}")
        low = Duration(int(found[1]), found[3])
        high = Duration(int(found[2]), found[3]) if found[2] else low
        if low.amount > high.amount:
            raise ValueError(f"{_quote(text)} starts with the longer time; write the shorter first")
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


def _range(text: object, unit: str, form: str) -> tuple[float, float]:
    found = re.fullmatch(f"{NUMBER}(?:-{NUMBER})?{unit}", text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f"{_quote(text)} is not a range; {form}")
    low = float(found[1])
    high = float(found[2]) if found[2] else low
    if low > high:
        raise ValueError(f"{_quote(text)} starts with the larger number; write the smaller first")
    return low, high


def _months_after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _mm(value: float) -> str:
    text = f"{value:.3f}"
    return text.removesuffix("0").removesuffix("0")


def _quote(text: object) -> str:
    return repr(text[:40]) if isinstance(text, str) else f"this {type(text).__name__}"
