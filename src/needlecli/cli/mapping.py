"""Maps on the command line: reading one, and reading the columns of a file that one is drafted for."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from needlecli.errors import DataError, UsageError

if TYPE_CHECKING:
    from needlecli.client.maps import Form, Seen
    from needlecli.knowledge import Pack

ENOUGH = 20_000
"""How many rows are looked at: a draft needs to know what people write, and no more."""
DELIMITERS = (",", ";", "\t", "|")
BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")


def columns(name: str) -> "list[Seen]":
    """Read the columns of a file with the values seen in them; raise DataError where there are none."""
    from needlecli.client.maps import Seen

    rows = _rows(name)
    headers = next(rows, [])
    if not any(header.strip() for header in headers):
        raise DataError(
            f"{name} has no line of headers", "a map is drafted from a table whose first line names columns"
        )
    seen = [Seen(header) for header in headers if header.strip()]
    places = [place for place, header in enumerate(headers) if header.strip()]
    for row in islice(rows, ENOUGH):
        for column, place in zip(seen, places, strict=True):
            column.see(row[place] if place < len(row) else "")
    if twice := next((one.header for one in seen if sum(one.header == other.header for other in seen) > 1), ""):
        raise DataError(f"two columns of {name} are called {twice[:60]!r}", "give each a name of its own")
    return seen


def read_form(name: str, pack: "Pack") -> "Form":
    """Read a map; raise UsageError with what is wrong with it, and where."""
    from needlecli.client.maps import read_map
    from needlecli.files import read_bytes
    from needlecli.source.yaml import parse

    parsed = parse(name, read_bytes(name))
    if parsed.value is None or parsed.diagnostics:
        raise UsageError(f"the map {name} cannot be read", "run needle validate on it", parsed.diagnostics)
    checked = read_map(parsed.value, pack)
    if checked.value is None:
        raise UsageError(f"the map {name} cannot be used", "run needle validate on it", checked.diagnostics)
    return checked.value


def _rows(name: str) -> Iterator[list[str]]:
    """Read the rows of a table."""
    from needlecli.files import read_bytes

    text = _decoded(read_bytes(name))
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise DataError(f"{name} cannot be read as a table", "write it as CSV, with a line of headers") from None


def _decoded(data: bytes) -> str:
    """Give a text, in the encoding it seems to be in."""
    if data[:2] in BYTE_ORDER:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
