"""Text for people is told from the rest of a file, and a word in it is found where it is written."""

import pytest

from builders import COMMON, PEN, VOCABULARY
from needlecli.lint._prose import prose, word_at
from needlecli.source import Document
from needlecli.source.yaml import parse


def document(text: str, name: str = "p/pen.yaml") -> Document:
    read = parse(name, text).value
    assert read is not None
    return read


def words_at(text: str, word: str, nth: int = 0) -> tuple[str, int, int]:
    """Give the words found in the text under the key a, with line and column from one."""
    where = word_at(document(text), ("a",), word, nth)
    lines = where.text.splitlines()[where.span.line : where.span.end_line + 1]
    lines[-1] = lines[-1][: where.span.end_column]
    return "\n".join(lines)[where.span.column :], where.span.line + 1, where.span.column + 1


def test_what_people_read_is_visited_in_the_order_of_the_file() -> None:
    care = "care: {call_us_if: [{sign: Heat, when: any time, do: Call., think: infection, sources: [study]}]}\n"
    assert [text for _, text in prose(document(PEN + care))] == [
        "Pen", "Pen", "A pen.", "Softer.", "Heat", "any time", "Call.", "infection",
    ]  # fmt: skip


def test_questions_and_names_are_read_but_synonyms_and_options_are_not() -> None:
    texts = [text for _, text in prose(document(VOCABULARY, "p/_vocabulary.yaml"))]
    assert {"Anything to know?", "Are you pregnant?", "Forehead"} <= set(texts)
    assert not {"pregnant", "marks", "IV", "years"} & set(texts)


def test_a_condition_is_not_read_out() -> None:
    caution = "{id: a, level: note, when: {event: within 7 days, name: TODO}, says: Wait., sources: [study]}"
    text = COMMON.replace("cautions: []", f"cautions: [{caution}]")
    assert [text for _, text in prose(document(text, "p/_common.yaml"))] == ["A small pack", "Wait."]


def test_the_bibliography_is_not_what_the_pack_says() -> None:
    text = "sources: {a: {title: Safe and painless, note: No risk.}}\n"
    assert list(prose(document(text, "p/_sources.yaml"))) == []


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("a: one two\n", "two", ("two", 1, 8)),
        ("b: two\na: one two\n", "two", ("two", 2, 8)),
        ("a: 'it''s two'\n", "two", ("two", 1, 11)),
        ('a: "one two"\n', "one", ("one", 1, 5)),
        ("a: >-\n  one\n  two three\n", "two three", ("two three", 3, 3)),
        ("a: >-\n  one\n  two three\n", "one two", ("one\n  two", 2, 3)),
        ("a: |\n  one\n  two\n", "two", ("two", 3, 3)),
        ("a: one\n  two\n", "two", ("two", 2, 3)),
        ("{a: one two, b: c}\n", "two", ("two", 1, 9)),
        ("a: größer two\n", "two", ("two", 1, 11)),
    ],
)
def test_a_word_is_found_where_it_is_written(text: str, word: str, found: tuple[str, int, int]) -> None:
    assert words_at(text, word) == found


def test_the_second_of_two_is_found() -> None:
    assert words_at("a: two and two\n", "two", nth=1) == ("two", 1, 12)


@pytest.mark.parametrize("word", ["two", "", " ", "x " * 200])
def test_what_is_not_written_as_it_is_read_stands_for_the_whole_text(word: str) -> None:
    assert words_at('a: "one t\\u0077o"\n', word) == ('"one t\\u0077o"', 1, 4)
