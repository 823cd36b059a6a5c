"""A record batch in, a record batch of answers out: the same answers, whatever shape the columns have."""

import json
import pickle
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from builders import TODAY, compiled, small_files
from needlecli import load_pack, recommend_many
from needlecli.batch import Job, Source, Work
from needlecli.errors import DataError, PackError, UsageError
from needlecli.files.inputs import inputs
from needlecli.knowledge import Pack

pa = pytest.importorskip("pyarrow")
pytest.importorskip("pyarrow.parquet")
arrow = pytest.importorskip("needlecli.arrow")

RECORDS: tuple[dict[str, Any], ...] = (
    {"ref": "A1", "concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01", "age": "34"}},
    {"ref": "A2", "concerns": ["wrinkles"], "facts": {"pregnancy": "yes", "age": "unknown"}},
    {"ref": "A3", "concerns": ["acne-scars"], "facts": {"age": "thirty"}},
    {"ref": "A4", "concerns": ["acne-scars", "wrinkles"], "facts": {"pregnancy": "no"}, "notes": "takes zorblaxine"},
)
MAP = """schema: needle.map/1
columns:
  "Your reference": {is: ref}
  "Pregnant?": {is: pregnancy}
  "E-mail": {ignore: personal}
constants: {concerns: [acne-scars]}
"""


def batch(rows: list[dict[str, Any]], kind: Any = None) -> Any:
    return pa.RecordBatch.from_pylist(rows, schema=kind)


def lines(out: Any) -> list[Any]:
    return [json.loads(line) for line in out["line"].to_pylist()]


def wanted(pack: Pack) -> list[Any]:
    return list(recommend_many(RECORDS, pack, today=TODAY))


def flat() -> Any:
    facts = ("isotretinoin", "pregnancy", "age")
    rows = [
        {
            "ref": one["ref"],
            "concerns": ", ".join(one["concerns"]),
            "notes": one.get("notes"),
            **{fact: one["facts"].get(fact) for fact in facts},
        }
        for one in RECORDS
    ]
    return batch(rows)


def nested() -> Any:
    return batch([{"notes": None} | one for one in RECORDS])


def as_map() -> Any:
    text = pa.string()
    kind = pa.schema(
        [("ref", text), ("concerns", pa.list_(text)), ("facts", pa.map_(text, text)), ("notes", pa.large_string())]
    )
    return batch([one | {"facts": list(one["facts"].items())} for one in RECORDS], kind)


def as_json() -> Any:
    return batch(
        [
            {"ref": one["ref"], "concerns": json.dumps(one["concerns"]), "facts": json.dumps(one["facts"])}
            | {"notes": one.get("notes")}
            for one in RECORDS
        ]
    )


@pytest.mark.parametrize("shape", [flat, nested, as_map, as_json])
def test_every_shape_gives_the_lines_of_a_batch(pack: Pack, shape: Callable[[], Any]) -> None:
    found = lines(arrow.answers(shape(), pack=pack, today=TODAY))
    for reason in found[2]["rejected"]:  # a table has a column for what a record has under facts
        reason["field"] = {"age": "facts.age"}.get(reason["field"], reason["field"])
    assert found == wanted(pack)


def of_a_file(path: Path, table: Any, pack: Pack) -> list[Any]:
    """Give the lines of a batch for the same columns in a Parquet file."""
    pa.parquet.write_table(pa.Table.from_batches([table]), path)
    work, found = Work(pack, TODAY), []
    for one in inputs([str(path)]):
        with one:
            source = Source("", one.reader, one.opened.layout, one.opened.columns)
            for block in one.opened.blocks:
                found += [json.loads(line) for line in work.do(Job(source, block)).data.splitlines()]
    return found


