"""The quoted line and its mark: columns stay true whatever the line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from needlecli.source import Location, Span, cells, excerpt, words_meant
from needlecli.source.excerpt import WIDEST


def marked(text: str, line: int, start: int, end: int) -> tuple[str, ...]:
    return excerpt(Location("file", Span(line, start, line, end), text))


@pytest.mark.parametrize(
    ("text", "start", "end", "lines"),
    [
        ("depth: 1.5", 7, 10, ("    1 | depth: 1.5", "      |        ^^^")),
        ("a:\tbad", 3, 6, ("    1 | a: bad", "      |    ^^^")),
        ("皮膚: bad", 4, 7, ("    1 | 皮膚: bad", "      |       ^^^")),
        ("x: 皮膚", 3, 5, ("    1 | x: 皮膚", "      |    ^^^^")),
        ("cafe\u0301: bad", 7, 10, ("    1 | cafe\u0301: bad", "      |       ^^^")),
        ("ท\u0e35่: bad", 5, 8, ("    1 | ท\u0e35่: bad", "      |    ^^^")),
        ("👩: bad", 3, 6, ("    1 | 👩: bad", "      |     ^^^")),
        ("a\x07b: \x1b[31m", 5, 10, ("    1 | a\ufffdb: \ufffd[31m", "      |      ^^^^^")),
        ("a\u202eb: c", 5, 6, ("    1 | a\ufffdb: c", "      |      ^")),
        ("", 0, 0, ()),
        ("short", 5, 5, ("    1 | short", "      |      ^")),
        ("short", 40, 50, ("    1 | short", "      |      ^")),
    ],
    ids=[
        "plain",
        "tab",
        "cjk-before",
        "cjk-marked",
        "combining",
        "thai",
        "emoji",
        "control",
        "bidi",
        "no-text",
        "end",
        "past-end",
    ],
)
def test_the_mark_stands_under_the_words_meant(text: str, start: int, end: int, lines: tuple[str, ...]) -> None:
    assert marked(text, 0, start, end) == lines


def test_the_line_number_is_shown() -> None:
    assert marked("a: 1\nb: 2\n", 1, 3, 4) == ("    2 | b: 2", "      |    ^")


def test_a_line_that_is_not_there_is_not_quoted() -> None:
    assert marked("one line\n", 1, 0, 1) == ()


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    where = Location("file", Span(0, 6, 2, 3), "says: | \n  one\n  two\n")
    assert excerpt(where) == ("    1 | says: | ", "      |       ^")


def test_a_long_line_is_cut_around_the_words_meant() -> None:
    line = "a" * 200 + "BAD" + "c" * 200
    shown, mark = marked(line, 0, 200, 203)
    assert shown == "    1 | " + "a" * (WIDEST - 3) + "BAD"
    assert mark == "      | " + " " * (WIDEST - 3) + "^^^"


def test_a_span_longer_than_the_screen_is_shown_from_its_start() -> None:
    shown, mark = marked("key: " + "x" * 500, 0, 5, 505)
    assert shown == "    1 | " + "x" * WIDEST
    assert mark == "      | " + "^" * WIDEST


def test_wide_characters_are_marked_in_full_far_out_on_a_long_line() -> None:
    shown, mark = marked("膚" * 200, 0, 150, 151)
    assert mark.count("^") == 2
    assert cell_len(mark) == cell_len(shown)


@given(st.text(st.sampled_from("ab :\t皮👩\u0301\x07\u202e"), max_size=150), st.integers(0, 160), st.integers(0, 160))
def test_the_mark_starts_where_the_words_start_on_any_line(text: str, start: int, end: int) -> None:
    lines = marked(text, 0, start, end)
    assert len(lines) == (2 if text else 0)
    if text:
        shown, mark = (line[8:] for line in lines)
        assert shown.isprintable()
        assert len(shown) <= WIDEST
        assert cell_len(mark.rstrip("^")) <= cell_len(shown)
        assert 1 <= mark.count("^") <= max(1, cell_len(shown))


@pytest.mark.parametrize("widest", [1, 3, 20, 60])
@given(
    st.text(st.sampled_from("ab :\t皮👩\u0301\x07"), min_size=1, max_size=150), st.integers(0, 160), st.integers(0, 160)
)
def test_a_line_is_cut_to_the_columns_there_are(widest: int, text: str, start: int, end: int) -> None:
    for line in excerpt(Location("file", Span(0, start, 0, end), text), widest):
        assert cells(line[8:]) <= max(widest + 1, 2), "one mark stands behind the end of a line that is full"


def test_a_line_number_of_six_digits_moves_line_and_mark_alike() -> None:
    text = "\n" * 123_456 + "a: bad"
    assert marked(text, 123_456, 3, 6) == ("123457 | a: bad", "       |    ^^^")


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("depth: 1.5 mm", Span(0, 7, 0, 13), "1.5 mm"),
        ("says: a\u202eb\x1b c\tmore", Span(0, 6, 0, 12), "a\ufffdb\ufffd c"),
        ("says: |  \n  one\n  two", Span(0, 6, 2, 3), "|"),
        ("a: b", Span(0, 4, 0, 4), ""),
        ("a: b", Span(3, 0, 3, 4), ""),
        ("", Span(0, 0, 0, 4), ""),
        ("x" * 500, Span(0, 0, 0, 500), "x" * WIDEST),
    ],
    ids=["plain", "hidden", "several-lines", "empty", "no-such-line", "no-text", "long"],
)
def test_the_words_meant_are_given_alone(text: str, span: Span, words: str) -> None:
    assert words_meant(Location("file", span, text)) == words
