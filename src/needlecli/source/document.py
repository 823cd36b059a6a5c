"""A document is plain data that remembers where each part of it was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the top of the document."""


class Span(NamedTuple):
    """Where some text stands: zero-based lines and columns, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Mark(Protocol):
    """A place a parser has kept: its line and column, from zero."""

    line: int
    column: int


class Marked(Protocol):
    """Anything a parser has read, from one mark to another."""

    start_mark: Mark
    end_mark: Mark


class Spot(NamedTuple):
    """Where one value stands: its key (if it has one), itself, and the spots inside it.

    The marks of the parser are kept as they came: most are never looked at, and spans are made of those that are.
    """

    key_mark: Marked | None
    value_mark: Marked | None
    inside: "dict[str, Spot] | list[Spot] | None" = None

    @property
    def key(self) -> Span | None:
        """The span of the key."""
        return None if self.key_mark is None else span_of(self.key_mark)

    @property
    def value(self) -> Span:
        """The span of the value; where nothing is written on the line of its key, that of the key.

        An entry of a list that is written over several lines has no mark of its own: its first key stands for it.
        """
        if self.value_mark is None:
            return Span(0, 0, 0, 0)
        value, key = span_of(self.value_mark), self.key
        if value[:2] != value[2:]:
            return value
        if key is None and isinstance(self.inside, dict) and self.inside:
            return next(iter(self.inside.values())).key or value
        return key if key is not None and value.line > key.end_line else value


START = Spot(None, None)


def span_of(marked: Marked) -> Span:
    """Give the span between the two marks of what was read."""
    start, end = marked.start_mark, marked.end_mark
    return Span(start.line, start.column, end.line, end.column)


@dataclass(frozen=True, slots=True, eq=False)
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
        its_key = spot.key
        if its_key is not None and (key or not whole or spot.inside is not None):
            return its_key
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
