"""The depth scale: every bar stands at its millimetres, on one ruler, in letters that any terminal has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.formats._scale import scale_lines
from needlecli.page import Bar, Layer, Scale, Style

SKIN = (Layer("epidermis", 0.0, 0.25), Layer("dermis", 0.25, 1.0))


def lines(*bars: Bar, greatest: float = 2.0, style: Style | None = None, skin: tuple[Layer, ...] = SKIN) -> list[str]:
    scale = Scale("Cheeks", skin, "skin to 1.0 mm", bars, greatest)
    return list(scale_lines(scale, style or Style(width=80)))


def test_a_scale_reads_like_this() -> None:
    drawn = lines(
        Bar("1 Pen", (0.5, 1.0), (0.5, 1.5), "now 0.5-1.0 mm, 0.5-1.5 mm if clear"),
        Bar("2 Roller", None, (1.0, 1.0), "now none, 1.0 mm if clear"),
        Bar("3 Peel", None, None, "none left"),
        style=Style(width=80),
    )
    assert drawn == [
        "  Cheeks: skin to 1.0 mm",
        "           0.0    0.5    1.0    1.5    2.0 mm",
        "           ├──────┼──────┼──────┼──────┤",
        "  skin     ░░░░▓▓▓▓▓▓▓▓▓▓                ░ epidermis ▓ dermis",
        "  1 Pen    ·······████████▒▒▒▒▒▒▒······· now 0.5-1.0 mm, 0.5-1.5 mm if clear",
        "  2 Roller ··············▒·············· now none, 1.0 mm if clear",
        "  3 Peel   ····························· none left",
    ]


def test_the_same_scale_in_letters_every_terminal_has() -> None:
    drawn = lines(Bar("1 Pen", (0.5, 1.0), (0.5, 1.5), "said"), style=Style(width=60, unicode=False))
    assert all(line.isascii() for line in drawn)
    assert drawn[2:] == [
        "        |-----+-----+-----+-----|",
        "  skin  eeeddddddddd              e epidermis d dermis",
        "  1 Pen ......#######======...... said",
    ]


def test_accessible_scales_are_sentences() -> None:
    drawn = lines(Bar("1 Pen", None, (0.5, 1.0), "now none, 0.5-1.0 mm if clear"), style=Style(accessible=True))
    assert drawn == ["Cheeks: skin to 1.0 mm.", "1 Pen: now none, 0.5-1.0 mm if clear."]


@pytest.mark.parametrize("width", [None, 40, 50, 60, 80, 100, 139, 159])
@pytest.mark.parametrize("greatest", [0.5, 1.0, 1.07, 1.5, 2.5, 3.5])
def test_every_number_stands_over_its_mark(width: int | None, greatest: float) -> None:
    drawn = lines(
        Bar("1 Pen", None, None, "now none, 0.75-1.0 mm if clear"), greatest=greatest, style=Style(width=width)
    )
    numbers, ruler = drawn[1].removesuffix(" mm"), drawn[2]
    marks = [column for column, sign in enumerate(ruler) if sign in "├┼┤"]
    start, end = marks[0], marks[-1]
    steps = len(marks) - 1
    shown = [(i, w) for i, w in _words(numbers)]
    assert shown[0] == (start, "0.0")
    assert shown[-1] == (end, f"{steps * 0.5:.1f}")
    assert all(column == start + float(word) / (steps * 0.5) * (end - start) for column, word in shown)
    assert steps * 0.5 >= greatest


@given(
    low=st.integers(0, 14).map(lambda n: n / 4),
    length=st.integers(0, 6).map(lambda n: n / 4),
    width=st.integers(40, 159),
)
def test_a_bar_starts_and_ends_at_its_millimetres(low: float, length: float, width: int) -> None:
    high = min(low + length, 3.5)
    drawn = lines(Bar("1 Pen", (low, high), None, "said"), greatest=3.5, style=Style(width=width), skin=())
    ruler, bar = drawn[2], drawn[3]
    start, end = ruler.index("├"), ruler.index("┤")
    cells = (end - start) / 3.5
    filled = [column for column, sign in enumerate(bar) if sign == "█"]
    assert abs(filled[0] - (start + low * cells)) <= 0.5
    assert abs(filled[-1] - (start + high * cells)) <= 0.5
    assert filled == list(range(filled[0], filled[-1] + 1))
    assert bar[start : end + 1].count("·") + len(filled) == end + 1 - start


def test_two_bars_of_one_depth_fill_the_same_columns() -> None:
    drawn = lines(Bar("1 Pen", (0.5, 1.0), None, "a"), Bar("2 Radiofrequency", (0.5, 1.0), None, "b"))
    first, second = ([c for c, sign in enumerate(line) if sign == "█"] for line in drawn[-2:])
    assert first == second


def test_the_skin_is_drawn_to_the_ruler() -> None:
    drawn = lines(greatest=2.0, style=Style(width=120))
    ruler, skin = drawn[2], drawn[3]
    start, end = ruler.index("├"), ruler.index("┤")
    assert skin.index("░") == start
    assert skin.rindex("▓", 0, end) - start == pytest.approx((end - start) / 2, abs=1)


def _words(line: str) -> list[tuple[int, str]]:
    found, column = [], 0
    for word in line.split(" "):
        if word:
            found.append((column, word))
        column += len(word) + 1
    return found
