"""The schemas of a plan and of findings say of real ones that they are such, and that every key is explained."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from schema_builders import refusals, shipped

FAULTY = "pen.yaml"


@pytest.fixture(scope="module")
def repository() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def plan(run: Run) -> Any:
    asked = ("-c", "acne-scars", "--event", "2027-06-12", "--has", "isotretinoin=2026-09-01", "--on", "2026-11-22")
    return json.loads(run("plan", "pen", *asked, "--format", "json").stdout)


@pytest.fixture
def findings(run: Run, repository: Path, tmp_path: Path) -> Any:
    text = (repository / "protocols" / "pen.yaml").read_text(encoding="utf-8")
    caution = "  - {id: thin, level: adjust, when: {age: over 70}, says: Thin., adjust: {max_depth: 0.2 mm}}\n"
    (tmp_path / FAULTY).write_text(text.replace("cautions:\n", f"cautions:\n{caution}", 1), encoding="utf-8")
    return json.loads(run("validate", FAULTY, "--format", "json", cwd=tmp_path).stdout)


def keys(data: Any, name: str, kind: str = "") -> None:
    """Hold the keys of a document, or of a part of it, to those its schema explains."""
    made = shipped(name).schema
    described = made["$defs"][kind] if kind else made
    assert set(data) - {"on"} == set(described["properties"]) - {"on", "true"}  # how YAML 1.1 reads the key on


def test_a_plan_is_as_its_schema_says_with_every_key_explained(plan: Any) -> None:
    assert refusals("plan", plan) == {}
    keys(plan, "plan")
    for key, kind in (("visits", "visit"), ("waits", "wait"), ("interval_because", "because")):
        keys(plan[key][0], "plan", f"plan-{kind}")


def test_findings_are_as_their_schema_says_with_every_key_explained(findings: Any) -> None:
    assert refusals("findings", findings) == {}
    keys(findings, "findings")
    shown = next(one for one in findings["findings"] if one["witnesses"])
    keys(shown, "findings", "found-thing")
    keys(shown["witnesses"][0], "findings", "found-witness")
    keys(findings["proofs"][0][0], "findings", "proof")


@pytest.mark.parametrize("change", [{"schema": "needle.plan/2"}, {"fits": "yes"}, {"visits": [{"number": 1}]}])
def test_what_is_no_plan_is_refused(plan: Any, change: dict[str, Any]) -> None:
    assert refusals("plan", plan | change) != {}


@pytest.mark.parametrize(
    "change", [{"command": "recommend"}, {"findings": [{}]}, {"proofs": [[{"status": "perhaps"}]]}]
)
def test_what_are_no_findings_is_refused(findings: Any, change: dict[str, Any]) -> None:
    assert refusals("findings", findings | change) != {}
