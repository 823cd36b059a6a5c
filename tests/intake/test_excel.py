"""Sheets of workbooks: cells as a person reads them, and nothing that looks blank and is not."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest

from intake.tables import as_excel, opened, openpyxl, read, troubles
from needlecli.intake import Options, Row, Unusable


def workbook(*sheets: tuple[str, Any], hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (34, "34"),
        (34.0, "34"),
        (6.5, "6.5"),
        (-1, "-1"),
        (True, "true"),
        (False, "false"),
        (dt.date(2026, 9, 1), "2026-09-01"),
        (dt.datetime(2026, 9, 1), "2026-09-01"),  # noqa: DTZ001
        (dt.datetime(2026, 9, 1, 10, 30), "2026-09-01 10:30:00"),  # noqa: DTZ001
        (dt.time(10, 30), "10:30:00"),
        (" as written ", " as written "),
        ("34", "34"),
        (None, ""),
    ],
)
def test_a_cell_is_given_as_a_person_reads_it(cell: Any, text: str) -> None:
    assert read("excel", workbook(("one", [["x", "y"], [cell, "z"]]))) == [Row(1, {"x": text, "y": "z"})]


@pytest.mark.parametrize("size", [1, 1 << 20])
def test_the_table_may_begin_anywhere_and_blank_rows_count(size: int) -> None:
    rows = [[], [], [None, "x", "y", None], [None, 1, 2], [], [None, 3, 4]]
    data = workbook(("one", rows))
    assert opened("excel", data).columns == ("x", "y")
    assert read("excel", data, Options(block=size)) == [Row(1, {"x": "1", "y": "2"}), Row(3, {"x": "3", "y": "4"})]


def test_an_error_and_a_formula_without_a_result_are_no_blanks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["x", "y"], [1, 2], ["#N/A", 2], ["=1/0", 2], [3, 4]):
        sheet.append(row)
    sheet["A3"].data_type = "e"
    out = io.BytesIO()
    book.save(out)
    rows = read("excel", out.getvalue())
    assert [(t.name, t.field) for row in rows for t in row.troubles] == [("error-cell", "x"), ("formula-cell", "x")]
    assert [row.data for row in rows] == [{"x": "1", "y": "2"}, {"y": "2"}, {"y": "2"}, {"x": "3", "y": "4"}]


def test_the_first_sheet_with_rows_is_read_and_named() -> None:
    data = workbook(("empty", []), ("clients", [["x"], ["1"]]), ("other", [["y"], ["2"]]), hidden="other")
    assert read("excel", data) == [Row(1, {"x": "1"})]
    assert opened("excel", data).notices == ["clients.excel has 3 sheets; 'clients' was read, and no other"]
    assert read("excel", data, Options(sheet="other")) == [Row(1, {"y": "2"})]
    with pytest.raises(Unusable, match="there is no sheet 'others'"):
        opened("excel", data, Options(sheet="others"))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["x", "x"], [1, 2]], "columns 1 and 2 are both named 'x'"),
        ([["x", None], [1, 2]], "column 2 has no name"),
        ([["Ann", dt.date(2026, 1, 2)], ["Bob", None]], "the first row looks like answers"),
    ],
)
def test_a_sheet_without_names_for_its_columns_is_refused(rows: list[list[Any]], says: str) -> None:
    with pytest.raises(Unusable, match=says):
        opened("excel", workbook(("one", rows)))


@pytest.mark.parametrize("data", [b"", b"PK\3\4 no zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 999])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Unusable):
        opened("excel", data)


def test_an_empty_workbook_and_one_without_rows_say_so() -> None:
    assert read("excel", workbook(("one", []))) == []
    assert opened("excel", workbook(("one", []))).notices == ["clients.excel is empty"]
    headed = opened("excel", workbook(("one", [["x", "y"]])))
    assert list(headed.blocks) == []
    assert headed.notices == ["clients.excel has a header and no rows"]


def test_many_rows_are_many_blocks() -> None:
    data = as_excel([{"x": f"A{number}"} for number in range(1000)])
    assert len(list(opened("excel", data, Options(block=51_200)).blocks)) == 10
    assert troubles(read("excel", data)) == []


def as_ods(rows: list[list[str | float]]) -> bytes:
    """Write a sheet by hand as an OpenDocument spreadsheet, the least of one that is read."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0"'
        f' xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Answers">{lines}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>')
        book.writestr("content.xml", content)
    return out.getvalue()


def ods_cell(value: str | float) -> str:
    kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
    return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'


def test_an_opendocument_sheet_is_read_and_what_cannot_be_told_there_is_said() -> None:
    data = as_ods([["ref", "age", "Pregnant?"], ["A1", 34, "no"], ["A2", 41.5, "yes"]])
    rows = [{"ref": "A1", "age": "34", "Pregnant?": "no"}, {"ref": "A2", "age": "41.5", "Pregnant?": "yes"}]
    assert [row.data for row in read("excel", data)] == rows
    assert opened("excel", data).notices == [
        "clients.excel: an error in a cell of this kind of workbook cannot be told from a blank cell"
    ]
