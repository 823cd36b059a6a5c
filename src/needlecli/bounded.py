"""Tables that remember, within bounds: one that is full is emptied, so that memory does not grow with what is read."""

from typing import Any, TypeVar

Kept = TypeVar("Kept")


def keep(table: dict[Any, Kept], key: Any, value: Kept, most: int) -> Kept:
    """Keep a thing in a table of at most so many, and give it."""
    if len(table) >= most:
        table.clear()
    table[key] = value
    return value
