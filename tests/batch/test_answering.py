"""Rows in, lines out: each its line, in order, whatever the rows are."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, compiled, small_files
from needlecli.batch import Answerer, Bad, Count, Job, Source, Work
from needlecli.intake import Block, Row
from needlecli.report.batch import Tally, summary_data
from needlecli.source import Trouble

PACK = compiled(small_files()).value
assert PACK is not None
SCARS = {"ref": "A1", "concerns": ["scars"]}
ODD = Trouble("ragged-row", "this row is short", "mend it")


def answered(*rows: Row, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    assert PACK is not None
    return [json.loads(line) for line in Answerer(PACK, TODAY, settings).answer(rows, "a.csv").lines]


def test_a_row_that_could_not_be_read_is_a_line_with_its_reasons() -> None:
    assert answered(Row(7, None, (ODD,)), Row(8, {"ref": "X"}, (ODD,)), Row(9, None)) == [
        {"row": 7, "source": "a.csv", "ref": "", "rejected": [reason("", *ODD[:3])]},
        {"row": 8, "source": "a.csv", "ref": "X", "rejected": [reason("", *ODD[:3])]},
        {
            "row": 9,
            "source": "a.csv",
            "ref": "",
            "rejected": [reason("", "not-a-record", "there is no record here", "")],
        },
    ]


def reason(field: str, name: str, says: str, help_: str) -> dict[str, str]:
    return {"field": field, "name": name, "says": says, "help": help_}


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"facts": {"pregnancy": "perhaps"}}, "facts.pregnancy"),
        ({"facts": {"Jane Doe, 5 Elm St": "yes"}}, "facts.(a key that is no word)"),
        ({"Jane Doe": 1}, "(a key that is no word)"),
        ({"concerns": {"Jane": 1}}, "concerns"),
        ({"concerns": ["scars", "Jane"]}, "concerns"),
        ({"areas": ["cheeks", "Jane"]}, "areas.1"),
    ],
)
def test_a_field_is_named_and_nothing_that_was_written_in_it(record: dict[str, Any], field: str) -> None:
    (line,) = answered(Row(1, record))
    assert [trouble["field"] for trouble in line["rejected"]] == [field]
    assert "Jane" not in json.dumps(line)


@pytest.mark.parametrize("ref", [True, ["x"], {"x": 1}, None, 1.5])
def test_a_reference_that_is_no_text_and_no_number_is_left_out_of_a_rejection(ref: object) -> None:
    (line,) = answered(Row(1, {"ref": ref, "nonsense": 1}))
    assert line["ref"] == ""


@pytest.mark.parametrize("nothing", [{}, {"max_depth": None}, {"max_depth": ""}])
def test_a_limit_of_the_clinic_holds_where_a_record_says_nothing(nothing: dict[str, Any]) -> None:
    limited, own = answered(
        Row(1, SCARS | nothing), Row(2, SCARS | {"max_depth": "1.4 mm"}), settings={"max_depth": "1.2 mm"}
    )
    assert [line["options"][0]["depth"][0]["if_clear"]["max_mm"] for line in (limited, own)] == [1.2, 1.4]


class Shaped(NamedTuple):
    """A row as a map might give it."""

    record: Mapping[str, Any]
    troubles: tuple[Trouble, ...] = ()


def test_a_reference_comes_from_the_column_that_the_map_names() -> None:
    def shape(data: Mapping[str, Any], _: date) -> Shaped:
        return Shaped({"ref": data["id"]}, (ODD,))

    assert PACK is not None
    rows = [Row(1, {"ref": "Jane Doe", "id": "A1"}), Row(2, {"ref": "Jane Doe", "id": "A2"}, (ODD,))]
    done = Answerer(PACK, TODAY).answer(rows, "a.csv", shape)
    assert [json.loads(line)["ref"] for line in done.lines] == ["A1", ""]
    assert done.trouble == Bad(1, "a.csv", (ODD,))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["ref", "on", "concerns", "facts", "areas", "notes", "event", "others", "operator", "cleared"])


@given(st.lists(st.dictionaries(KEYS | st.text(max_size=4), VALUES, max_size=4), max_size=6))
def test_any_rows_have_a_line_each(records: list[dict[str, Any]]) -> None:
    assert PACK is not None
    tally, count = Tally(), Count()
    done = Answerer(PACK, TODAY).answer([Row(n, one) for n, one in enumerate(records, 1)], "s", None, tally)
    lines = [json.loads(line) for line in done.lines]
    assert [line["row"] for line in lines] == list(range(1, len(records) + 1))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 and line.isascii() for line in done.lines)
    count.add_lines(done.lines)
    assert (count.records, count.rejected, count.verdicts) == (done.records, done.rejected, done.verdicts)
    assert (tally.records, tally.rejected, tally.verdicts) == (done.records, done.rejected, done.verdicts)
    assert count.trouble == done.trouble


def test_a_summary_of_lines_is_the_summary_of_the_run() -> None:
    assert PACK is not None
    rows = [Row(n, SCARS | {"notes": "odd" * (n % 2), "others": ("no", "maybe")[n % 3 == 0]}) for n in range(12)]
    run, lines = Count(tally=Tally()), Count(tally=Tally())
    work = Work(PACK, TODAY, tallies=True)
    data = b"".join(json.dumps(row.data).encode() + b"\n" for row in rows)
    done = work.do(Job(Source("a.jsonl", "jsonl", None, None), Block(1, data)))
    run.add(done)
    lines.add_lines(done.data.splitlines(keepends=True))
    assert run.tally is not None
    assert lines.tally is not None
    assert summary_data(run.tally, PACK, {}) == summary_data(lines.tally, PACK, {})
    assert run.closing() == lines.closing()
    assert run.trouble == lines.trouble