def plain() -> Any:
    """Give columns that are keys of records, with one piece in each cell."""
    return batch(
        [
            {
                "ref": "A1",
                "on": "2026-11-22",
                "concerns": "acne-scars; melasma",
                "notes": "",
                "event": date(2027, 6, 12),
            },
            {"ref": "A2", "on": None, "concerns": '["wrinkles"]', "notes": "cold sores", "event": None},
            {"ref": "A3", "on": "", "concerns": '{"acne-scars": 2}', "notes": None, "event": None},
            {"ref": "A4", "on": "22.11.", "concerns": "", "notes": None, "event": None},
        ]
    )


@pytest.mark.parametrize("shape", [flat, nested, as_map, as_json, plain])
def test_a_file_of_the_same_columns_is_answered_alike(pack: Pack, tmp_path: Path, shape: Callable[[], Any]) -> None:
    told = lines(arrow.answers(shape(), pack=pack, today=TODAY))
    assert of_a_file(tmp_path / "a.parquet", shape(), pack) == told
    assert [bool(line.get("rejected")) for line in told] == [False, False, True, shape is plain]


def test_the_columns_hold_what_the_lines_say(pack: Pack) -> None:
    out = arrow.answers(nested(), pack=pack, today=TODAY)
    out.validate(full=True)
    assert out.schema == arrow.SCHEMA
    for row, line in zip(out.to_pylist(), wanted(pack), strict=True):
        options = line.get("options", [])
        kept = ("variant", "verdict", "if_clear", "fit", "rank")
        assert row["row"] == line["row"]
        assert row["ref"] == line["ref"]
        assert row["verdict"] == line.get("verdict", "rejected")
        assert row["review"] == line.get("review")
        assert str(row["until"]) == str(line.get("until"))
        assert row["questions"] == line.get("questions", [])
        assert row["unrecognised"] == line.get("unrecognised", [])
        assert row["rejected"] == line.get("rejected", [])
        assert [{name: one[name] for name in kept} for one in row["options"]] == [
            {name: one[name] for name in kept} for one in options
        ]
        assert [str(one["until"]) for one in row["options"]] == [str(one["until"]) for one in options]
        fired = line.get("cautions", [])
        assert row["cautions"] == [caution["id"] for caution in fired]
        assert [one["cautions"] for one in row["options"]] == [
            [caution["id"] for caution in fired if one["variant"] in caution["variants"]] for one in options
        ]


def test_the_short_columns_read_like_this(pack: Pack) -> None:
    rows = arrow.answers(nested(), pack=pack, today=TODAY).select(["ref", "verdict", "until", "review", "top"])
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        ("A1", "defer", date(2027, 3, 1), False, "pen"),
        ("A2", "contraindicated", None, False, None),
        ("A3", "rejected", None, None, None),
        ("A4", "review", None, True, "pen"),
    ]


def test_a_batch_without_rows_has_an_answer_without_rows(pack: Pack) -> None:
    out = arrow.answers(nested().slice(0, 0), pack=pack, today=TODAY)
    assert (out.num_rows, out.schema) == (0, arrow.SCHEMA)


def test_rows_are_numbered_within_their_batch(pack: Pack) -> None:
    out = arrow.answers(nested().slice(2), pack=pack, today=TODAY)
    assert [(row["row"], row["ref"]) for row in out.to_pylist()] == [(1, "A3"), (2, "A4")]


def test_a_map_is_read_from_its_text(pack: Pack) -> None:
    forms = batch([{"Your reference": "B1", "Pregnant?": "Yes", "E-mail": "x@y.example"}])
    out = arrow.answers(forms, pack=pack, today=TODAY, mapping=MAP)
    said = {"ref": "B1", "concerns": ["acne-scars"], "facts": {"pregnancy": "yes"}}
    assert lines(out) == list(recommend_many([said], pack, today=TODAY))


def test_a_map_that_cannot_be_read_stops_before_any_worker_starts() -> None:
    with pytest.raises(UsageError):
        arrow.mapper(today=TODAY, mapping="schema: needle.map/1\ncolumns: {Pregnant?: {is: no-such-fact}}\n")


