"""Where each part of a document was written."""

import pytest

from needlecli.source import START, Document, Path, Span, walk
from needlecli.source.yaml import parse

TEXT = """\
id: pen
depth: {cheeks: 1.0 mm}
steps:
  - says: Cleanse.
    from: 2 days
  - [a, "b c"]
note: >-
  folded
  text
"""


@pytest.fixture
def document() -> Document:
    found = parse("pen.yaml", TEXT).value
    assert found is not None
    return found


def quoted(span: Span) -> str:
    """Cut from the text what a span on one line covers."""
    assert span.line == span.end_line
    return TEXT.splitlines()[span.line][span.column : span.end_column]


@pytest.mark.parametrize(
    ("path", "key", "text", "line"),
    [
        (("id",), False, "pen", 1),
        (("id",), True, "id", 1),
        (("depth", "cheeks"), False, "1.0 mm", 2),
        (("depth", "cheeks"), True, "cheeks", 2),
        (("depth",), False, "depth", 2),  # a block is pointed at by its key
        (("steps",), False, "steps", 3),
        (("steps", 0, "from"), False, "2 days", 5),
        (("steps", 0, "from"), True, "from", 5),
        (("steps", 1, 1), False, '"b c"', 6),
        (("steps", 1, 1), True, '"b c"', 6),  # an item has no key
        (("id", "not-written"), False, "id", 1),  # the nearest owner stands in for what is not written
        (("depth", "chin"), False, "depth", 2),
        (("steps", 7), False, "steps", 3),
        (("steps", "0"), False, "steps", 3),
        (("depth", 0), False, "depth", 2),
    ],
)
def test_a_path_is_located_where_it_was_written(
    document: Document, path: Path, key: bool, text: str, line: int
) -> None:
    assert quoted(document.locate(path, key=key)) == text
    assert document.locate(path, key=key).line == line - 1


def test_the_missing_key_of_a_list_item_is_shown_at_the_item(document: Document) -> None:
    assert document.locate(("steps", 0, "topic")).line == 3
    assert document.locate(("steps", 0, "topic")).column == 4


def test_a_path_into_nowhere_is_the_document(document: Document) -> None:
    assert document.locate(("no", "such", 3, "path"))[:2] == (0, 0)


def test_a_folded_text_starts_at_its_mark(document: Document) -> None:
    assert document.locate(("note",))[:2] == (6, 6)
    assert document.data["note"] == "folded text"  # type: ignore[index]


def test_lines_are_counted_from_one(document: Document) -> None:
    assert document.line(("id",)) == 1
    assert document.line(("steps", 1, 0)) == 6


def test_a_document_without_positions_is_located_at_its_start() -> None:
    assert Document("record", "", {"a": [1]}).locate(("a", 0)) == START.value == Span(0, 0, 0, 0)


def test_walking_visits_owners_before_what_they_own_and_in_written_order() -> None:
    data = {"a": {"b": 1}, "c": [2, {"d": None}], "e": {}}
    assert list(walk(data)) == [
        ((), data),
        (("a",), {"b": 1}),
        (("a", "b"), 1),
        (("c",), [2, {"d": None}]),
        (("c", 0), 2),
        (("c", 1), {"d": None}),
        (("c", 1, "d"), None),
        (("e",), {}),
    ]


def test_walking_a_very_deep_value_does_not_exhaust_the_stack() -> None:
    data: object = 0
    for _ in range(3_000):
        data = [data]
    assert sum(1 for _ in walk(data)) == 3_001
