"""Findings: their place, their order, and that nothing is said twice."""

import pytest

from needlecli.source import Checked, Diagnostic, Document, Location, Severity, Span, at, error, in_order, worst


def finding(file: str, line: int, name: str = "a", says: str = "x", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(name, severity, says, Location(file, Span(line, 2, line, 3)))


def test_a_place_is_written_as_editors_count() -> None:
    assert str(Location("pen.yaml", Span(0, 0, 0, 4))) == "pen.yaml:1:1"
    assert str(Location("pen.yaml", Span(11, 4, 12, 0))) == "pen.yaml:12:5"


def test_findings_are_sorted_by_file_then_place_then_name() -> None:
    jumbled = [finding("b", 1), finding("a", 10), finding("a", 2, "z"), finding("a", 2, "y"), finding("a", 2, "y", "w")]
    told = [(d.where.name, d.where.span.line, d.name, d.says) for d in in_order(jumbled)]
    assert told == [("a", 2, "y", "w"), ("a", 2, "y", "x"), ("a", 2, "z", "x"), ("a", 10, "a", "x"), ("b", 1, "a", "x")]


def test_what_is_said_twice_is_shown_once() -> None:
    once, again, elsewhere = finding("a", 1), finding("a", 1), finding("a", 2)
    assert in_order([once, elsewhere, again]) == (once, elsewhere)


def test_the_order_does_not_depend_on_the_order_of_discovery() -> None:
    found = [finding(file, line, name) for file in "ab" for line in (3, 1, 2) for name in "xy"]
    assert in_order(found) == in_order(reversed(found))


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ((), Severity.NOTE),
        ((Severity.NOTE,), Severity.NOTE),
        ((Severity.NOTE, Severity.WARNING), Severity.WARNING),
        ((Severity.ERROR, Severity.WARNING), Severity.ERROR),
    ],
)
def test_the_worst_finding_counts(severities: tuple[Severity, ...], expected: Severity) -> None:
    assert worst(finding("a", 1, severity=s) for s in severities) is expected


@pytest.mark.parametrize(
    ("value", "severity", "usable"),
    [
        (1, None, True),
        (1, Severity.WARNING, True),
        (1, Severity.ERROR, False),
        (None, None, False),
        (0, Severity.NOTE, True),
    ],
)
def test_a_result_is_usable_when_there_is_one_and_no_error(
    value: int | None, severity: Severity | None, usable: bool
) -> None:
    found = () if severity is None else (finding("a", 1, severity=severity),)
    assert Checked(value, found).usable is usable


def test_an_error_is_made_at_a_path_of_a_document() -> None:
    document = Document("record", "text", {})
    made = error("wrong-value", document, ("a",), "this is wrong", "write b")
    assert made == Diagnostic("wrong-value", Severity.ERROR, "this is wrong", at(document, ("a",)), "write b")
    assert made.where.text == "text"
