"""Three truth values: yes, no, and unknown, because a question that nobody asked has no answer.

The operators are those of Kleene's strong logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
"""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """Yes, no or unknown; using one as a Python truth value is an error, so that unknown never becomes no."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __and__(self, other: "Truth") -> "Truth":
        """Both: the weaker of the two."""
        return self if self.value <= other.value else other

    def __or__(self, other: "Truth") -> "Truth":
        """Either: the stronger of the two."""
        return self if self.value >= other.value else other

    def __invert__(self) -> "Truth":
        """Not: unknown stays unknown."""
        return Truth(2 - self.value)

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth is yes, no or unknown; compare it with `is`")


def truth(value: bool) -> Truth:
    """Turn a plain Python truth value into a Truth."""
    return Truth.YES if value else Truth.NO


def every(values: Iterable[Truth]) -> Truth:
    """All of them; yes when there are none."""
    found = Truth.YES
    for value in values:
        if value is Truth.NO:
            return value
        if value is Truth.UNKNOWN:
            found = value
    return found


def some(values: Iterable[Truth]) -> Truth:
    """Any of them; no when there are none."""
    found = Truth.NO
    for value in values:
        if value is Truth.YES:
            return value
        if value is Truth.UNKNOWN:
            found = value
    return found
