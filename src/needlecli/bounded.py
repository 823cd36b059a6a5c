"""Tables that remember, within bounds: one that is full forgets its older half, so that memory does not grow."""

from itertools import islice
from typing import Any, TypeVar

Kept = TypeVar("Kept")


def keep(table: dict[Any, Kept], key: Any, value: Kept, most: int) -> Kept:
    """Keep a thing in a table of at most so many, and give it."""
    if len(table) >= most:
        for old in list(islice(table, (len(table) + 1) // 2)):
            del table[old]
    table[key] = value
    return value