def test_a_column_nobody_said_anything_about_is_refused_by_name(pack: Pack) -> None:
    with pytest.raises(DataError, match="'Favourite colour'"):
        arrow.answers(batch([{"ref": "A", "Favourite colour": "red"}]), pack=pack, today=TODAY)


@pytest.mark.parametrize("columns", [[], ["ref", "ref"]])
def test_columns_that_cannot_be_told_apart_are_refused(pack: Pack, columns: list[str]) -> None:
    cells = [pa.array(["A"]) for _ in columns]
    with pytest.raises(DataError, match="no columns, or two of one name"):
        arrow.answers(pa.RecordBatch.from_arrays(cells, names=columns), pack=pack, today=TODAY)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ('{"pregnancy": "no", "pregnancy": "yes"}', "key-twice"),
        ('{"pregnancy": "no"', "not-json"),
        ('{"pregnancy": "no"}, "on": "2020-01-01"', "not-json"),
        ('{"pregnancy": "no"}} {', "not-json"),
        ('["pregnancy"]', "wrong-answer"),
        ("pregnancy: yes", "wrong-answer"),
        ("{" * 5000, "not-json"),
        ('{"pregnancy": ' + "[" * 5000 + "]" * 5000 + "}", "too-deep"),
    ],
)
def test_facts_as_text_that_are_no_facts_reject_their_row_alone(pack: Pack, facts: str, name: str) -> None:
    out = arrow.answers(batch([{"ref": "A", "facts": facts}, {"ref": "B", "facts": "{}"}]), pack=pack, today=TODAY)
    bad, good = out.to_pylist()
    assert [(reason["name"], reason["field"]) for reason in bad["rejected"]] == [(name, "facts")]
    assert (bad["ref"], bad["verdict"], good["ref"], good["rejected"]) == ("A", "rejected", "B", [])


def test_bytes_that_are_no_text_reject_their_row_alone(pack: Pack) -> None:
    texts = pa.array([b"pregnant", b"\xff\xfe", b""], pa.binary()).view(pa.string())
    damaged = pa.RecordBatch.from_arrays([pa.array(["A", "B", "C"]), texts], names=["ref", "notes"])
    out = arrow.answers(damaged, pack=pack, today=TODAY)
    assert [(row["row"], row["ref"], len(row["rejected"])) for row in out.to_pylist()] == [
        (1, "A", 0),
        (2, "", 1),
        (3, "C", 0),
    ]


def test_what_is_remembered_never_answers_for_another_pack_day_or_map() -> None:
    first = compiled(small_files()).value
    second = compiled(small_files(pen=small_files()["p/pen.yaml"].replace("marked", "minimal"))).value
    assert first is not None
    assert second is not None
    assert first.digest == second.digest  # neither has one: they were not read from files
    record = {"ref": "A", "concerns": ["scars"], "others": "no"}
    for pack, day in ((first, TODAY), (second, TODAY), (first, date(2026, 1, 1)), (second, TODAY), (first, TODAY)):
        out = arrow.answers(batch([record]), pack=pack, today=day)
        assert lines(out) == list(recommend_many([record], pack, today=day))


def test_a_moment_is_the_day_it_is_on(pack: Pack) -> None:
    moment = datetime(2026, 11, 22, 23, 59)  # noqa: DTZ001
    assert arrow.answers(nested(), pack=pack, today=moment) == arrow.answers(nested(), pack=pack, today=TODAY)


