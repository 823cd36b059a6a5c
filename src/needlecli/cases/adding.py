"""Add a case at the end of a case file, and leave every other byte of it as it was."""

import re
from collections.abc import Mapping
from typing import Any

from needlecli.cases.writing import as_yaml
from needlecli.source import Document
from needlecli.source.yaml import parse

EMPTY = re.compile(r"^(cases:)[ \t]*\[[ \t]*\]", flags=re.MULTILINE)
DASH = re.compile(r"( *)- +")
INDENT = "  "


def started(on: str, case: Mapping[str, Any]) -> str:
    """Write a new case file with one case, for advice on one day."""
    return f"on: {on}\ncases:\n{as_yaml([case], INDENT)}"


def added(document: Document, case: Mapping[str, Any]) -> str | None:
    """Give the text of a case file with one more case; None where there is no simple place for it.

    Two things in the file must be so: `cases` is its last key, and its cases stand one below the other.
    """
    data: Any = document.data
    text, indent = document.text, INDENT
    if data["cases"]:
        first = document.locate(("cases", 0))
        dash = DASH.fullmatch(text.splitlines()[first.line][: first.column])
        if dash is None:
            return None
        indent = dash[1]
    newline = "\r\n" if "\r\n" in text else "\n"
    text = EMPTY.sub(r"\1", text) if not data["cases"] else text
    text = text if text.endswith("\n") else f"{text}{newline}"
    text += as_yaml([case], indent).replace("\n", newline)
    read = parse(document.name, text)
    wanted = {**data, "cases": [*(data["cases"] or ()), case]}
    return text if read.value is not None and not read.diagnostics and read.value.data == wanted else None
