"""Rows of a record batch as they are answered: a table's cells as text, or records."""

from collections.abc import Iterator
from typing import Any

from needlecli import registry
from needlecli.arrow.library import Batch, pa
from needlecli.errors import DataError
from needlecli.intake import Block, Row, Sheet, Table
from needlecli.source import Trouble

DAMAGED = Trouble("not-text", "something in this row is damaged, or not UTF-8 text", "write the row again")


def is_table(schema: Any) -> bool:
    """Say whether columns are a table's, and not the keys of records: by the very rule of the reader of files."""
    return bool(registry.load("needlecli.intake", "arrow").laid_out(schema).flat)


def rows(batch: Batch, *, flat: bool) -> Iterator[Row]:
    """Give a row for each row of a batch, whatever is in it; raise DataError where its columns cannot be told apart."""
    reader = registry.load("needlecli.intake", "arrow")
    columns = tuple(batch.schema.names)
    if not columns or len(set(columns)) < len(columns):
        raise DataError("the batch has no columns, or two of one name", "give each column a name of its own")
    return _rows(reader, reader.laid_out(batch.schema)._replace(flat=flat), Block(1, batch))


def sheets(batch: Batch) -> Iterator[Sheet] | None:
    """Give the records of a batch side by side; None where that is not how they stand, or something is damaged."""
    reader = registry.load("needlecli.intake", "arrow")
    found: Iterator[Sheet] | None = None
    if _is_sound(batch):
        found = reader.sheets(reader.laid_out(batch.schema), Block(1, batch))
    return found


def tables(batch: Batch) -> Iterator[Table] | None:
    """Give the rows of a batch as they stand below each other; None where that is not so, or something is damaged."""
    reader = registry.load("needlecli.intake", "arrow")
    found: Iterator[Table] | None = None
    if _is_sound(batch):
        found = reader.tables(reader.laid_out(batch.schema)._replace(flat=True), Block(1, batch))
    return found


def _is_sound(batch: Batch) -> bool:
    """Say whether nothing is damaged: what is must not lead a reader astray."""
    try:
        batch.validate(full=True)
    except pa.ArrowException:
        return False
    return True


def _rows(reader: Any, layout: Any, block: Block) -> Iterator[Row]:
    """Give a row for each row of a batch, whatever is in it: damage is narrowed down until it stands alone."""
    batch, first = block.content, block.first
    if _is_sound(batch):
        yield from reader.rows(layout, block)
    elif batch.num_rows > 1:
        half = batch.num_rows // 2
        yield from _rows(reader, layout, Block(first, batch.slice(0, half)))
        yield from _rows(reader, layout, Block(first + half, batch.slice(half)))
    elif batch.num_rows:
        yield Row(first, None, (DAMAGED,))
