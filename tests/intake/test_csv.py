"""Tables as people and programs really write them, and broken in the ways they break."""

import pytest

from intake.tables import opened, read, reader, troubles
from needlecli.intake import Options, Row, Unusable

A, B = {"x": "1", "y": "2"}, {"x": "3", "y": "4"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_delimiters_line_ends_and_encodings_are_told_apart(delimiter: str, end: str, encoding: str) -> None:
    text = end.join(delimiter.join(cells) for cells in (("x", "größe"), ("1", "2"), ("3", "“4”"))) + end
    rows = [Row(1, {"x": "1", "größe": "2"}), Row(2, {"x": "3", "größe": "“4”"})]
    assert read("csv", text.encode(encoding)) == rows
    assert read("csv", text.encode(encoding), Options(block=5)) == rows


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Eczema, rash or hives?;Age\nno;34\n", ("Eczema, rash or hives?", "Age")),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ("a", "b")),
        ("sep=;\na;b,c,d\n", ("a", "b,c,d")),
        ("only\none\n", ("only",)),
        ('"a,b";"c\nd"\n1;2\n', ("a,b", "c\nd")),
        ("\n\nx,y\n1,2\n", ("x", "y")),
    ],
)
def test_the_header_is_found_whatever_stands_between_its_cells(text: str, columns: tuple[str, ...]) -> None:
    assert opened("csv", text.encode()).columns == columns


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b,a\n1,2,3\n", "columns 1 and 3 are both named 'a'"),
        ("a,,c\n1,2,3\n", "column 2 has no name"),
        (
            "Ann,yes,2026-01-02\nBob,no,2026-01-03\n",
            "the first row looks like answers and not like the names of columns",
        ),
        ('a,"b\n1,2\n', "a quote in the first row is not closed where it should be"),
        ('a,"b"c\n1,2\n', "a quote in the first row is not closed where it should be"),
    ],
)
def test_a_table_without_names_for_its_columns_is_refused(text: str, says: str) -> None:
    with pytest.raises(Unusable) as refused:
        opened("csv", text.encode())
    assert (refused.value.says, bool(refused.value.help)) == (says, True)


def test_a_header_that_never_ends_is_refused_without_being_held() -> None:
    with pytest.raises(Unusable, match="the first row does not end"):
        opened("csv", b"a," * 200_000, Options(longest=1 << 17))


@pytest.mark.parametrize(("text", "notice"), [("", "clients.csv is empty"), ("x,y\n", "has a header and no rows")])
def test_nothing_to_read_is_said(text: str, notice: str) -> None:
    table = opened("csv", text.encode())
    assert list(table.blocks) == []
    assert notice in table.notices[0]


def test_text_that_is_not_utf_8_is_read_as_windows_1252_and_said() -> None:
    table = opened("csv", "x,y\na,b\nBrand’s,é\n".encode("cp1252"))
    blocks = list(table.blocks)
    assert table.notices == ["clients.csv is not UTF-8; read as Windows-1252"]
    assert read("csv", "x,y\na,b\nBrand’s,é\n".encode("cp1252"))[1].data == {"x": "Brand’s", "y": "é"}
    assert len(blocks) == 1


@pytest.mark.parametrize("size", [1, 10, 1 << 20])
def test_a_row_in_another_encoding_than_the_rows_before_is_a_trouble(size: int) -> None:
    rows = read("csv", "x,y\né,b\n".encode() + b"\xe9,b\n" + b"c,d\n", Options(block=size))
    assert [row.data for row in rows] == [{"x": "é", "y": "b"}, None, {"x": "c", "y": "d"}]
    assert [(t.name, t.field) for t in rows[1].troubles] == [("not-text", "x")]


def test_a_nul_is_a_trouble_of_its_row() -> None:
    assert troubles(read("csv", b"x,y\n1,2\n3,\0\n1,2\n")) == [(2, ["not-text"])]


