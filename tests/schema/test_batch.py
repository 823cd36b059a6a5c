"""The schema of a line of a batch says of real lines that they are some, and of others that they are not."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from schema_builders import shipped

RECORDS: tuple[dict[str, Any], ...] = (
    {"ref": "A17", "concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01", "skin_type": "IV"}},
    {"ref": "A18", "facts": {"pregnancy": "perhaps"}},
    {"ref": "A19", "concerns": ["wrinkles"], "notes": "no cold sores. tingling", "cleared": ["anticoagulant"]},
    {},
)


@pytest.fixture
def lines(run: Run, tmp_path: Path) -> list[Any]:
    (tmp_path / "records.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
    done = run("batch", "records.jsonl", "--on", "2026-11-22", cwd=tmp_path)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_of_a_run_is_described(lines: list[Any]) -> None:
    assert len(lines) == len(RECORDS) + 2
    assert [line for line in lines if not shipped("batch").is_valid(line)] == []


def test_every_key_of_a_line_is_described(lines: list[Any]) -> None:
    described = shipped("batch").schema["$defs"]
    for line, kind in zip(lines, ("opening", "answer", "rejection", "answer", "answer", "closing"), strict=True):
        assert set(line) == set(described[kind]["properties"]) - {"true"}  # how YAML 1.1 reads the key on
    assert set(lines[1]["options"][0]) == set(described["short-option"]["properties"])


@pytest.mark.parametrize(
    "change",
    [{"verdict": "fine"}, {"row": "1"}, {"until": "soon"}, {"options": [{"variant": "pen"}]}, {"cautions": ["recent"]}],
)
def test_what_is_no_line_is_refused(lines: list[Any], change: dict[str, Any]) -> None:
    validator = shipped("batch").evolve(format_checker=shipped("batch").FORMAT_CHECKER)
    assert not validator.is_valid(lines[1] | change)
