"""JSON as text in a column of records: how lists, weights and facts are kept where a cell holds one piece."""

from collections.abc import Iterable
from typing import Any

from needlecli.intake import _json_reading
from needlecli.intake._arrow_values import NESTED
from needlecli.intake._opened import Row
from needlecli.source import Trouble

MAY_BE_JSON = ("facts", "concerns", "areas", "available", "cleared", "unrecognised")
"""The keys of an intake record that hold more than one piece."""
NOT_ONE = Trouble("not-json", "this is more than one JSON value", "write one")


def parsed(row: Row, names: Iterable[str], *, flat: bool) -> Row:
    """Read the JSON in some columns of a row; other text is a word, and stays.

    In a table a list becomes the words of a cell, what has keys is a trouble, and what is no JSON was written by a
    person.
    """
    if row.data is None:
        return row
    data, wrong = dict(row.data), list(row.troubles)
    for name in names:
        text = data.get(name)
        if not isinstance(text, str) or text.lstrip()[:1] not in ("{", "["):
            continue
        value, troubles = _value(name, text)
        if flat:
            value, troubles = _cell(value) if not troubles else (text, ())
        wrong += [trouble._replace(field=name) for trouble in troubles]
        if not troubles:
            data[name] = value
        elif flat:
            del data[name]
    return row._replace(data=data, troubles=tuple(wrong))


def _value(name: str, text: str) -> tuple[Any, tuple[Trouble, ...]]:
    """Read the one value of a cell, as strictly as any record is read."""
    read = _json_reading.row(0, f'{{"{name}":{text}}}'.encode())
    if read.troubles or read.data is None:
        return None, read.troubles
    return (read.data[name], ()) if len(read.data) == 1 else (None, (NOT_ONE,))


def _cell(value: Any) -> tuple[Any, tuple[Trouble, ...]]:
    if not isinstance(value, list) or any(isinstance(one, list | dict) for one in value):
        return None, (NESTED,)
    return ", ".join(str(one) for one in value if one is not None), ()
