"""Records side by side: the same records as one after another, and what is odd about one is left to its row."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import examples
from intake.tables import Record, as_jsonl, opened, pa, pq, read, reader
from needlecli.intake import Options, Row, Sheet
from needlecli.intake._json_cells import JsonCells

ANSWERS = st.dictionaries(
    st.sampled_from(["age", "pregnancy", "keloid-history", "x"]), st.sampled_from(["no", "34", "é"])
)
RECORDS = st.fixed_dictionaries(
    {"facts": ANSWERS},
    optional={
        "ref": st.sampled_from(["A1", "a:b", "{", "é"]),
        "concerns": st.lists(st.sampled_from(["scars", "wrinkles"]), max_size=2),
        "event": st.sampled_from(["no", "2026-12-01"]),
    },
)
ODD: tuple[bytes, ...] = (
    b'{"ref": "A", "facts": {"age": "1", "age": "2"}}',
    b'{"ref": "A", "ref": "B", "facts": {}}',
    b'{"ref": 7, "facts": {}}',
    b'{"facts": {"age": null}}',
    b'{"facts": {"age": 34}}',
    b'{"facts": null}',
    b'{"ref": "A"}',
    b'{"facts": {"nobody-asked": "no"}}',
    b'{"concerns": {"scars": 2}, "facts": {}}',
    b'{"facts": {"age": "\xff"}}',
    b'{"ref": "A", "facts": {}}, {"ref": "B", "facts": {}}',
    b'{"facts": {"age": "1"}',
    b'{"concerns": ["scars"',
    b'"ref": "B"}',
    b' {"ref": "A", "facts": {}},',
    b"[]",
    b"{",
)


def laid_out(name: str, data: bytes, options: Options = Options()) -> list[Sheet]:  # noqa: B008
    """Give all sheets of an input."""
    input_ = opened(name, data, options)
    return [sheet for block in input_.blocks for sheet in reader(name).sheets(input_.layout, block)]


def is_odd(sheet: Sheet, place: int) -> bool:
    """Say whether a record is left to its row: as a whole, or for an answer that is no text."""
    said = (sheet.facts.said(name, place) for name in sheet.facts.names)
    return place in sheet.odd or not all(isinstance(answer, str | None) for answer in said)


def put_back(sheet: Sheet) -> list[Row]:
    """Give the rows of a sheet as its columns tell them."""

    def row(place: int) -> Row:
        if is_odd(sheet, place):
            return sheet.row(place)
        keys = {name: column[place] for name, column in sheet.keys.items() if column[place] is not None}
        facts = {name: said for name in sheet.facts.names if (said := sheet.facts.said(name, place)) is not None}
        return Row(sheet.first + place, {**keys, "facts": facts})

    return [row(place) for place in range(sheet.size)]


def as_parquet(records: list[Record]) -> bytes:
    """Write records whose facts are columns of text."""
    text, names = pa.string(), ["age", "pregnancy", "keloid-history", "x"]
    facts = pa.struct([(name, pa.dictionary(pa.int8(), text) if name == "x" else text) for name in names])
    schema = pa.schema([("ref", text), ("concerns", pa.list_(text)), ("event", text), ("facts", facts)])
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(records, schema=schema), out)
    return bytes(out.getvalue())


@pytest.mark.parametrize(("name", "write"), [("jsonl", as_jsonl), ("arrow", as_parquet)])
@given(records=st.lists(RECORDS, min_size=1, max_size=30))
def test_columns_hold_what_rows_hold(name: str, write: Callable[[list[Record]], bytes], records: list[Record]) -> None:
    data = write(records)
    assert [row for sheet in laid_out(name, data) for row in put_back(sheet)] == read(name, data)
    assert [sheet.row(n) for sheet in laid_out(name, data) for n in range(sheet.size)] == read(name, data)


@given(st.lists(RECORDS.map(lambda one: json.dumps(one).encode()) | st.sampled_from(ODD), max_size=30))
def test_what_is_odd_is_read_alone_and_leaves_the_others(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    assert [row for sheet in laid_out("jsonl", data) for row in put_back(sheet)] == read("jsonl", data)


FORM = b'{"ref": "A", "facts": {"age": "34", "sex": "female", "pregnancy": "no"}, "event": "no"}'
SLIPS: tuple[bytes, ...] = (
    *(
        b'"',
        b", ",
        b', "',
        b'": "',
        b": ",
        b":",
        b",",
        b" ",
        b"\t",
        b"\f",
        b"\0",
        b"\\",
        b"\\u0041",
        b"{",
        b"}",
        b"[",
        b"]",
    ),
    *(
        b"",
        b"1",
        b"x",
        b"age",
        b"sex",
        b"no",
        b'"age"',
        b'"facts": {"',
        b'"facts": {}',
        b"null",
        b"true",
        b"\xff",
        b"\xc3\xa9",
    ),
)


@st.composite
def slipped(draw: st.DrawFn) -> bytes:
    """Give a record in which a few bytes are others."""
    line = FORM
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(line)))
        stop = min(start + draw(st.sampled_from([0, 0, 1, 2, 9, 15, 21])), len(line))
        line = line[:start] + draw(st.sampled_from((*SLIPS, line[start:stop] * 2))) + line[stop:]
    return line


@examples(300)
@given(st.lists(slipped(), min_size=1, max_size=3))
def test_a_slip_of_the_pen_in_a_form_is_read_as_it_is_alone(slips: list[bytes]) -> None:
    data = b"\n".join([*[FORM] * 25, *slips, *[FORM] * 4])
    assert [row for sheet in laid_out("jsonl", data) for row in put_back(sheet)] == read("jsonl", data)


@pytest.mark.parametrize("blank", [b"", b" ", b"\t", b"  "])
def test_a_form_is_known_by_its_blanks(blank: bytes) -> None:
    data = b"\n".join([FORM.replace(b" ", blank)] * 20)
    sheets = laid_out("jsonl", data)
    assert {type(sheet.facts) for sheet in sheets} == {JsonCells}
    assert [row for sheet in sheets for row in put_back(sheet)] == read("jsonl", data)


@pytest.mark.parametrize("odd", ODD)
def test_nothing_odd_stands_in_the_columns(odd: bytes) -> None:
    usual = b'{"ref": "A", "facts": {"age": "34"}}'
    [sheet] = laid_out("jsonl", b"\n".join([usual] * 10 + [odd] + [usual] * 9) + b"\n")
    assert [place for place in range(sheet.size) if is_odd(sheet, place)] == [10]
    if 10 in sheet.odd:
        assert {column[10] for column in sheet.keys.values()} == {None}
        assert set(sheet.facts.cells(sheet.facts.names, 10)) == {None}


def as_table(rows: list[list[Any]]) -> bytes:
    """Write cells of any kind as Parquet, column by column."""
    out = pa.BufferOutputStream()
    columns = zip(*rows, strict=True)
    pq.write_table(pa.table({f"c{n}": pa.array(list(column)) for n, column in enumerate(columns)}), out)
    return bytes(out.getvalue())


def as_lines(rows: list[list[Any]]) -> bytes:
    """Write cells as CSV; a row with a cell too many, a blank line and the header again are among them."""
    lines = [",".join(cell or "" for cell in row) for row in rows]
    return "\n".join(["c0,c1", *lines, "a,b,c", "", "c0,c1", "x,y"]).encode()


@pytest.mark.parametrize(("name", "write"), [("csv", as_lines), ("arrow", as_table)])
@given(rows=st.lists(st.tuples(*[st.sampled_from(["a", "b b", "", None])] * 2).map(list), min_size=1, max_size=9))
def test_a_table_holds_what_rows_hold(
    name: str, write: Callable[[list[list[Any]]], bytes], rows: list[list[Any]]
) -> None:
    data = write([["a", "b"], *rows])
    input_, found = opened(name, data), list[Row]()
    headers = input_.columns or ()
    for block in input_.blocks:
        for table in reader(name).tables(input_.layout, block):
            for place, cells in enumerate(table.rows):
                here = Row(table.first + place, dict(zip(headers, cells, strict=True)))
                found.append(table.odd.get(place, here))
    blank = dict.fromkeys(headers, "")
    whole = [row if row.data is None else row._replace(data=blank | row.data) for row in read(name, data)]
    assert found == whole


def test_cells_that_are_no_text_keep_their_trouble() -> None:
    data = as_table([["a", {"k": 1}], ["b", {"k": 2}]])
    input_ = opened("arrow", data)
    (block,) = input_.blocks
    (table,) = reader("arrow").tables(input_.layout, block)
    assert [table.odd[place] for place in range(2)] == read("arrow", data)


@pytest.mark.parametrize(
    "facts",
    [
        [{"age": 34}],
        [None, {"age": "34"}],
        ['{"age": "34"}'],
    ],
)
def test_facts_that_are_no_columns_of_text_are_read_row_by_row(facts: list[Any]) -> None:
    out = pa.BufferOutputStream()
    pq.write_table(pa.table({"facts": facts, "areas": [["cheeks"]] * len(facts)}), out)
    input_ = opened("arrow", bytes(out.getvalue()))
    assert [reader("arrow").sheets(input_.layout, block) for block in input_.blocks] == [None]


@pytest.mark.parametrize(
    ("name", "data"), [("jsonl", b"{}\n" * 50), ("json", b"[" + b"{}," * 49 + b"{}]"), ("csv", b"ref\n" + b'""\n' * 50)]
)
def test_short_records_are_cut_off_few_at_a_time(name: str, data: bytes) -> None:
    input_ = opened(name, data, Options(rows=7))
    counts = [len(list(reader(name).rows(input_.layout, block))) for block in input_.blocks]
    assert sum(counts) == 50
    assert max(counts) <= 7
