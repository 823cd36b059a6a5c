"""Maps on the command line: reading one, and reading the columns of a file that one is drafted for."""

import sys
from itertools import islice
from typing import TYPE_CHECKING

from needlecli.errors import DataError, UsageError

if TYPE_CHECKING:
    from needlecli.client.maps import Form, Seen
    from needlecli.files.inputs import Input
    from needlecli.knowledge import Pack

ENOUGH = 20_000
"""How many rows are looked at: a draft needs to know what people write, and no more."""


def columns(name: str, *, as_: str = "", sheet: str = "") -> "list[Seen]":
    """Read the columns of a table with the values seen in them, by the very readers of a batch.

    Raise DataError where there are none, or where the name stands for several inputs.
    """
    from needlecli.files.inputs import inputs
    from needlecli.intake import Options

    seen: list[Seen] | None = None
    for one in inputs((name,), as_=as_, options=Options(sheet=sheet)):
        with one:
            if seen is not None:
                raise DataError(f"{name} stands for more than one file", "name the one to draft a map for")
            seen = _seen(one)
    return seen or []


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


def _seen(one: "Input") -> "list[Seen]":
    """Look at the values of each column, and say on standard error what could not be looked at."""
    from needlecli.client.maps import Seen
    from needlecli.page import clean

    if one.opened.columns is None:
        raise DataError(
            f"{one.name} holds records that name their own fields, and no columns",
            "a map is drafted from a table: CSV, a workbook, or columns of Parquet or Arrow",
        )
    if not one.opened.columns:
        raise DataError(
            f"{one.name} has no line of headers", "a map is drafted from a table whose first line names columns"
        )
    seen = [Seen(header) for header in one.opened.columns]
    unread = 0
    for row in islice(one.rows(), ENOUGH):
        unread += bool(row.troubles)
        if row.data is not None:
            for column in seen:
                column.see(row.data.get(column.header, ""))
    for notice in one.opened.notices:
        sys.stderr.write(f"note: {clean(notice)}\n")
    if unread:
        rows = "1 row" if unread == 1 else f"{unread} rows"
        sys.stderr.write(f"note: {rows} of {clean(one.name)} cannot be read; needle batch says what is wrong\n")
    return seen
