"""A table as text: cells between commas, semicolons, tabs or bars, with a first row that names the columns.

Every cell is given exactly as it is written.  Completely blank lines are no records, but they count: row 7 is the
seventh line below the header where no cell holds a line break, so that a person finds it in a spreadsheet.
"""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from needlecli.intake._csv_blocks import Blocks, Encoding
from needlecli.intake._csv_reading import Record, records
from needlecli.intake._csv_sniffing import Dialect, check_header, sniffed
from needlecli.intake._opened import Block, Opened, Row, Table
from needlecli.intake._options import Options
from needlecli.intake._refusing import Unusable
from needlecli.intake._streams import Readable, Utf8
from needlecli.source import Trouble

SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
SAMPLE = 1 << 16
TOGETHER = 256
"""How many rows a table has at most."""


class Layout(NamedTuple):
    """What is needed to read a block: the columns and what stands between the cells."""

    columns: tuple[str, ...]
    delimiter: str


class _Head(NamedTuple):
    dialect: Dialect
    columns: list[str]
    rest: bytes


def start(name: str, stream: Readable, options: Options = Options()) -> Opened:  # noqa: B008 - it cannot change
    """Begin to read a table; raise Unusable when its columns cannot be told."""
    text, notices = Utf8(stream), list[str]()
    encoding = Encoding(name, notices, certain=text.certain)
    head = _head(text, encoding, options)
    if head is None:
        return Opened(Layout((), ","), iter(()), (), [f"{name} is empty"])
    check_header(head.columns)
    columns = tuple(head.columns)
    blocks = Blocks(text, head.rest, head.dialect.delimiter, encoding, options)
    return Opened(Layout(columns, head.dialect.delimiter), iter(blocks), columns, notices)


def _head(stream: Utf8, encoding: Encoding, options: Options) -> _Head | None:
    """Read as far as the header goes, and some rows to tell the delimiter by."""
    data, wanted = b"", SAMPLE
    while True:
        while len(data) < wanted and (piece := stream.read(SAMPLE)):
            data = (data + piece).lstrip(b"\r\n")  # blank lines above the header are not looked at again
        whole = len(data) < wanted
        text = data.decode("utf-8", "surrogateescape")
        dialect = sniffed(text, whole=whole)
        columns, end = _header(text[dialect.skipped :], dialect.delimiter, whole=whole)
        if whole or (columns and end < len(text) - dialect.skipped):
            break
        if len(data) > options.longest:
            raise Unusable("the first row does not end", "close every quote in it, and end it with a line break")
        wanted *= 2
    if stream.broken and (not columns or dialect.skipped + end == len(text)):
        raise Unusable(f"it is cut off before its rows begin: {stream.broken}", "send it again")
    if not columns:
        return None
    at = len(text[: dialect.skipped + end].encode("utf-8", "surrogateescape"))
    right = encoding.of(data[:at])
    named = [cell.encode("utf-8", "surrogateescape").decode(right, "replace") for cell in columns]
    return _Head(dialect, named, data[at:])


def _header(text: str, delimiter: str, *, whole: bool) -> tuple[list[str], int]:
    """Give the cells of the first row that is not blank, and where it ends."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(iter(lines.readline, ""), delimiter=delimiter, strict=True)
    try:
        columns = next((record for record in reader if record), [])
    except csv.Error:
        if whole or lines.tell() < len(text):
            raise Unusable("a quote in the first row is not closed where it should be", 'write it as ""') from None
        return [], len(text)
    return columns, lines.tell()


def rows(layout: Layout, block: Block) -> Iterator[Row]:
    """Give the rows of a block; one that does not have a cell for each column has a trouble instead of data."""
    for number, found in _found(layout, block):
        yield found if isinstance(found, Row) else Row(number, dict(zip(layout.columns, found, strict=True)))


def tables(layout: Layout, block: Block) -> Iterator[Table]:
    """Give the rows of a block as they stand below each other; a blank line is no row, and ends a table."""
    width = len(layout.columns)
    for number, run in _runs(layout, block):
        odd = {place: found for place, found in enumerate(run) if isinstance(found, Row)}
        yield Table(number, [("",) * width if isinstance(found, Row) else found for found in run], odd)


def _runs(layout: Layout, block: Block) -> Iterator[tuple[int, list[list[str] | Row]]]:
    """Give some rows at a time whose numbers follow each other."""
    first, run = 0, list[list[str] | Row]()
    for number, found in _found(layout, block):
        if run and (number != first + len(run) or len(run) == TOGETHER):
            yield first, run
            run = []
        if not run:
            first = number
        run.append(found)
    if run:
        yield first, run


def _found(layout: Layout, block: Block) -> Iterator[tuple[int, list[str] | Row]]:
    """Give the cells of each row with its number, or what is there instead."""
    if isinstance(block.content, Trouble):
        yield block.first, Row(block.first, None, (block.content,))
        return
    data, encoding = block.content
    try:
        text, doubtful = data.decode(encoding), b"\0" in data
    except UnicodeDecodeError:
        text, doubtful = data.decode(encoding, "surrogateescape"), True
    columns, width = layout.columns, len(layout.columns)
    for number, record in enumerate(records(text, layout.delimiter), block.first):
        if type(record) is list and len(record) == width and not doubtful:
            if record[0] == columns[0] and tuple(record) == columns:
                yield number, Row(number, None, (REPEATED,))
            else:
                yield number, record
        elif record:
            yield number, _odd(number, record, columns)


def _odd(number: int, record: Record, columns: tuple[str, ...]) -> Row:
    """Give a row that may not be what it should."""
    if isinstance(record, Trouble):
        return Row(number, None, (record,))
    if len(record) != len(columns):
        cells = f"{len(record)} {'cell' if len(record) == 1 else 'cells'}"
        says = f"this row has {cells}, and the header has {len(columns)}"
        advice = "give it as many cells as the header, and quote a cell that holds the delimiter or a line break"
        return Row(number, None, (Trouble("ragged-row", says, advice),))
    found = tuple(
        Trouble("not-text", "a byte here is no character of the file's encoding", "save the file as UTF-8", column)
        for column, cell in zip(columns, record, strict=True)
        if "\0" in cell or any("\ud800" <= letter <= "\udfff" for letter in cell)
    )
    return Row(number, None if found else dict(zip(columns, record, strict=True)), found)


REPEATED = Trouble("header-again", "this row repeats the header", "remove it; files put together keep one header")
