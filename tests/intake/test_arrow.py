"""Columns in, rows out: flat tables as text, records with the kinds of their values."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest

from intake.tables import as_ipc, as_parquet, as_stream, opened, pa, pq, read, troubles
from needlecli.intake import Options, Row, Unusable


def parquet(**columns: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (pa.array(["a"]), "a"),
        (pa.array(["a"]).dictionary_encode(), "a"),
        (pa.array(["a"], pa.large_string()), "a"),
        (pa.array([34]), "34"),
        (pa.array([34.0]), "34"),
        (pa.array([6.5]), "6.5"),
        (pa.array([Decimal("6.50")]), "6.5"),
        (pa.array([True]), "true"),
        (pa.array([dt.date(2026, 9, 1)]), "2026-09-01"),
        (pa.array([dt.datetime(2026, 9, 1)]), "2026-09-01"),  # noqa: DTZ001
        (pa.array([dt.datetime(2026, 9, 1, 10, 30)], pa.timestamp("s")), "2026-09-01T10:30:00"),  # noqa: DTZ001
        (pa.array([1], pa.timestamp("ns")), "1970-01-01 00:00:00.000000001"),
        (pa.array([b"a"]), "a"),
        (pa.array([["a", "b"]]), "a, b"),
    ],
)
def test_a_cell_of_a_table_is_given_as_text(column: Any, text: str) -> None:
    assert read("arrow", parquet(Asked=column)) == [Row(1, {"Asked": text})]


@pytest.mark.parametrize("kind", [pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.null(), pa.list_(pa.string())])
def test_a_null_is_left_out(kind: Any) -> None:
    assert read("arrow", parquet(Asked=pa.array([None], kind), Other=["x"])) == [Row(1, {"Other": "x"})]


@pytest.mark.parametrize(
    ("column", "name"),
    [
        (pa.array([{"k": 1}]), "nested-cell"),
        (pa.array([b"\xff"]), "not-text"),
        (pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())), "nested-cell"),
    ],
)
def test_a_cell_that_is_no_text_is_a_trouble_of_its_column(column: Any, name: str) -> None:
    (row,) = read("arrow", parquet(Asked=column, Other=["x"]))
    assert (row.data, [(t.name, t.field) for t in row.troubles]) == ({"Other": "x"}, [(name, "Asked")])


FACTS = pa.map_(pa.string(), pa.string())


def test_facts_may_be_a_map_or_a_struct() -> None:
    mapped = parquet(ref=["A"], facts=pa.array([[("pregnancy", "no"), ("eczema", None)]], FACTS))
    structured = parquet(ref=["A"], facts=pa.array([{"pregnancy": "no", "eczema": None}]))
    assert read("arrow", mapped) == read("arrow", structured) == [Row(1, {"ref": "A", "facts": {"pregnancy": "no"}})]
    assert opened("arrow", mapped).columns is None


def test_a_fact_that_stands_twice_in_a_map_is_a_trouble() -> None:
    facts = pa.array([[("pregnancy", "yes"), ("pregnancy", "no")]], FACTS)
    assert troubles(read("arrow", parquet(ref=["A"], facts=facts))) == [(1, ["key-twice"])]


def test_columns_that_are_all_keys_of_records_keep_their_kinds() -> None:
    data = parquet(ref=["A"], event=[dt.date(2027, 6, 12)], concerns=[["acne-scars"]], max_depth=[None])
    assert read("arrow", data) == [Row(1, {"ref": "A", "event": "2027-06-12", "concerns": ["acne-scars"]})]


def test_columns_that_are_all_keys_of_records_and_of_one_piece_each_are_a_table() -> None:
    data = parquet(ref=[17], on=[dt.date(2026, 11, 22)], concerns=["acne-scars; melasma"], notes=[""], others=["no"])
    row = {"ref": "17", "on": "2026-11-22", "concerns": "acne-scars; melasma", "notes": "", "others": "no"}
    assert (opened("arrow", data).columns, read("arrow", data)) == (tuple(row), [Row(1, row)])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('["acne-scars", "melasma"]', "acne-scars, melasma"),
        (' ["acne-scars", null]', "acne-scars"),
        ("[]", ""),
        ("acne-scars", "acne-scars"),
        ("[acne] scars", "[acne] scars"),
        ("{never closed", "{never closed"),
        (None, None),
    ],
)
def test_a_list_as_json_in_a_cell_of_a_table_is_its_words(text: str | None, value: str | None) -> None:
    data = {"ref": "A"} | ({"concerns": value} if value is not None else {})
    assert read("arrow", parquet(ref=["A"], concerns=pa.array([text], pa.string()))) == [Row(1, data)]


@pytest.mark.parametrize("text", ['{"acne-scars": 2}', '[["acne-scars"]]', '[{"acne-scars": 2}]'])
def test_what_a_cell_of_a_table_cannot_hold_is_a_trouble_of_its_column(text: str) -> None:
    (row,) = read("arrow", parquet(ref=["A"], concerns=[text]))
    assert (row.data, [(t.name, t.field) for t in row.troubles]) == ({"ref": "A"}, [("nested-cell", "concerns")])


FACTS_AS_TEXT = '{"pregnancy": "no", "age": 34}'


@pytest.mark.parametrize(
    "column",
    [
        pa.array([FACTS_AS_TEXT]),
        pa.array([FACTS_AS_TEXT], pa.large_string()),
        pa.array([FACTS_AS_TEXT]).dictionary_encode(),
    ],
)
def test_facts_may_be_json_text(column: Any) -> None:
    data = parquet(ref=["A"], facts=column, concerns=['{"acne-scars": 2}'], extra=["x"])
    record = {"ref": "A", "facts": {"pregnancy": "no", "age": 34}, "concerns": {"acne-scars": 2}, "extra": "x"}
    assert (opened("arrow", data).columns, read("arrow", data)) == (None, [Row(1, record)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"pregnancy": "no", "pregnancy": "yes"}', "key-twice"),
        ('{"pregnancy": "no"', "not-json"),
        ("{} {}", "not-json"),
    ],
)
def test_facts_as_text_that_are_no_facts_are_a_trouble_of_their_row(text: str, name: str) -> None:
    bad, good = read("arrow", parquet(ref=["A", "B"], facts=[text, "{}"]))
    assert [(t.name, t.field) for t in bad.troubles] == [(name, "facts")]
    assert good == Row(2, {"ref": "B", "facts": {}})


@pytest.mark.parametrize("write", [as_parquet, as_ipc, as_stream])
def test_a_file_cut_off_is_refused_or_ends_in_a_row_that_says_so(write: Any) -> None:
    data = write([{"ref": f"A{number}", "note": f"{number * 7919}"} for number in range(5000)])
    for part in (1, 8, 100, len(data) // 2, len(data) - 10):
        try:
            rows = read("arrow", data[:part], Options(block=10_000))
        except Unusable as refused:
            assert refused.help  # noqa: PT017
        else:
            assert rows[-1].troubles or len(rows) == 5000


def test_two_columns_of_one_name_are_refused() -> None:
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["x", "x"])
    out = io.BytesIO()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    with pytest.raises(Unusable, match="two columns are named 'x'"):
        opened("arrow", out.getvalue())


def test_a_table_without_rows_says_so() -> None:
    empty = opened("arrow", parquet(Asked=pa.array([], pa.string())))
    assert (list(empty.blocks), empty.notices) == ([], ["clients.arrow has columns and no rows"])


def test_a_stream_without_its_end_mark_may_be_cut_off_between_two_batches() -> None:
    data = as_stream([{"x": "1"}])
    assert troubles(read("arrow", data)) == []
    assert troubles(read("arrow", data[:-8])) == [(2, ["cut-off"])]


def test_a_column_whose_name_is_no_text_is_refused() -> None:
    with pytest.raises(Unusable, match="damaged"):
        opened("arrow", as_stream([{"note": "1"}]).replace(b"note", b"\xffote"))
