"""A document is plain data that remembers where each part of it was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the top of the document."""


class Span(NamedTuple):
    """Where some text stands: zero-based lines and columns, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Spot(NamedTuple):
    """Where one value stands: its key (if it has one), itself, and the spots inside it."""

    key: Span | None
    value: Span
    inside: "dict[str, Spot] | list[Spot] | None" = None


START = Spot(None, Span(0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Document:
    """Text that was read: its name, its data, and the spots that lie beside the data.

    Data stays plain (dicts, lists, text, numbers, booleans, None); positions are looked up by path, on demand.
    """

    name: str
    text: str = field(repr=False)
    data: object = field(repr=False)
    spot: Spot = field(default=START, repr=False)

    def locate(self, path: Path, *, key: bool = False) -> Span:
        """Find the span of the value at a path, or of its key; the nearest owner stands in for what is not written."""
        spot = self.spot
        whole = True
        for part in path:
            step = _step(spot, part)
            if step is None:
                whole = False
                break
            spot = step
        if spot.key is not None and (key or not whole or spot.inside is not None):
            return spot.key
        return spot.value

    def line(self, path: Path) -> int:
        """Give the one-based line of the value at a path."""
        return self.locate(path).line + 1


def _step(spot: Spot, part: str | int) -> Spot | None:
    match spot.inside, part:
        case dict() as keys, str():
            found: Spot | None = keys.get(part)
            return found
        case list() as items, int() if part < len(items):
            return items[part] if isinstance(items[part], Spot) else None
        case _:
            return None


def walk(data: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Visit every value of plain data with its path, owners before what they own."""
    waiting: list[tuple[Path, object]] = [(path, data)]
    while waiting:
        here, value = waiting.pop()
        yield here, value
        match value:
            case dict():
                waiting.extend(((*here, key), item) for key, item in reversed(value.items()))
            case list():
                waiting.extend(((*here, index), item) for index, item in reversed(list(enumerate(value))))
            case _:
                pass
