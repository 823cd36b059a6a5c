"""The SARIF look: valid against its schema, every rule with its page, and marks that stay when lines move."""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import needlecli
from builders import examples
from needlecli.findings import Findings, Unit
from needlecli.findings.sarif import write
from needlecli.lint import pages
from needlecli.page import Style
from needlecli.source import Diagnostic, Edit, Location, Severity, Span, at, edited
from specimens import (
    CANARY,
    CLEAN,
    MISSPELT,
    NASTY,
    NASTY_NAMES,
    NOTHING,
    PEN,
    TESTED,
    TOO_DEEP,
    VALIDATED,
    document,
    long_lined,
    nasty,
)

Validator = import_module("jsonschema").Draft4Validator
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.schema.json").read_bytes())
VALID = Validator(SCHEMA)


def log(findings: Findings) -> Any:
    return json.loads(write(findings, Style()))


def run(findings: Findings) -> Any:
    (only,) = log(findings)["runs"]
    return only


def results(*found: Diagnostic) -> Any:
    return run(Findings("validate", (Unit("protocols/pen.yaml", "protocols/pen.yaml", found),), ""))["results"]


def test_a_finding_with_its_place_its_relatives_and_what_mends_it() -> None:
    pen = {"uri": "protocols/pen.yaml"}
    region = {"startLine": 4, "startColumn": 15, "endLine": 4, "endColumn": 24}
    (result,) = results(MISSPELT)
    assert len(result.pop("partialFingerprints")["needlePath/v1"]) == 32
    assert isinstance(result.pop("ruleIndex"), int)
    assert result == {
        "ruleId": "odd-word",
        "level": "error",
        "message": {"text": "acne-scrs is not a concern of the vocabulary\nhelp: write acne-scars"},
        "locations": [{"physicalLocation": {"artifactLocation": pen, "region": region}}],
        "relatedLocations": [
            {
                "message": {"text": "the word that was meant"},
                "physicalLocation": {
                    "artifactLocation": pen,
                    "region": {"startLine": 5, "startColumn": 15, "endLine": 5, "endColumn": 25},
                },
            }
        ],
        "fixes": [
            {
                "description": {"text": "write acne-scars"},
                "artifactChanges": [
                    {
                        "artifactLocation": pen,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "acne-scars"}}],
                    }
                ],
            }
        ],
    }


def test_a_case_is_named_and_what_was_expected_is_said() -> None:
    first = run(TESTED)["results"][0]
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "Isotretinoin, two months ago"}]
    assert first["message"]["text"].splitlines()[2:] == [
        "Expected: pen: suitable",
        "Got: pen: defer until 2027-03-01",
        "Same: prp: suitable",
        "Missing: caution keloid",
        "Extra: caution isotretinoin-6-months",
    ]


