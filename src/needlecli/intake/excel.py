"""A sheet of a workbook as a table: the first row that holds anything names the columns.

Each cell is given as a person reads it: a day as 2026-09-01, a whole number without a point.  Completely blank rows are
no records, but they count: row 7 is the seventh row below the header.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from needlecli.intake._csv_sniffing import check_header
from needlecli.intake._excel_blanks import blanks
from needlecli.intake._opened import Block, Opened, Row
from needlecli.intake._options import Options
from needlecli.intake._refusing import Unusable
from needlecli.source import Trouble

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
NEEDS = "excel"
MODULE = "python_calamine"
ROW = 512
"""Roughly how many bytes a row takes, to turn a size of blocks into a number of rows."""

Cells = list[Any]
Troubles = dict[tuple[int, int], Trouble]


class Layout(NamedTuple):
    """The columns of a sheet: where each stands and its name."""

    places: tuple[int, ...]
    columns: tuple[str, ...]


def start(name: str, stream: BinaryIO, options: Options = Options()) -> Opened:  # noqa: B008 - it cannot change
    """Begin to read a sheet; raise Unusable when there is none or its columns cannot be told."""
    import python_calamine

    data = stream.read()
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet, notices = _sheet(name, book, options.sheet)
        if sheet is None:
            return Opened(Layout((), ()), iter(()), (), notices)
        left = sheet.start[1] if sheet.start else 0
        body = ((number, [""] * left + row) for number, row in enumerate(sheet.iter_rows()))
        top, header = next((number, row) for number, row in body if any(cell != "" for cell in row))
    except python_calamine.PasswordError:
        raise Unusable("it is locked with a password", "save it without one") from None
    except python_calamine.CalamineError:
        raise Unusable("it is no workbook that can be read", "open it and save it again, or save it as CSV") from None
    troubles = blanks(io.BytesIO(data), sheet.name)
    if troubles is None:
        notices.append(f"{name}: an error in a cell of this kind of workbook cannot be told from a blank cell")
    places, columns = _columns(header, sheet, left)
    blocks = _blocks(name, body, top, troubles or {}, options, notices)
    return Opened(Layout(places, columns), blocks, columns, notices)


def _sheet(name: str, book: "CalamineWorkbook", wanted: str) -> "tuple[CalamineSheet | None, list[str]]":
    """Choose the sheet: the one that was asked for, or the first that has rows."""
    names = book.sheet_names
    if wanted:
        if wanted not in names:
            known = ", ".join(repr(sheet[:40]) for sheet in names[:10])
            raise Unusable(f"there is no sheet {wanted[:40]!r}", f"its sheets are {known}")
        sheet = book.get_sheet_by_name(wanted)
        return (sheet, []) if sheet.start else (None, [f"{name}: the sheet {wanted[:40]!r} is empty"])
    for candidate in names:
        sheet = book.get_sheet_by_name(candidate)
        if sheet.start is not None:
            others = f"{name} has {len(names)} sheets; {candidate[:40]!r} was read, and no other"
            return sheet, [others] if len(names) > 1 else []
    return None, [f"{name} is empty"]


def _columns(header: Cells, sheet: "CalamineSheet", left: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Name the columns; one without a name is left out only where no cell of it says anything."""
    names = [_text(cell) for cell in header]
    nameless = {place for place, name in enumerate(names) if not name.strip()}
    if nameless:
        for row in sheet.iter_rows():
            nameless -= {place for place in nameless if place >= left and row[place - left] != ""}
            if not nameless:
                break
    check_header([name if name.strip() or place not in nameless else f"\0{place}" for place, name in enumerate(names)])
    places = tuple(place for place in range(len(names)) if place not in nameless)
    return places, tuple(names[place] for place in places)


def _blocks(
    name: str, body: Iterator[tuple[int, Cells]], top: int, troubles: Troubles, options: Options, notices: list[str]
) -> Iterator[Block]:
    last = top
    while rows := list(islice(body, max(options.block // ROW, 1))):
        bad = {place: trouble for place, trouble in troubles.items() if rows[0][0] <= place[0] <= rows[-1][0]}
        last = rows[-1][0]
        yield Block(rows[0][0] - top, (rows, bad))
    if last == top:
        notices.append(f"{name} has a header and no rows")


def rows(layout: Layout, block: Block) -> Iterator[Row]:
    """Give the rows of a block."""
    found, troubles = block.content
    hit = {row for row, _ in troubles}
    for number, (at, cells) in enumerate(found, block.first):
        texts = [cell if type(cell) is str else _text(cell) for cell in cells]
        data = {column: texts[place] for place, column in zip(layout.places, layout.columns, strict=True)}
        if at not in hit:
            if any(texts):
                yield Row(number, data)
            continue
        wrong = []
        for place, column in zip(layout.places, layout.columns, strict=True):
            if (trouble := troubles.get((at, place))) is not None:
                wrong.append(trouble._replace(field=column))
                del data[column]
        if wrong or any(texts):
            yield Row(number, data, tuple(wrong))


def _text(cell: object) -> str:
    """Write a cell as a person reads it."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            minutes, seconds = divmod(int(cell.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case _:
            return str(cell)
