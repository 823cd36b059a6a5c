"""Edits change what they stand on and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.source import Document, Edit, Path, Span, edited, respelt
from needlecli.source.yaml import parse

TEXT = "a: one\r\nb: zwölf\nc: three"


def test_an_edit_replaces_its_span() -> None:
    assert edited(TEXT, [Edit(Span(1, 3, 1, 8), "twelve")]) == "a: one\r\nb: twelve\nc: three"


def test_edits_are_made_all_at_once_in_any_order() -> None:
    edits = [Edit(Span(2, 3, 2, 8), "3"), Edit(Span(0, 3, 0, 6), "1")]
    assert edited(TEXT, edits) == edited(TEXT, reversed(edits)) == "a: 1\r\nb: zwölf\nc: 3"


def test_an_empty_span_is_a_place_to_put_something() -> None:
    assert edited(TEXT, [Edit(Span(0, 0, 0, 0), "# top\n")]) == f"# top\n{TEXT}"
    assert edited(TEXT, [Edit(Span(2, 8, 2, 8), " mm")]) == f"{TEXT} mm"


def test_the_same_edit_twice_is_made_once() -> None:
    edit = Edit(Span(0, 3, 0, 6), "1")
    assert edited(TEXT, [edit, edit]) == "a: 1\r\nb: zwölf\nc: three"


def test_an_edit_that_touches_one_made_before_waits() -> None:
    assert edited(TEXT, [Edit(Span(0, 0, 0, 6), "x"), Edit(Span(0, 3, 1, 0), "y")]) == "x\r\nb: zwölf\nc: three"


def test_a_span_may_reach_over_lines() -> None:
    assert edited(TEXT, [Edit(Span(0, 0, 2, 0), "")]) == "c: three"


@given(st.text(max_size=60))
def test_no_edit_changes_nothing(text: str) -> None:
    assert edited(text, []) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_last_line_that_ends_is_a_place_too(text: str) -> None:
    lines = f"{text}\n".splitlines()
    end = Span(len(lines), 0, len(lines), 0)
    assert edited(f"{text}\n", [Edit(end, "# end")]) == f"{text}\n# end"


# -- another word in place of one that was read -------------------------------------------------------------------


def read(text: str) -> Document:
    document = parse("f", text).value
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("text", "path", "key", "after"),
    [
        ("a: old\n", ("a",), False, "a: new\n"),
        ("a: 'old'\n", ("a",), False, "a: 'new'\n"),
        ('a: "old"  # so\n', ("a",), False, 'a: "new"  # so\n'),
        ("a: [x, old]\n", ("a", 1), False, "a: [x, new]\n"),
        ("a: {old: 1}\n", ("a", "old"), True, "a: {new: 1}\n"),
        ("'old': 1\n", ("old",), True, "'new': 1\n"),
        ("old:\n  b: 1\n", ("old",), True, "new:\n  b: 1\n"),
    ],
)
def test_a_word_is_written_anew_where_it_stands_and_quotes_stay(text: str, path: Path, key: bool, after: str) -> None:
    assert edited(text, respelt(read(text), path, "new", key=key)) == after


@pytest.mark.parametrize(
    ("text", "path", "key", "new"),
    [
        ("a: >-\n  old\n", ("a",), False, "new"),  # folded
        ("a: old\n  text\n", ("a",), False, "new"),  # over two lines
        ('a: "\\x6fld"\n', ("a",), False, "new"),  # not written as it is read
        ("a: old\n", ("a",), False, "5"),  # would be a number
        ("a: old\n", ("a",), False, "new: word"),  # would need quotes
        ("a: old\n", ("a",), False, ""),
        ("{old: 1, new: 2}\n", ("old",), True, "new"),  # would be there twice
        ("a: 5\n", ("a",), False, "new"),  # no text
        ("a:\n  b: 1\n", ("a",), False, "new"),  # no scalar
    ],
)
def test_where_that_would_say_something_else_nothing_is_written(text: str, path: Path, key: bool, new: str) -> None:
    assert respelt(read(text), path, new, key=key) == ()


def test_what_would_be_a_number_may_stand_in_quotes() -> None:
    assert edited("a: '4 '\n", respelt(read("a: '4 '\n"), ("a",), "4")) == "a: '4'\n"
