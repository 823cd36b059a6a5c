"""The JUnit look: valid against the schema of its readers, one test case for each file or case checked."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from needlecli.findings import Findings, Unit
from needlecli.findings.junit import write
from needlecli.page import Style, clean
from needlecli.source import Diagnostic, Location, Severity, Span
from specimens import CANARY, CLEAN, MISSPELT, NASTY, NASTY_NAMES, NOTHING, SHORT, TESTED, VALIDATED, long_lined, nasty

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "junit-10.xsd"), allow="local")


def read(xml: str) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - we wrote it ourselves


def test_every_file_is_a_test_case_and_only_errors_fail_it() -> None:
    assert (
        write(VALIDATED, Style())
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="needle validate" tests="2" failures="1" errors="0">
  <testsuite name="needle validate" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="protocols/prp.yaml" classname="validate" />
    <testcase name="protocols/pen.yaml" classname="validate">
      <failure type="odd-word" message="acne-scrs is not a concern of the vocabulary">\
error[odd-word]: acne-scrs is not a concern of the vocabulary
     --&gt; protocols/pen.yaml:4:15
    4 |   - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
      |               ^^^^^^^^^
     --&gt; the word that was meant: protocols/pen.yaml:5:15
    5 |   - {concern: acne-scars, effect: marked}
      |               ^^^^^^^^^^
      = help: write acne-scars
      = fix: can be mended with needle validate --fix

warning[depth-over-area]: 0.5-1.5 mm goes deeper than 1 mm, the limit of forehead
     --&gt; protocols/pen.yaml:4:60
    4 |   - {concern: acne-scrs, effect: marked, depth: {forehead: 0.5-1.5 mm}}
      |                                                            ^^^^^^^^^^
      = help: write a range that ends at 1 mm

note[odd-file]: the file is short
     --&gt; protocols/pen.yaml:1:1
    1 | id: pen
      | ^^^^^^^</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_every_case_is_a_test_case_of_its_file() -> None:
    top = read(write(TESTED, Style()))
    assert top.attrib == {"name": "needle test", "tests": "4", "failures": "1", "errors": "0"}
    cases = [(case.get("classname"), case.get("name"), [one.tag for one in case]) for case in top.iter("testcase")]
    assert cases == [
        ("protocols/cases/scars.yaml", "Nothing asked", []),
        ("protocols/cases/scars.yaml", "Isotretinoin, two months ago", ["failure"]),
        ("protocols/cases/scars.yaml", "Deep forehead", ["system-out"]),
        ("protocols/cases/scars.yaml", "Skin type VI", ["skipped"]),
    ]
    failure, skipped = top.find(".//failure"), top.find(".//skipped")
    assert failure is not None
    assert skipped is not None
    assert "      | differs   pen: suitable  | pen: defer until 2027-03-01\n" in (failure.text or "")
    assert skipped.attrib == {"message": "a known gap: no published range"}


def test_several_errors_are_one_failure_that_counts_them() -> None:
    other = Diagnostic("odd-end", Severity.ERROR, "x", Location("a", Span(9, 0, 9, 0)))
    top = read(write(Findings("validate", (Unit("a", "a", (SHORT, other, MISSPELT)),), ""), Style()))
    (failure,) = top.iter("failure")
    assert failure.attrib == {"type": "odd-end", "message": "2 errors, the first: x"}
    assert (failure.text or "").count("[odd-") == 3


@pytest.mark.parametrize("findings", [VALIDATED, TESTED, CLEAN, NOTHING, long_lined()])
def test_it_is_valid_against_the_schema(findings: Findings) -> None:
    SCHEMA.validate(read(write(findings, Style())))


def test_what_is_not_valid_would_be_noticed() -> None:
    wrong = write(VALIDATED, Style()).replace("<failure type", "<failure time")
    assert not SCHEMA.is_valid(read(wrong))


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_what_files_hold_is_text_and_nothing_else(name: str) -> None:
    text = write(nasty(name), Style())
    assert text.isascii()
    top = read(text)
    SCHEMA.validate(top)
    assert {case.get("classname") for case in top.iter("testcase")} == {"test", clean(name)}
    assert {skipped.get("message") for skipped in top.iter("skipped")} == {clean(NASTY)}


@given(st.text(st.characters(), max_size=40), st.text(max_size=40))
def test_any_text_gives_a_valid_document(says: str, name: str) -> None:
    found = Diagnostic("odd-word", Severity.ERROR, says, Location(name, Span(0, 0, 0, 1), says), says)
    units = (Unit(name, name, (found,)), Unit(says, name, skipped=says))
    SCHEMA.validate(read(write(Findings("test", units, says), Style())))


def test_the_same_findings_give_the_same_bytes_whatever_the_screen() -> None:
    assert write(TESTED, Style(40, colour=True, unicode=False, accessible=True)) == write(TESTED, Style())


def test_only_the_lines_a_finding_is_about_are_shown() -> None:
    assert CANARY not in write(VALIDATED, Style()) + write(TESTED, Style())