def test_threads_give_the_answers_that_one_gives(pack: Pack) -> None:
    rows = [{"ref": str(n), "concerns": ["acne-scars"], "facts": {"age": str(18 + n % 60)}} for n in range(400)]
    parts = [batch(rows[start : start + 50]) for start in range(0, 400, 50)]
    found: dict[int, Any] = {}

    def work(at: int) -> None:
        found[at] = arrow.answers(parts[at], pack=pack, today=TODAY)

    threads = [threading.Thread(target=work, args=(at,)) for at in range(len(parts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[at] for at in range(8)] == [arrow.answers(part, pack=pack, today=TODAY) for part in parts]


def test_the_mapper_can_be_pickled_and_answers_each_batch(pack: Pack) -> None:
    sent = pickle.loads(pickle.dumps(arrow.mapper(today=TODAY)))  # noqa: S301 - what was just written
    out = list(sent(iter([nested(), nested().slice(1, 2), nested().slice(0, 0)])))
    assert [one.num_rows for one in out] == [4, 2, 0]
    assert lines(out[0]) == wanted(pack)


def test_the_mapper_cuts_a_batch_that_is_too_long_for_one(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("needlecli.arrow.sending.MOST_ROWS", 50)
    many = batch([{"ref": str(n)} for n in range(101)])
    out = list(arrow.mapper(today=TODAY)([many]))
    assert [one.num_rows for one in out] == [50, 50, 1]
    assert [one["ref"][0].as_py() for one in out] == ["0", "50", "100"]
    assert lines(out[2]) == list(recommend_many([{"ref": "100"}], pack, today=TODAY))


def test_as_many_rows_as_are_answered_at_a_time_fit_one_column_of_text(pack: Pack) -> None:
    from needlecli.arrow.library import MOST_ROWS

    (line,) = recommend_many([{"ref": "1"}], pack, today=TODAY)
    assert MOST_ROWS == 50_000
    assert MOST_ROWS * len(json.dumps(line)) < 2**31


def test_a_worker_with_other_protocols_refuses_to_answer(tmp_path: Path) -> None:
    sent = arrow.mapper([str(tmp_path)], today=TODAY)
    assert sent.digest == load_pack().digest
    (tmp_path / "_common.yaml").write_text("pack: {version: other}\n", encoding="utf-8")
    other = arrow.Mapper((str(tmp_path),), TODAY, None, "another digest")
    with pytest.raises(PackError):
        list(other([nested()]))


ODD = (
    pa.array([None]),
    pa.array([1.5]),
    pa.array([float("nan")]),
    pa.array([True]),
    pa.array([b"\xff"]),
    pa.array([date(1, 1, 1)]),
    pa.array([2**62], pa.timestamp("ns")),
    pa.array([-(2**31)], pa.date32()),
    pa.array([2**62], pa.duration("us")),
    pa.array([2**62], pa.time64("us")),
    pa.array(["a"]).dictionary_encode(),
    pa.array([["a", None]]),
    pa.array([{"a": None}]),
    pa.array([{"": [{"a": 1}]}]),
    pa.array([[("k", 1), ("k", 2)]], pa.map_(pa.string(), pa.int64())),
    pa.array([[(1, "a")]], pa.map_(pa.int64(), pa.string())),
    pa.RunEndEncodedArray.from_arrays([1], ["a"]),
    pa.array(["a"], pa.string_view()),
    pa.array([["a"]], pa.list_(pa.string(), 1)),
    pa.UnionArray.from_dense(pa.array([0], pa.int8()), pa.array([0], pa.int32()), [pa.array(["a"])]),
    pa.StructArray.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["x", "x"]),
    pa.array([["a"]], pa.list_view(pa.string())),
    pa.array([(1, 2, 3)], pa.month_day_nano_interval()),
    pa.ExtensionArray.from_storage(pa.uuid(), pa.array([b"0123456789abcdef"], pa.binary(16))),
)


@pytest.mark.parametrize("name", ["facts", "notes", "pregnancy", "concerns", "ref", "on"])
@pytest.mark.parametrize("column", ODD, ids=lambda column: str(column.type))
def test_a_column_of_any_type_gives_one_row(pack: Pack, column: Any, name: str) -> None:
    odd = pa.RecordBatch.from_arrays([column], names=[name])
    out = arrow.answers(odd, pack=pack, today=TODAY)
    assert out.num_rows == 1
