"""Columns: Parquet files, Arrow files and Arrow streams, flat like a table or nested like intake records.

In a table every cell is given as text, as from CSV; in records a value keeps its kind.  What is null is left out.
Where lists, weights or facts are kept as JSON text, they are read as what they are.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple

from needlecli.answered import Columns
from needlecli.intake._arrow_json import MAY_BE_JSON, parsed
from needlecli.intake._arrow_values import is_text, plain, pyarrow, text
from needlecli.intake._opened import Block, Opened, Row, Sheet, Table
from needlecli.intake._options import Options
from needlecli.intake._records import KEYS
from needlecli.intake._refusing import Unusable
from needlecli.source import Trouble

SUFFIXES = (".parquet", ".pq", ".arrow", ".arrows", ".ipc", ".feather")
NEEDS = "arrow"
MODULE = "pyarrow"
ROW = 128

DAMAGED = Trouble("cut-off", "the file is damaged or cut off here", "send it again; the rows from here on are missing")


UNENDED = Trouble(
    "cut-off", "the stream has no end mark, so rows may be missing", "close the stream where it is written"
)
END = b"\xff\xff\xff\xff\0\0\0\0"


class Layout(NamedTuple):
    """The columns, whether they are a table's or keys of records, and which of them may hold JSON as text."""

    columns: tuple[str, ...]
    flat: bool
    json: tuple[str, ...] = ()


def start(name: str, stream: BinaryIO, options: Options = Options()) -> Opened:  # noqa: B008 - it cannot change
    """Begin to read record batches; raise Unusable when it is none of the kinds, or its columns cannot be told."""
    pa = pyarrow()
    notices: list[str] = []
    head = stream.read(8)
    stream.seek(0)
    if not head:
        raise Unusable("it is empty", "an empty table still has columns; write the file again")
    try:
        schema, batches = _opened(stream, head, max(options.block // ROW, 1))
        columns = laid_out(schema).columns
    except (pa.ArrowException, OSError, ValueError, MemoryError):
        raise Unusable("it is damaged, or no Parquet or Arrow file", "write it again") from None
    again = next((column for place, column in enumerate(columns) if column in columns[:place]), None)
    if again is not None:
        raise Unusable(f"two columns are named {again[:40]!r}", "give each column a name of its own")
    layout = laid_out(schema)
    return Opened(layout, _blocks(name, batches, options, notices), columns if layout.flat else None, notices)


def laid_out(schema: Any) -> Layout:
    """Tell a table from records by its columns: records have facts, or only keys of theirs and one that is no cell.

    So columns of no other names are records where any of them is more than a table has.
    """
    pa = pyarrow()
    kinds = dict(zip(schema.names, schema.types, strict=True))
    several = "unrecognised" in kinds or any(pa.types.is_nested(kind) for kind in kinds.values())
    flat = "facts" not in kinds and not (KEYS.issuperset(kinds) and several)
    texts = tuple(name for name in MAY_BE_JSON if name in kinds and _is_text(kinds[name]))
    return Layout(tuple(schema.names), flat, texts)


def _is_text(kind: Any) -> bool:
    pa = pyarrow()
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _opened(stream: BinaryIO, head: bytes, size: int) -> tuple[Any, Iterator[Any]]:
    pa = pyarrow()
    if head.startswith(b"PAR1"):
        file = import_module("pyarrow.parquet").ParquetFile(stream, page_checksum_verification=True)
        return file.schema_arrow, _counted(file, size)
    if head.startswith(b"ARROW1"):
        reader = pa.ipc.open_file(stream)
        return reader.schema, (reader.get_batch(number) for number in range(reader.num_record_batches))
    lines = pa.ipc.open_stream(stream)
    return lines.schema, _ended(lines, stream)


def _counted(file: Any, size: int) -> Iterator[Any]:
    """Give the batches of a Parquet file, and a trouble where they hold fewer rows than the file says it has."""
    left = file.metadata.num_rows
    for batch in file.iter_batches(batch_size=size):
        left -= batch.num_rows
        yield batch
    if left:
        yield DAMAGED


def _ended(batches: Any, stream: BinaryIO) -> Iterator[Any]:
    """Give the batches of a stream, and a trouble where it stops without its end mark, as one cut off does."""
    yield from batches
    stream.seek(0, 2)
    stream.seek(max(stream.tell() - len(END), 0))
    if stream.read() != END:
        yield UNENDED


def _blocks(name: str, batches: Iterator[Any], options: Options, notices: list[str]) -> Iterator[Block]:
    """Give the batches, each checked before it is read: a damaged one must not lead a reader astray."""
    pa = pyarrow()
    first, size = 1, max(options.block // ROW, 1)
    try:
        for batch in batches:
            if isinstance(batch, Trouble):
                yield Block(first, batch)
                return
            batch.validate(full=True)
            for at in range(0, batch.num_rows, size):
                part = batch.slice(at, size)
                yield Block(first, part)
                first += part.num_rows
    except (pa.ArrowException, OSError, ValueError, MemoryError):
        yield Block(first, DAMAGED)
        return
    if first == 1:
        notices.append(f"{name} has columns and no rows")


def rows(layout: Layout, block: Block) -> Iterator[Row]:
    """Give the rows of a block."""
    if isinstance(block.content, Trouble):
        yield Row(block.first, None, (block.content,))
        return
    for row in _rows(layout, block):
        yield parsed(row, layout.json, flat=layout.flat) if layout.json else row


def _rows(layout: Layout, block: Block) -> Iterator[Row]:
    read = text if layout.flat else plain
    cells = [read(column) for column in block.content.columns]
    for number, values in enumerate(zip(*cells, strict=True), block.first):
        data: dict[str, Any] = {}
        wrong: list[Trouble] = []
        for column, value in zip(layout.columns, values, strict=True):
            if value is None:
                continue
            if isinstance(value, Trouble):
                wrong.append(value._replace(field=column))
            else:
                data[column] = value
        yield Row(number, data, tuple(wrong))


def tables(layout: Layout, block: Block) -> Iterator[Table] | None:
    """Give the rows of a block as they stand below each other; None where they are no rows of plain cells."""
    if not layout.flat or layout.json or isinstance(block.content, Trouble):
        return None
    columns = [["" if cell is None else cell for cell in text(column)] for column in block.content.columns]
    below, odd = list(zip(*columns, strict=True)), dict[int, Row]()
    if any(isinstance(cell, Trouble) for column in columns for cell in column):
        odd = {place: row for place, row in enumerate(rows(layout, block)) if row.troubles}
        below = [("",) * len(columns) if place in odd else row for place, row in enumerate(below)]
    return iter((Table(block.first, below, odd),))


def sheets(layout: Layout, block: Block) -> Iterator[Sheet] | None:
    """Give the records of a block side by side; None where their facts are no columns of text."""
    if layout.flat or layout.json or isinstance(block.content, Trouble):
        return None
    columns = dict(zip(layout.columns, block.content.columns, strict=True))
    facts = columns.pop("facts", None)
    if facts is None or not pyarrow().types.is_struct(facts.type) or facts.null_count:
        return None
    names = [field.name for field in facts.type]
    if len(set(names)) < len(names) or not all(is_text(field.type) for field in facts.type):
        return None
    said = Columns(dict(zip(names, map(plain, facts.flatten()), strict=True)), len(facts))
    keys = {name: plain(column) for name, column in columns.items()}
    odd = {at for column in keys.values() for at, value in enumerate(column) if isinstance(value, Trouble)}
    alone = cache(lambda: list(rows(layout, block)))
    return iter((Sheet(block.first, len(facts), keys, said, odd, lambda place: alone()[place]),))
