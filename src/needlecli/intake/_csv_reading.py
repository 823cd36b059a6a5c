"""Read the records of a piece of a table, one by one, whatever is wrong with some of them."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from needlecli.source import Trouble

if TYPE_CHECKING:
    import _csv

csv.field_size_limit(1 << 30)

Record = list[str] | Trouble

OPEN = Trouble(
    "quote-open",
    "a quote here is not closed where its cell ends",
    'close it, and write a quote inside a cell as ""; the lines after it are read each by itself',
)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Give the records of a text in order; a blank line is an empty record.

    Where a quote is not closed, the lines that it runs over are read each by itself, so that none of them is swallowed.
    """
    try:
        yield from list(_reader(io.StringIO(text, newline=""), delimiter))
    except csv.Error:
        yield from _carefully(io.StringIO(text, newline=""), len(text), delimiter)


def first(text: str, delimiter: str) -> Record:
    """Give the first record of a text, or the trouble in its place."""
    try:
        return next(_reader(io.StringIO(text, newline=""), delimiter), [])
    except csv.Error:
        return OPEN


def _reader(lines: Iterable[str], delimiter: str) -> "_csv.Reader":
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _carefully(lines: io.StringIO, length: int, delimiter: str) -> Iterator[Record]:
    reader = _reader(iter(lines.readline, ""), delimiter)
    while (start := lines.tell()) < length:
        try:
            record: Record = next(reader)
        except csv.Error:
            record = OPEN
        yield record
        if record is OPEN:
            end = lines.tell()
            lines.seek(start)
            lines.readline()
            while lines.tell() < end:
                yield _alone(lines.readline(), delimiter)


def _alone(line: str, delimiter: str) -> Record:
    try:
        return next(_reader(iter((line,)), delimiter), [])
    except csv.Error:
        return OPEN
