"""The schema of a summary says of a real one that it is one, and that every key of it is explained."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from schema_builders import refusals, shipped

RECORDS: tuple[dict[str, Any], ...] = (
    {"concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01", "skin_type": "IV"}},
    {"facts": {"pregnancy": "perhaps"}},
    {"concerns": ["wrinkles"], "notes": "no cold sores. tingling"},
)


@pytest.fixture
def summary(run: Run, tmp_path: Path) -> Any:
    (tmp_path / "records.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
    return json.loads(run("batch", "records.jsonl", "--on", "2026-11-22", "--summary", "json", cwd=tmp_path).stdout)


def test_a_summary_is_as_its_schema_says_with_every_key_explained(summary: Any) -> None:
    made = shipped("summary").schema
    assert refusals("summary", summary) == {}
    assert set(summary) - {"on"} == set(made["properties"]) - {"on", "true"}  # how YAML 1.1 reads the key on
    lists = {"cautions": "caution", "questions": "question", "unrecognised": "text", "rejections": "rejection"}
    for key, kind in lists.items():
        assert set(summary[key][0]) == set(made["$defs"][f"{kind}-count"]["properties"])


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "needle.batch/1"},
        {"records": -1},
        {"records": "3"},
        {"verdicts": {"review": 1}},
        {"options": {"pen": {"suitable": 1}}},
        {"cautions": [{"id": "x", "level": "hard", "records": 1}]},
        {"questions": [{"fact": "age"}]},
    ],
)
def test_what_is_no_summary_is_refused(summary: Any, change: dict[str, Any]) -> None:
    assert refusals("summary", summary | change) != {}


def test_a_key_that_is_missing_is_refused_and_one_more_is_taken(summary: Any) -> None:
    assert refusals("summary", {**summary, "more": 1}) == {}
    assert all(refusals("summary", {k: v for k, v in summary.items() if k != key}) != {} for key in summary)
