"""Values that a file writes as a plain number or a date, and that mean nothing beyond some bounds."""

import re
from datetime import date
from typing import Any

from needlecli.logic import Refused, shown


class Whole:
    """Marks a field that takes a whole number from one bound to another, both included."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> Any:
        """Read the number by ourselves: pydantic would take true for 1, and text for what it spells."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: object) -> int:
        """Give the number; raise Refused for anything else."""
        if type(value) is not int or not self.low <= value <= self.high:
            bounds = f"from {self.low} to {self.high}"
            advice = f"write one {bounds}" if type(value) is int else "write it in digits, without quotes"
            raise Refused(f"{shown(value)} is not a whole number {bounds}", advice)
        return value


class Day:
    """Marks a field that takes a date of the calendar."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        """Read the date by ourselves: pydantic would take a number for seconds."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.read)

    @staticmethod
    def read(value: object) -> date:
        """Give the date; raise Refused for anything else."""
        try:
            if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise Refused(f"{shown(value)} is not a date of the calendar", "write it like 2026-11-22")
