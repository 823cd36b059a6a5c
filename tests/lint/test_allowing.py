"""A trainer may let a warning stand, with a reason, on the very line, and for as long as she said."""

from datetime import date

import pytest

from builders import PEN, small_files
from needlecli.lint import check
from needlecli.lint._allowing import allow
from needlecli.source import Diagnostic, Location, Severity, Span
from needlecli.source.yaml import parse

ON = date(2026, 11, 22)
RULES = {"text-placeholder": Severity.WARNING, "key-order": Severity.NOTE, "key-twice": Severity.ERROR}


def after(text: str, *found: tuple[str, int], on: date = ON) -> list[tuple[str, int]]:
    """Give what is left, by name and line from one, of findings in a text."""
    document = parse("pen.yaml", text).value
    assert document is not None
    diagnostics = [
        Diagnostic(name, RULES[name], "x", Location("pen.yaml", Span(line - 1, 0, line - 1, 1))) for name, line in found
    ]
    left = allow([document], diagnostics, on, RULES.get)
    return [(d.name, d.where.span.line + 1) for d in left]


def test_a_comment_on_the_line_lets_a_finding_stand() -> None:
    text = "a: TODO  # needle: allow text-placeholder because the trial ends in May\n"
    assert after(text, ("text-placeholder", 1)) == []


def test_a_comment_above_speaks_of_the_next_line_that_is_none() -> None:
    text = "# needle: allow text-placeholder because it is known\n# another comment\n\na: TODO\nb: TODO\n"
    assert after(text, ("text-placeholder", 4), ("text-placeholder", 5)) == [("text-placeholder", 5)]


def test_only_the_named_finding_stands() -> None:
    text = "a: TODO  # needle: allow key-order because it is known\n"
    assert after(text, ("text-placeholder", 1), ("key-order", 1)) == [("text-placeholder", 1)]


def test_what_is_not_there_cannot_be_allowed() -> None:
    assert after("a: b  # needle: allow key-order because it is known\n") == [("suppression-stale", 1)]


@pytest.mark.parametrize(
    ("until", "left"),
    [
        ("2026-11-22", []),
        ("2026-11-21", [("suppression-expired", 1), ("key-order", 1)]),
        ("2027-01-01", []),
    ],
)
def test_a_day_ends_it(until: str, left: list[tuple[str, int]]) -> None:
    assert after(f"a: b  # needle: allow key-order because so until {until}\n", ("key-order", 1)) == left


@pytest.mark.parametrize(
    "comment",
    [
        "# needle: allow key-order",
        "# needle: allow key-order because",
        "# needle: allow because it is known",
        "# needle: allow * because it is known",
        "# needle: allow key-oder because it is known",
        "# needle: allow key-order because it is known until tomorrow",
        "# needle: allow key-order because it is known until 2026-02-30",
        "# needle: ignore key-order because it is known",
        "# needle:",
    ],
)
def test_a_comment_of_another_form_is_an_error_and_hides_nothing(comment: str) -> None:
    found = after(f"a: b  {comment}\n", ("key-order", 1))
    assert found == [("suppression-wrong", 1), ("key-order", 1)]


def test_an_error_cannot_be_allowed() -> None:
    text = "a: b  # needle: allow key-twice because it is known\n"
    assert after(text, ("key-twice", 1)) == [("suppression-wrong", 1), ("key-twice", 1)]


@pytest.mark.parametrize(
    "text",
    [
        'a: "x # needle: allow key-order because so"\n',
        "a: >-\n  x\n  # needle: allow key-order because so\nb: c\n",
        "a: 'one\n  # needle: allow key-order because so'\n",
    ],
)
def test_a_hash_inside_a_text_begins_no_comment(text: str) -> None:
    assert after(text) == []


def test_a_comment_behind_a_block_of_text_is_one() -> None:
    text = "a: >-\n  x\n# needle: allow key-order because so\nb: c\n"
    assert after(text, ("key-order", 4)) == []


STALE = "cost: {tier: 2}  # needle: allow evidence-stale because the review is booked\n"


@pytest.mark.parametrize(
    ("technique", "found"),
    [("needle", ["suppression-stale"]), ("nedle", ["wrong-value"])],
)
def test_a_comment_is_not_called_stale_while_an_error_keeps_the_rules_from_looking(
    technique: str, found: list[str]
) -> None:
    pen = PEN.replace("cost: {tier: 2}\n", STALE).replace("technique: needle", f"technique: {technique}")
    texts = [(name, text.encode()) for name, text in small_files(pen=pen).items()]
    told = {d.name for d in check(texts, ON).found}
    assert [name for name in ("suppression-stale", "wrong-value") if name in told] == found


def test_what_an_error_keeps_out_of_the_pack_may_use_what_else_looks_unused() -> None:
    texts = [(name, text.encode()) for name, text in small_files(pen=PEN.replace("grade: A", "grade: Z")).items()]
    assert [d.name for d in check(texts, ON).found if d.severity is Severity.ERROR] == ["wrong-value"]
    assert not [d for d in check(texts, ON).found if "orphan" in d.name]
