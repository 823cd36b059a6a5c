"""Find the cells of a workbook that look blank to its reader and are not: errors, and formulas nobody has worked out.

The reader of workbooks gives nothing for either, and nothing is what a question gets that nobody answered.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO
from xml.etree import ElementTree as ET

from needlecli.source import Trouble

ERROR = Trouble("error-cell", "this cell holds an error of the spreadsheet", "mend the formula, or write the answer")
FORMULA = Trouble("formula-cell", "this cell holds a formula without a result", "open the workbook, and save it again")

Cell = tuple[int, int]
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

MARK = re.compile(rb"""\bt\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")


def blanks(stream: BinaryIO, sheet: str) -> dict[Cell, Trouble] | None:
    """Give the cells, by row and column from nought, that hold what cannot be read; None where nobody can tell."""
    try:
        with zipfile.ZipFile(stream) as book:
            part = _part(book, sheet)
            if part is None:
                return None
            with book.open(part) as text:
                if not _suspect(text):
                    return {}
            with book.open(part) as text:
                return dict(_cells(text))
    except (zipfile.BadZipFile, ET.ParseError, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return None


def _suspect(text: IO[bytes]) -> bool:
    """Say whether a sheet holds an error or a formula at all; most hold neither, and are not walked through."""
    before = b""
    while piece := text.read(1 << 20):
        if MARK.search(before + piece):
            return True
        before = piece[-64:]
    return False


def _part(book: zipfile.ZipFile, sheet: str) -> str | None:
    """Find the part of the workbook that a sheet is written in."""
    if "xl/workbook.xml" not in book.namelist():
        return None
    key = next((_attribute(e, "id") for e in _elements(book, "xl/workbook.xml", "sheet") if e.get("name") == sheet), "")
    for relation in _elements(book, "xl/_rels/workbook.xml.rels", "Relationship"):
        if relation.get("Id") == key:
            target = relation.get("Target", "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return None


def _elements(book: zipfile.ZipFile, part: str, name: str) -> Iterator[ET.Element]:
    with book.open(part) as text:
        yield from (element for _, element in ET.iterparse(text) if _local(element) == name)  # noqa: S314 - expat bounds it


def _cells(text: IO[bytes]) -> Iterator[tuple[Cell, Trouble]]:
    row = column = -1
    for event, element in ET.iterparse(text, ("start", "end")):  # noqa: S314 - expat bounds what entities may unfold to
        name = _local(element)
        if event == "start" and name == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif event == "end" and name == "row":
            element.clear()
        elif event == "end" and name == "c":
            place = PLACE.fullmatch(element.get("r", ""))
            column = _number(place[1]) if place else column + 1
            inside = {_local(child): child.text for child in element}
            if element.get("t") == "e":
                yield (row, column), ERROR
            elif "f" in inside and not inside.get("v") and element.get("t") != "str":
                yield (row, column), FORMULA


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
