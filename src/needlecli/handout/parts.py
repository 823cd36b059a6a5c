"""A section as plain parts, which templates of every kind can walk: tables in groups, lists, lines and pictures."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from needlecli.handout.document import Handout, Section
from needlecli.handout.drawing import Figure, drawn
from needlecli.page import Bullets, Table, Text, clean

NARROW = ("When", "Dates")
"""Columns whose cells are short and stay on one line."""


def parts(handout: Handout, section: Section) -> list[Mapping[str, Any]]:
    """Give the parts of a section in order, every text cleaned of what could steer a screen or a printer."""
    return [_part(section.id, block) for block in drawn(section, handout.day)]


def _part(section: str, block: object) -> Mapping[str, Any]:
    match block:
        case Figure(svg, says, captions):
            return {"kind": "picture", "svg": svg, "says": clean(says), "lines": [clean(text) for text in captions]}
        case Bullets(items):
            return {"kind": "bullets", "lines": [clean(item.text) for item in items]}
        case Table(columns, rows, _):
            groups = [
                {"head": clean(head), "rows": [[clean(cell) for cell in row[1:]] for row in under]}
                for head, under in groupby(rows, key=lambda row: row[0])
            ]
            named = [clean(column) for column in columns]
            narrow = [i for i, column in enumerate(columns) if column in NARROW and section != "call"]
            return {"kind": "table", "id": section, "columns": named, "groups": groups, "narrow": narrow}
        case Text(text, tone):
            return {"kind": tone, "lines": [clean(text)]}
        case _:
            return {"kind": "plain", "lines": [""]}
