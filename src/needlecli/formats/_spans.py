"""Draw ranges to one scale, in characters, each with its words beside it, or below it where there is less room."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from needlecli.page import Span, Spans, Style, ascii_only, clean

PLAIN_WIDTH = 100
WIDEST, NARROWEST = 42, 14
"""How many columns a bar takes at most, and at least: where there is less room, no bar is drawn."""
MOST_STEPS = 7
MARGIN = 2
FANCY = {"bar": "█", "weak": "▒", "rest": "·", "usual": "┼", "tick": "┼", "left": "├", "right": "┤", "line": "─"}
ASCII = {"bar": "#", "weak": "=", "rest": ".", "usual": "+", "tick": "+", "left": "|", "right": "|", "line": "-"}


class Ruler(NamedTuple):
    """Where the numbers of a scale stand: so many steps, each so long in the unit of the scale."""

    step: float
    steps: int

    @property
    def end(self) -> float:
        """The number at the end of the scale."""
        return self.step * self.steps


def ruler(greatest: float) -> Ruler:
    """Choose steps of 1, 2 or 5, or ten times as much, so that few of them reach the greatest value."""
    size = 1.0
    while True:
        for step in (size, 2 * size, 5 * size):
            steps = max(ceil(greatest / step - 1e-9), 1)
            if steps <= MOST_STEPS:
                return Ruler(step, steps)
        size *= 10


def span_lines(spans: Spans, style: Style) -> tuple[str, ...] | None:
    """Give the ruler and the lines of every range; None where there is no room for a bar."""
    labels = [_letters(row.label, style) for row in spans.rows]
    texts = [_letters(row.text, style) for row in spans.rows]
    label, text = (max(map(cell_len, some), default=0) for some in (labels, texts))
    room = (style.width or max(PLAIN_WIDTH, label + text + WIDEST + 3 * MARGIN)) - MARGIN - label - 1
    marks = ruler(spans.greatest)
    end = cell_len(f"{marks.end:g} {_letters(spans.unit, style)}")  # from the last cell of the bar on
    beside = room - max(text + 1, end - 1) >= NARROWEST
    cells = min(room - max(text + 1, end - 1) if beside else room - end + 1, WIDEST) - 1
    if cells + 1 < NARROWEST or text > room:
        return None
    each = max(cells // marks.steps, 1)
    signs = FANCY if style.unicode else ASCII
    indent = " " * (MARGIN + label + 1)
    numbers = f"{indent}{_numbers(marks, each)} {_letters(spans.unit, style)}".rstrip()
    lines = [numbers, f"{indent}{_rule(marks, each, signs)}"]
    for row, name, said in zip(spans.rows, labels, texts, strict=True):
        drawn = f"{' ' * MARGIN}{set_cell_size(name, label)} {_bar(row, marks, each, signs)}"
        lines += [f"{drawn} {said}"] if beside else [drawn, f"{indent}{said}"]
    return tuple(lines)


def span_sentences(spans: Spans) -> Iterator[str]:
    """Say every range in words."""
    yield from (f"{row.label}: {row.text}" for row in spans.rows)


def _numbers(marks: Ruler, each: int) -> str:
    """Write a number at every mark that has room for one, and always at the end."""
    last = f"{marks.end:g}"
    at_end = marks.steps * each
    line = ""
    for step in range(marks.steps):
        number, at = f"{step * marks.step:g}", step * each
        if (not line or len(line) < at) and at + len(number) < at_end:
            line = f"{line:<{at}}{number}"
    return f"{line:<{at_end}}{last}"


def _rule(marks: Ruler, each: int, signs: dict[str, str]) -> str:
    between = signs["line"] * (each - 1)
    return signs["left"] + (between + signs["tick"]) * (marks.steps - 1) + between + signs["right"]


def _bar(row: Span, marks: Ruler, each: int, signs: dict[str, str]) -> str:
    def cell(value: float) -> int:
        return min(max(round(value / marks.step * each), 0), marks.steps * each)

    line = [signs["rest"]] * (marks.steps * each + 1)
    if row.high > 0:
        first, last = cell(row.low), cell(row.high)
        line[first : last + 1] = signs["weak" if row.tone == "quiet" else "bar"] * (last + 1 - first)
    if row.typical is not None:
        line[cell(row.typical)] = signs["usual"]
    return "".join(line)


def _letters(text: str, style: Style) -> str:
    return clean(text) if style.unicode else ascii_only(clean(text))
