"""Rows of a record batch as they are answered: a table's cells as text, or records."""

from collections.abc import Iterable, Iterator
from typing import Any

from needlecli import registry
from needlecli.arrow.library import Batch, pa
from needlecli.errors import DataError
from needlecli.intake import Block, Row
from needlecli.source import Trouble

DAMAGED = Trouble("not-text", "something in this row is damaged, or not UTF-8 text", "write the row again")
NOT_ONE = Trouble("not-json", "this is more than one JSON value", "write one")
MAY_BE_JSON = ("facts", "concerns", "areas", "available", "cleared", "unrecognised")


def is_table(columns: tuple[str, ...]) -> bool:
    """Say whether columns are a table's, and not the keys of records."""
    return "facts" not in columns and not registry.load("needlecli.intake", "arrow").KEYS.issuperset(columns)


def rows(batch: Batch, *, flat: bool) -> Iterator[Row]:
    """Give a row for each row of a batch, whatever is in it; raise DataError where its columns cannot be told apart."""
    reader = registry.load("needlecli.intake", "arrow")
    columns = tuple(batch.schema.names)
    if not columns or len(set(columns)) < len(columns):
        raise DataError("the batch has no columns, or two of one name", "give each column a name of its own")
    found = _rows(reader, reader.Layout(columns, flat), Block(1, batch))
    texts = [name for name in MAY_BE_JSON if name in columns and _is_text(batch.schema.field(name).type)]
    return (_parsed(row, texts) for row in found) if texts and not flat else found


def _rows(reader: Any, layout: Any, block: Block) -> Iterator[Row]:
    """Give a row for each row of a batch, whatever is in it: damage is narrowed down until it stands alone."""
    batch, first = block.content, block.first
    try:
        batch.validate(full=True)
    except pa.ArrowException:
        if batch.num_rows > 1:
            half = batch.num_rows // 2
            yield from _rows(reader, layout, Block(first, batch.slice(0, half)))
            yield from _rows(reader, layout, Block(first + half, batch.slice(half)))
        elif batch.num_rows:
            yield Row(first, None, (DAMAGED,))
    else:
        yield from reader.rows(layout, block)


def _is_text(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _parsed(row: Row, texts: Iterable[str]) -> Row:
    """Read the JSON that stands as text in some columns of a record; other text is a word, and stays."""
    if row.data is None:
        return row
    data, wrong = dict(row.data), list(row.troubles)
    json = registry.load("needlecli.intake", "json")
    for name in texts:
        text = data.get(name)
        if isinstance(text, str) and text.lstrip()[:1] in ("{", "["):
            line = f'{{"{name}":{text}}}'.encode()
            (read,) = json.rows(None, Block(row.number, [line]))
            if read.troubles or read.data is None:
                wrong += [t._replace(field=name) for t in read.troubles]
            elif len(read.data) != 1:
                wrong.append(NOT_ONE._replace(field=name))
            else:
                data |= read.data
    return row._replace(data=data, troubles=tuple(wrong))