@pytest.mark.parametrize("size", [1, 16, 1 << 20])
@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("1,2\n1\n3,4\n", [(2, ["ragged-row"])]),
        ("1,2\n1,2,3\n3,4\n", [(2, ["ragged-row"])]),
        ("1,2\nx,y\n3,4\n", [(2, ["header-again"])]),
        ('1,2\n"1,2\n3,4\n', [(2, ["quote-open"])]),
        ('1,2\n1,"2" 3\n3,4\n', [(2, ["quote-open"])]),
        ('1,2\n1,"2\n3,"4"\n3,4\n', [(2, ["quote-open"])]),
    ],
)
def test_one_broken_row_leaves_the_others(body: str, numbers: list[tuple[int, list[str]]], size: int) -> None:
    rows = read("csv", f"x,y\n{body}".encode(), Options(block=size))
    assert troubles(rows) == numbers
    assert rows[0] == Row(1, A)
    assert rows[-1].data == B
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_a_quote_inside_a_cell_that_began_without_one_is_a_letter() -> None:
    rows = read("csv", b'x,y\n5" needle,2\n"a ""b""",3\n', Options(block=1))
    assert [row.data for row in rows] == [{"x": '5" needle', "y": "2"}, {"x": 'a "b"', "y": "3"}]


def test_a_quote_that_never_closes_does_not_swallow_the_rows_below() -> None:
    body = b"x,y\n1,2\n" + b'1,"open\n' + b"3,4\n" * 1000
    rows = read("csv", body, Options(block=64, longest=1024))
    assert troubles(rows) == [(2, ["quote-open"])]
    assert rows[2:] == [Row(number, B) for number in range(3, 1003)]


def test_blank_lines_are_no_rows_and_count() -> None:
    assert read("csv", b"x,y\n\n1,2\r\n\r\n\r\n3,4\n\n") == [Row(2, A), Row(5, B)]
    assert read("csv", b"x,y\n\n1,2\r\n\r\n\r\n3,4\n\n", Options(block=3)) == [Row(2, A), Row(5, B)]


def test_a_line_too_long_to_be_a_record_is_a_trouble() -> None:
    rows = read("csv", b"x,y\n1,2\n" + b"z" * 500_000 + b",1\n3,4", Options(block=1000, longest=100_000))
    assert troubles(rows) == [(2, ["too-long"])]
    assert rows[-1] == Row(3, B)


def test_a_cell_of_ten_megabytes_is_read() -> None:
    note = "long note, \n" * 900_000
    assert read("csv", f'x,y\n1,"{note}"\n3,4\n'.encode()) == [Row(1, {"x": "1", "y": note}), Row(2, B)]


def test_a_hundred_thousand_columns_are_read() -> None:
    names = [f"c{number}" for number in range(100_000)]
    data = ",".join(names) + "\n" + ",".join(["v"] * 100_000) + "\n"
    assert read("csv", data.encode()) == [Row(1, dict.fromkeys(names, "v"))]


@pytest.mark.parametrize("kept", [3, 4, 10])
def test_a_table_cut_off_in_its_header_is_not_an_empty_one(kept: int) -> None:
    with pytest.raises(Unusable, match="cut off before its rows begin"):
        opened("csv", "größe,weight\n1,2\n".encode("utf-16")[: 2 * kept + 1])


@pytest.mark.parametrize("end", [b"", b'4,"5"\n', b'4,"5"'])
@pytest.mark.parametrize("count", [10, 500, 5_000, 20_000])
def test_however_many_lines_an_open_quote_runs_over_they_come_in_small_blocks(count: int, end: bytes) -> None:
    body = b"x,y\n1,2\n" + b'1,"open\n' + b"3,4\n" * count + end
    table = opened("csv", body, Options(block=500, longest=20_000))
    blocks = list(table.blocks)
    rows = [row for block in blocks for row in reader("csv").rows(table.layout, block)]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert [row.data for row in rows[:1]] == [{"x": "1", "y": "2"}]
    assert [(number, names) for number, names in troubles(rows) if number < count] == [(2, ["quote-open"])]
    assert sum(row.data == {"x": "3", "y": "4"} for row in rows) >= count - 1
    assert max(len(block.content[0]) for block in blocks) < 5_000


@pytest.mark.parametrize("last", [b"\n", b""])
def test_a_long_cell_with_many_lines_is_one_record_wherever_it_stands(last: bytes) -> None:
    cell = b"a line\n" * 3_000
    body = b'x,y\n1,2\n1,"%b"\n' % cell + b"3,4\n" * 3_000 + b'1,"%b"' % cell + last
    table = opened("csv", body, Options(block=500, longest=50_000))
    blocks = list(table.blocks)
    rows = [row for block in blocks for row in reader("csv").rows(table.layout, block)]
    assert troubles(rows) == []
    assert len(rows) == 3_003
    assert [row.number for row in rows if row.data == {"x": "1", "y": cell.decode()}] == [2, 3_003]
    assert max(len(block.content[0]) for block in blocks) < 25_000
