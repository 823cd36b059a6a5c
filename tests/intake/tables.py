"""One table and one list of records, written in every way that needle reads."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Any

from needlecli import registry
from needlecli.intake import Opened, Options, Row

Record = dict[str, Any]

openpyxl: Any = import_module("openpyxl")  # these three say nothing of their types
pa: Any = import_module("pyarrow")
pq: Any = import_module("pyarrow.parquet")


def reader(name: str) -> ModuleType:
    return registry.load("needlecli.intake", name)


def opened(name: str, data: bytes, options: Options = Options()) -> Opened:  # noqa: B008
    result: Opened = reader(name).start(f"clients.{name}", io.BytesIO(data), options)
    return result


def read(name: str, data: bytes, options: Options = Options()) -> list[Row]:  # noqa: B008
    """Give all rows of an input."""
    input_ = opened(name, data, options)
    return [row for block in input_.blocks for row in reader(name).rows(input_.layout, block)]


def troubles(rows: Iterable[Row]) -> list[tuple[int, list[str]]]:
    """Give the rows that have troubles, by their numbers and the troubles' names."""
    return [(row.number, [trouble.name for trouble in row.troubles]) for row in rows if row.troubles]


def as_csv(rows: list[Record], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_jsonl(rows: list[Record]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def as_json(rows: list[Record]) -> bytes:
    return json.dumps(rows, indent=2, ensure_ascii=False).encode()


def as_yaml(rows: list[Record]) -> bytes:
    return "\n---\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def as_list(rows: list[Record]) -> bytes:
    return "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def as_excel(rows: list[Record]) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_parquet(rows: list[Record]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def as_ipc(rows: list[Record], new: Callable[..., Any] = pa.ipc.new_file) -> bytes:
    table = pa.Table.from_pylist(rows)
    out = io.BytesIO()
    with new(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def as_stream(rows: list[Record]) -> bytes:
    return as_ipc(rows, pa.ipc.new_stream)


TEXTS: tuple[tuple[str, str, Callable[[list[Record]], bytes]], ...] = (
    ("csv", ".csv", as_csv),
    ("jsonl", ".jsonl", as_jsonl),
    ("json", ".json", as_json),
    ("yaml", ".yaml", as_yaml),
    ("yaml", ".yml", as_list),
)
FILES = (
    ("excel", ".xlsx", as_excel),
    ("arrow", ".parquet", as_parquet),
    ("arrow", ".arrow", as_ipc),
    ("arrow", ".arrows", as_stream),
)


def packed(data: bytes) -> bytes:
    """Pack a text in two members, as `cat a.gz b.gz` leaves it."""
    half = len(data) // 2
    return gzip.compress(data[:half]) + gzip.compress(data[half:])
