"""Ranges on one scale: every bar stands at its numbers, and whatever the width, every word is there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.formats import html, markdown, table
from needlecli.formats._spans import ruler, span_lines
from needlecli.page import Page, Span, Spans, Style

DAYS = Spans(
    "Downtime",
    "days",
    (
        Span("1 Pen", 1, 3, "1-3 days, usually 2 days", 2),
        Span("2 Peel", 3, 14, "3-14 days, usually 5 days, low confidence", 5, "quiet"),
        Span("3 Roller", 0, 0, "nothing written", None, "quiet"),
    ),
    14,
    "out of sight",
    "hatched: weak",
)
PAGE = Page("page", (DAYS,))


def drawn(width: int | None, *, unicode: bool = True, accessible: bool = False) -> list[str]:
    return table.render(PAGE, Style(width, unicode=unicode, accessible=accessible)).strip("\n").split("\n")


def test_ranges_read_like_this() -> None:
    assert drawn(80) == [
        "  Downtime: out of sight",
        "           0  2  4  6  8  10 12 14 days",
        "           ├──┼──┼──┼──┼──┼──┼──┤",
        "  1 Pen    ··█┼█················· 1-3 days, usually 2 days",
        "  2 Peel   ····▒▒▒▒┼▒▒▒▒▒▒▒▒▒▒▒▒▒ 3-14 days, usually 5 days, low confidence",
        "  3 Roller ······················ nothing written",
        "  hatched: weak",
    ]


def test_where_there_is_less_room_the_words_stand_below_the_bars() -> None:
    assert drawn(54, unicode=False) == [
        "  Downtime: out of sight",
        "           0    2    4    6    8    10   12   14 days",
        "           |----+----+----+----+----+----+----|",
        "  1 Pen    ..###+###...........................",
        "           1-3 days, usually 2 days",
        "  2 Peel   ........====+=======================",
        "           3-14 days, usually 5 days, low confidence",
        "  3 Roller ....................................",
        "           nothing written",
        "  hatched: weak",
    ]


def test_where_there_is_none_the_words_stand_alone() -> None:
    assert drawn(39) == [
        "  Downtime: out of sight",
        "  • 1 Pen: 1-3 days, usually 2 days",
        "  • 2 Peel: 3-14 days, usually 5 days,",
        "    low confidence",
        "  • 3 Roller: nothing written",
    ]


def test_accessible_ranges_are_sentences() -> None:
    assert drawn(80, accessible=True) == [
        "Downtime: out of sight.",
        "1 Pen: 1-3 days, usually 2 days.",
        "2 Peel: 3-14 days, usually 5 days, low confidence.",
        "3 Roller: nothing written.",
    ]


def test_markdown_is_a_table_of_the_words() -> None:
    assert markdown.render(PAGE, Style()) == (
        "**Downtime** (out of sight)\n\n| Option | Downtime |\n| --- | --- |\n| 1 Pen | 1-3 days, usually 2 days |\n"
        "| 2 Peel | 3-14 days, usually 5 days, low confidence |\n| 3 Roller | nothing written |\n"
    )


def test_html_draws_every_bar_beside_its_words() -> None:
    page = html.render(PAGE, Style())
    assert re.findall(r'<rect class="(bar|outline)" x="([\d.]+)%" y="0" width="([\d.]+)%"', page) == [
        ("bar", "7.14", "14.29"),
        ("outline", "21.43", "78.57"),
    ]
    assert re.findall(r'<line class="usual" x1="([\d.]+)%"', page) == ["14.29", "35.71"]
    assert 'aria-label="Downtime from 0 to 14 days"' in page
    assert [text for text in re.findall(r"<span>([^<]+)</span>", page) if text.strip() != DAYS.says] == [
        row.text for row in DAYS.rows
    ]
    assert 'id="hatched"' in page


@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("width", [None, *range(39, 160)])
def test_at_every_width_every_word_is_there_and_no_line_is_longer(width: int | None, unicode: bool) -> None:
    lines = drawn(width, unicode=unicode)
    assert all(len(line) <= (width or 1000) for line in lines)
    assert not any(line.startswith("days") for line in lines)
    assert unicode or all(line.isascii() for line in lines)
    words = " ".join(" ".join(lines).split())
    assert all(word in words for row in DAYS.rows for word in (*row.label.split(), *row.text.split()))
    assert "Downtime: out of sight" in words


@given(
    st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400), st.floats(0, 400)).map(sorted), min_size=1, max_size=6),
    st.sampled_from([None, 60, 80, 100, 159]),
)
def test_every_bar_lies_on_the_scale_with_its_mark_inside(ranges: list[list[float]], width: int | None) -> None:
    rows = tuple(Span(str(n), low, high, "said", usual) for n, (low, usual, high) in enumerate(ranges))
    lines = span_lines(Spans("T", "days", rows, max(high for _, _, high in ranges)), Style(width))
    assert lines is not None
    left, right = lines[1].index("├"), lines[1].index("┤")
    for row, line in zip(rows, lines[2:], strict=True):
        bar = line[left : right + 1]
        assert line[right + 1 :] == " said"
        assert bar.count("┼") == 1
        if row.high > 0:
            covered = [at for at, sign in enumerate(bar) if sign in "█┼"]
            assert covered == list(range(covered[0], covered[-1] + 1))


@pytest.mark.parametrize(
    ("greatest", "expected"),
    [(0, (1, 1)), (0.5, (1, 1)), (1, (1, 1)), (4, (1, 4)), (7, (1, 7)), (8, (2, 4)), (14, (2, 7)), (15, (5, 3)),
     (42, (10, 5)), (365, (100, 4)), (5000, (1000, 5))],
)  # fmt: skip
def test_a_ruler_has_few_round_steps_and_reaches_the_greatest(greatest: float, expected: tuple[float, int]) -> None:
    found = ruler(greatest)
    assert tuple(found) == expected
    assert found.end >= greatest
