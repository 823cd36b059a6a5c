"""Ways in agree: the same records, written in any way and cut anywhere, are the same rows."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.tables import FILES, TEXTS, Record, as_csv, as_json, as_jsonl, as_parquet, as_stream, packed, read, reader
from needlecli.intake import Gunzipped, Options, Row

WAYS = [pytest.param(name, write, id=f"{name}{suffix}") for name, suffix, write in (*TEXTS, *FILES)]
ASKED = ("ref", "Are you pregnant, or nursing?", "Medication; dose", "Größe")
CELLS = (
    "yes",
    "no",
    "",
    " A,B ",
    'he said "ow"',
    "line\nline",
    "x\r\ny",
    "é € 😀",
    "'=1+1",
    "no; not|now\t",
    "-",
    "---",
)


def rows_of(table: list[Record]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(table, 1)]


TABLE = [dict(zip(ASKED, (f"A{number}", *CELLS[number : number + 3]), strict=True)) for number in range(9)]


@pytest.mark.parametrize(("name", "write"), WAYS)
def test_a_table_is_the_same_rows_in_every_way_it_is_written(name: str, write: Callable[..., bytes]) -> None:
    plain = [{key: value.replace("\r\n", "\n") for key, value in row.items()} for row in TABLE]
    assert read(name, write(plain)) == rows_of(plain)


@pytest.mark.parametrize(("name", "write"), WAYS)
@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_blocks_of_any_size_give_the_same_rows(name: str, write: Callable[..., bytes], size: int) -> None:
    data = write(TABLE * 20)
    assert read(name, data, Options(block=size)) == read(name, data)


@pytest.mark.parametrize(("name", "write"), [(name, write) for name, _, write in TEXTS])
def test_what_was_packed_is_read_like_the_text(name: str, write: Callable[..., bytes]) -> None:
    unpacked = Gunzipped(io.BytesIO(packed(write(TABLE))))
    opened = reader(name).start("clients", unpacked, Options(block=64))
    rows = [row for block in opened.blocks for row in reader(name).rows(opened.layout, block)]
    assert rows == read(name, write(TABLE))
    assert not unpacked.broken


RECORD = {
    "ref": "A17",
    "on": "2026-11-22",
    "concerns": ["acne-scars", "large-pores"],
    "facts": {"age": 34, "hba1c": 6.5, "isotretinoin": "2026-09-01", "pregnancy": "no", "eczema": True},
}


@pytest.mark.parametrize(("name", "write"), [w for w in WAYS if w.values[0] not in ("csv", "excel")])
def test_a_nested_record_keeps_the_kinds_of_its_values(name: str, write: Callable[..., bytes]) -> None:
    assert read(name, write([RECORD, RECORD])) == [Row(1, RECORD), Row(2, RECORD)]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.sampled_from(CELLS)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=8), st.sampled_from(",;\t|"), st.integers(1, 80))
def test_any_text_survives_a_table(cells: list[tuple[str, str]], delimiter: str, size: int) -> None:
    table = [{"name a": first, "name b": second} for first, second in cells]
    data = as_csv(table, delimiter)
    assert [row.data for row in read("csv", data, Options(block=size))] == table


@given(
    st.lists(st.dictionaries(TEXT, TEXT | st.integers() | st.lists(TEXT), max_size=4), max_size=6), st.integers(1, 80)
)
def test_any_record_survives_json(records: list[Record], size: int) -> None:
    assert read("jsonl", as_jsonl(records), Options(block=size)) == rows_of(records)
    assert read("json", as_json(records), Options(block=size)) == rows_of(records)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_any_text_survives_columns(cells: list[tuple[str, str]]) -> None:
    table = [{"name a": first, "name b": second} for first, second in cells]
    assert read("arrow", as_parquet(table)) == read("arrow", as_stream(table)) == rows_of(table)
