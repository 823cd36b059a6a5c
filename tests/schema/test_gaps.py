"""The schema of gaps says of a real map that it is one, and that every key of it is explained."""

import json
from typing import Any

import pytest

from conftest import Run
from needlecli.gaps import KINDS
from needlecli.schema._words import CHOICES
from schema_builders import refusals, shipped


@pytest.fixture
def gaps(run: Run) -> Any:
    return json.loads(run("show", "gaps", "stretch-marks", "--format", "json").stdout)


def test_a_map_is_as_its_schema_says_with_every_key_explained(gaps: Any) -> None:
    made = shipped("gaps").schema
    assert refusals("gaps", gaps) == {}
    assert set(gaps) == set(made["properties"])
    for key, kind in {"cells": "gap-cell", "groups": "gap-group"}.items():
        assert set(gaps[key][0]) == set(made["$defs"][kind]["properties"])


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "needle.gaps/2"},
        {"cells": [{}]},
        {"operators": ["anyone"]},
        {"counts": {}},
        {"groups": [{"kind": 1}]},
    ],
)
def test_what_is_no_map_is_refused(gaps: Any, change: dict[str, Any]) -> None:
    assert refusals("gaps", gaps | change) != {}


def test_every_kind_of_gap_is_explained() -> None:
    assert tuple(CHOICES["gap"]) == KINDS
