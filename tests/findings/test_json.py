"""The JSON look: everything that was checked and found, in bytes that no pipe or terminal can change."""

import json

import pytest

from needlecli.findings import Findings, Unit
from needlecli.findings.json import write
from needlecli.page import Style
from specimens import CANARY, CLEAN, NASTY, NASTY_NAMES, NOTHING, TESTED, VALIDATED, long_lined, nasty


def test_what_was_validated_as_data() -> None:
    pen = {"file": "protocols/pen.yaml"}
    assert json.loads(write(VALIDATED, Style())) == {
        "schema": "needle.findings/1",
        "command": "validate",
        "checked": [
            {"name": "protocols/prp.yaml", "file": "protocols/prp.yaml", "outcome": "passed", "skipped": ""},
            {"name": "protocols/pen.yaml", "file": "protocols/pen.yaml", "outcome": "failed", "skipped": ""},
        ],
        "findings": [
            pen
            | {"unit": "protocols/pen.yaml", "name": "odd-file", "severity": "note", "says": "the file is short"}
            | {"help": "", "line": 1, "column": 1, "end_line": 3, "end_column": 5, "path": []}
            | {"related": [], "compared": [], "witnesses": [], "fixable": False, "fix": []},
            pen
            | {"unit": "protocols/pen.yaml", "name": "depth-over-area", "severity": "warning"}
            | {"says": "0.5-1.5 mm goes deeper than 1 mm, the limit of forehead"}
            | {"help": "write a range that ends at 1 mm", "line": 4, "column": 60, "end_line": 4, "end_column": 70}
            | {"path": ["indications", 0, "depth", "forehead"]}
            | {"related": [], "compared": [], "witnesses": [], "fixable": False, "fix": []},
            pen
            | {"unit": "protocols/pen.yaml", "name": "odd-word", "severity": "error", "help": "write acne-scars"}
            | {"says": "acne-scrs is not a concern of the vocabulary"}
            | {"line": 4, "column": 15, "end_line": 4, "end_column": 24, "path": ["indications", 0, "concern"]}
            | {
                "related": [
                    pen
                    | {"says": "the word that was meant", "path": ["indications", 1, "concern"]}
                    | {"line": 5, "column": 15, "end_line": 5, "end_column": 25}
                ],
                "compared": [],
                "witnesses": [],
                "fixable": True,
                "fix": [{"line": 4, "column": 15, "end_line": 4, "end_column": 24, "text": "acne-scars"}],
            },
        ],
        "summary": {"says": "2 files: 1 error, 1 warning, 1 note"}
        | {"errors": 1, "warnings": 1, "notes": 1, "passed": 1, "failed": 1, "skipped": 0},
    }


def test_what_was_tested_names_its_cases_and_holds_what_more_there_is() -> None:
    data = json.loads(write(TESTED, Style()))
    assert [(unit["name"], unit["outcome"]) for unit in data["checked"]] == [
        ("Nothing asked", "passed"),
        ("Isotretinoin, two months ago", "failed"),
        ("Deep forehead", "passed"),
        ("Skin type VI", "skipped"),
    ]
    assert data["checked"][3]["skipped"] == "a known gap: no published range"
    assert [finding["unit"] for finding in data["findings"]] == ["Isotretinoin, two months ago", "Deep forehead"]
    assert data["findings"][0]["compared"] == [
        {"expected": "pen: suitable", "got": "pen: defer until 2027-03-01"},
        {"expected": "prp: suitable", "got": "prp: suitable"},
        {"expected": "caution keloid", "got": ""},
        {"expected": "", "got": "caution isotretinoin-6-months"},
    ]
    assert data["coverage"] == {"rules": [3, 4]}
    assert data["summary"] == {"says": "4 cases: 2 passed, 1 failed, 1 skipped"} | {
        "errors": 1,
        "warnings": 1,
        "notes": 0,
        "passed": 2,
        "failed": 1,
        "skipped": 1,
    }


@pytest.mark.parametrize("findings", [VALIDATED, TESTED, CLEAN, NOTHING, nasty("a"), long_lined()])
def test_it_is_one_sorted_ascii_line_whatever_the_screen(findings: Findings) -> None:
    text = write(findings, Style())
    assert text.isascii()
    assert text.count("\n") == 1
    assert text == json.dumps(json.loads(text), sort_keys=True) + "\n"
    assert write(findings, Style(40, colour=True, unicode=False, accessible=True)) == text


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_what_files_hold_is_given_as_it_stands(name: str) -> None:
    data = json.loads(write(nasty(name), Style()))
    for finding in data["findings"]:
        assert finding["file"] == name
        assert finding["says"] == finding["help"] == NASTY


def test_what_more_there_is_never_hides_what_every_document_holds() -> None:
    hiding = Findings("validate", (Unit("a", "a"),), "said", {"schema": "other/1", "findings": ["none"]})
    data = json.loads(write(hiding, Style()))
    assert (data["schema"], data["findings"]) == ("needle.findings/1", [])


def test_no_line_of_a_file_is_repeated() -> None:
    assert CANARY not in write(VALIDATED, Style()) + write(TESTED, Style())
    assert len(write(long_lined(), Style())) < 3000
