"""The values of an Arrow column: as text for the cells of a table, or as an intake record holds them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from itertools import pairwise
from operator import itemgetter
from typing import Any

from needlecli.source import Trouble

NESTED = Trouble("nested-cell", "this cell holds keys and values", "give each of them a column of its own")
BYTES = Trouble("not-text", "this cell holds bytes that are not text", "write the column as text")
TWICE = Trouble("key-twice", "a key is written twice", "keep one of them, for only one can be meant")
OTHER = Trouble("not-text", "this cell is of a kind that is not read", "write the column as text")


FEW = 4
"""A column with no more different texts than a fourth of its rows is read text by text."""

Array = Any
DataType = Any
"""Types of pyarrow, which says nothing of its types."""


def pyarrow() -> Any:
    """Give the library, which is there only where its extra is installed."""
    return import_module("pyarrow")


class _Odd(Exception):
    """A value that cannot be given, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.says)
        self.trouble = trouble


def text(column: Array) -> list[Any]:
    """Give each cell as text, None where it is null, or what is wrong with it."""
    pa = pyarrow()
    if pa.types.is_dictionary(column.type):
        words = text(column.dictionary)
        return [None if place is None else words[place] for place in column.indices.to_pylist()]
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return _words(column)
    return [_tried(_text, value) for value in _listed(column)]


def plain(column: Array) -> list[Any]:
    """Give each value as an intake record holds it, None where it is null, or what is wrong with it."""
    pa = pyarrow()
    if is_text(column.type):
        return _words(column)
    if pa.types.is_struct(column.type) and column.type.num_fields and not column.null_count:
        return _records(column)
    if pa.types.is_list(column.type) and is_text(column.type.value_type):
        return _lists(column)
    return [_tried(_plain, value, column.type) for value in _listed(column)]


def _words(column: Array) -> list[str | None]:
    """Give texts; where the same come again and again each is made only once."""
    if not len(column):
        return []
    known = column if pyarrow().types.is_dictionary(column.type) else column.dictionary_encode()
    if len(known.dictionary) > len(column) // FEW:
        return list(column.to_pylist())
    words = [*known.dictionary.to_pylist(), None]
    places = known.indices.cast(pyarrow().int32()).fill_null(len(words) - 1)
    numbers = memoryview(places.buffers()[1]).cast("i")[places.offset : places.offset + len(places)].tolist()
    return list(itemgetter(*numbers)(words)) if len(numbers) > 1 else [words[numbers[0]]]


def _lists(column: Array) -> list[list[str | None] | None]:
    """Give lists of texts, which stand one after another in one column."""
    ends = column.offsets.to_pylist()
    words = _words(column.values.slice(ends[0], ends[-1] - ends[0]))
    lists: list[list[str | None] | None] = [words[one - ends[0] : other - ends[0]] for one, other in pairwise(ends)]
    if column.null_count:
        lists = [one if there else None for one, there in zip(lists, column.is_valid().to_pylist(), strict=True)]
    return lists


def is_text(kind: DataType) -> bool:
    """Say whether a column holds text, each piece by itself or as one of a list of them."""
    types = pyarrow().types
    if types.is_dictionary(kind):
        kind = kind.value_type
    return bool(types.is_string(kind) or types.is_large_string(kind))


def _records(column: Array) -> list[Any]:
    """Give structures field by field, and not value by value; what is null is left out."""
    names = [field.name for field in column.type]
    if len(set(names)) < len(names):
        return [TWICE] * len(column)
    rows = zip(*map(plain, column.flatten()), strict=True)
    return [_record(names, row) for row in rows]


def _record(names: list[str], row: tuple[Any, ...]) -> Any:
    if Trouble in set(map(type, row)):
        return next(value for value in row if isinstance(value, Trouble))
    return {name: value for name, value in zip(names, row, strict=True) if value is not None}


def _listed(column: Array) -> list[Any]:
    """Give the values of a column; where they are finer than Python's clock, each that is too fine is an odd one."""
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError, ArithmeticError):
        return [_one(column, place) for place in range(len(column))]


def _one(column: Array, place: int) -> object:
    pa = pyarrow()
    try:
        return column[place].as_py()
    except (ValueError, OverflowError, ArithmeticError):
        try:
            written = column.slice(place, 1).cast(pa.string()).to_pylist()[0]
        except pa.ArrowException:
            return OTHER
        return written


def _tried(read: Any, value: Any, *kind: Any) -> Any:
    if value is None or isinstance(value, Trouble):
        return value
    try:
        return read(value, *kind)
    except _Odd as odd:
        return odd.trouble


def _scalar(value: Any) -> Any:
    """Give a value of one piece, or None where it is of several."""
    match value:
        case str() | bool() | int():
            return value
        case float():
            return int(value) if value.is_integer() and abs(value) < 1e15 else value
        case Decimal():
            return int(value) if value.is_finite() and value == value.to_integral_value() else float(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            days = value / timedelta(days=1)
            return f"{int(days) if days.is_integer() else days} days"
        case bytes():
            try:
                return value.decode()
            except UnicodeDecodeError:
                raise _Odd(BYTES) from None
        case _:
            return None


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        parts = [_text(item) for item in value if item is not None]
        return ", ".join(part for part in parts if part is not None)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value.is_finite() else None
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - not a number is how some programs write a blank
        return None
    scalar = _scalar(value)
    if scalar is None:
        raise _Odd(NESTED)
    return str(scalar)


def _plain(value: Any, kind: DataType) -> Any:
    """Give a value with all it holds; a null inside it is left out."""
    pa = pyarrow()
    if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124
        return None
    if pa.types.is_dictionary(kind):
        return _plain(value, kind.value_type)
    if pa.types.is_map(kind):
        return _pairs([(_key(key), _plain(item, kind.item_type)) for key, item in value])
    if pa.types.is_struct(kind):
        return _pairs([(key, _plain(item, kind.field(key).type)) for key, item in value.items()])
    if isinstance(value, list):
        items = [_plain(item, kind.value_type) for item in value]
        return [item for item in items if item is not None]
    scalar = _scalar(value)
    if scalar is None:
        raise _Odd(OTHER)
    return scalar


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a mapping of keys and values; a key that stands in it twice is a trouble."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise _Odd(TWICE)
    return {key: value for key, value in pairs if value is not None}


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise _Odd(OTHER)
    return key