def test_the_run_says_which_tool_it_was_and_how_columns_are_counted() -> None:
    only = run(VALIDATED)
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["automationDetails"] == {"id": "needle/validate/"}
    driver = only["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("needle", needlecli.__version__)


@pytest.mark.parametrize("findings", [VALIDATED, TESTED, CLEAN, NOTHING, long_lined()])
def test_it_is_valid_against_the_schema(findings: Findings) -> None:
    assert [problem.message for problem in VALID.iter_errors(log(findings))] == []


def test_what_is_not_valid_would_be_noticed() -> None:
    wrong = write(VALIDATED, Style()).replace('"startLine": 4', '"startLine": 0')
    assert not VALID.is_valid(json.loads(wrong))


@pytest.mark.parametrize("findings", [VALIDATED, CLEAN, NOTHING])
def test_every_rule_is_listed_with_its_page_found_or_not(findings: Findings) -> None:
    listed = {rule["id"]: rule for rule in run(findings)["tool"]["driver"]["rules"]}
    assert list(listed) == sorted(listed)
    for page in pages():
        rule = listed[page.name]
        assert rule["defaultConfiguration"] == {"level": page.severity.name.lower()}
        assert page.finds.startswith(rule["shortDescription"]["text"][:20])
        assert "\n" not in rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"] == page.finds
        for text in (page.finds, page.why, page.mend):
            assert text in rule["help"]["text"]
            assert text in rule["help"]["markdown"]
        for example in (*page.bad, *page.good):
            assert f"# {example.file}\n{example.text}" in rule["help"]["markdown"]


def test_a_finding_without_a_page_is_listed_too() -> None:
    only = run(VALIDATED)
    rules = only["tool"]["driver"]["rules"]
    assert {"id": "odd-word", "defaultConfiguration": {"level": "error"}} in rules
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def moved(found: Diagnostic, text: str) -> Diagnostic:
    """Give a finding at the same place of a document whose text has changed."""
    where = at(document("protocols/pen.yaml", text), found.where.path)
    return Diagnostic(found.name, found.severity, found.says, where)


def marks(*found: Diagnostic) -> list[str]:
    return [result["partialFingerprints"]["needlePath/v1"] for result in results(*found)]


def test_a_mark_stays_when_lines_move() -> None:
    later = moved(MISSPELT, "# a comment\n\n" + PEN.replace("  - {concern: acne-scrs", "  -   {concern:  acne-scrs"))
    assert later.where.span != MISSPELT.where.span
    assert marks(later) == marks(MISSPELT)


def test_a_mark_tells_one_finding_from_another() -> None:
    elsewhere = Diagnostic("odd-word", Severity.ERROR, "x", at(document("protocols/rf.yaml", PEN), MISSPELT.where.path))
    different = marks(MISSPELT, MISSPELT, TOO_DEEP, elsewhere)
    assert len(set(different)) == 4, "the same mistake twice at one place is counted"
    assert marks(MISSPELT, MISSPELT, TOO_DEEP, elsewhere) == different


def test_replacing_what_a_fix_names_mends_the_file() -> None:
    edits = (*MISSPELT.fix, Edit(Span(0, 0, 0, 0), "# new\n"), Edit(Span(1, 0, 2, 0), ""))
    found = Diagnostic("odd-word", Severity.ERROR, "x", MISSPELT.where, fix=edits)
    (result,) = results(found)
    lines = PEN.splitlines(keepends=True)
    text = PEN
    for one in sorted(
        result["fixes"][0]["artifactChanges"][0]["replacements"],
        key=lambda one: -one["deletedRegion"]["startLine"],
    ):
        region = one["deletedRegion"]
        start, end = (
            sum(len(line) for line in lines[: region[f"{side}Line"] - 1]) + region[f"{side}Column"] - 1
            for side in ("start", "end")
        )
        text = text[:start] + one["insertedContent"]["text"] + text[end:]
    assert text == edited(PEN, edits)
    assert "concern: acne-scrs" not in text


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("protocols/pen.yaml", "protocols/pen.yaml"),
        ("./pen.yaml", "pen.yaml"),
        ("../pen.yaml", "../pen.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a b#?%.yaml", "a%20b%23%3F%25.yaml"),
        ("mailto:x.yaml", "mailto%3Ax.yaml"),
        ("päth/😀.yaml", "p%C3%A4th/%F0%9F%98%80.yaml"),
        ("protocols\\pen.yaml", "protocols/pen.yaml"),
        ("/whole/pen.yaml", "file:///whole/pen.yaml"),
        ("C:\\whole\\pen.yaml", "file:///C%3A/whole/pen.yaml"),
    ],
)
def test_a_file_is_named_by_a_reference_relative_to_where_the_check_ran(name: str, uri: str) -> None:
    where = Location(name, Span(0, 0, 0, 1))
    (result,) = results(Diagnostic("odd-word", Severity.ERROR, "x", where))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_what_files_hold_is_text_and_nothing_else(name: str) -> None:
    text = write(nasty(name), Style())
    assert text.isascii()
    whole = json.loads(text)
    assert [problem.message for problem in VALID.iter_errors(whole)] == []
    for result in whole["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9\-._~/%:]+", uri)
        assert urlsplit(uri).scheme in ("", "file")
        assert unquote(uri, errors="surrogatepass").endswith(name.replace("\\", "/"))
        assert "](" not in result["message"]["text"]
        assert result["message"]["text"].replace("\n", "").isprintable()
        assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": NASTY}


@examples(20)
@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=5), max_size=3))
def test_any_text_gives_a_valid_document(says: str, name: str, path: list[str]) -> None:
    where = Location(name, Span(0, 0, 0, 1), says, tuple(path))
    found = Diagnostic(says or "x", Severity.NOTE, says, where, says, ((says, where), (says, where)))
    whole = log(Findings("test", (Unit(name, says, (found, found)),), says))
    assert [problem.message for problem in VALID.iter_errors(whole)] == []


def test_the_same_findings_give_the_same_bytes_whatever_the_screen() -> None:
    assert write(TESTED, Style(40, colour=True, unicode=False, accessible=True)) == write(TESTED, Style())


def test_no_line_of_a_file_is_repeated() -> None:
    assert CANARY not in write(VALIDATED, Style()) + write(TESTED, Style())
    assert len(json.dumps(run(long_lined())["results"])) < 3000
