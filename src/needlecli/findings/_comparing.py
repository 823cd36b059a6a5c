"""What was expected and what there is, line by line: side by side, or below each other where that is too wide."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from needlecli.findings._writing import FRAME, fold, letters, paint
from needlecli.page import Style
from needlecli.source import cells

LABEL = 10
"""Columns of the word that says how two lines differ."""

LONGEST = 60
"""Where nothing is wrapped, the longest line on the left that the right still stands beside."""

NARROWEST = 16
"""Columns that a side needs if words are to be read in it."""

ALIKE = 8
"""Of more lines in a row that are the same on both sides, only the first and the last are drawn."""

BETWEEN = " | "

Pairs = Sequence[tuple[str, str]]


def comparison(compared: Pairs, style: Style) -> Iterator[str]:
    """Draw pairs of lines, each with a word for how its two sides differ; an empty side is a line that is not there."""
    pairs = [(letters(expected, style), letters(got, style)) for expected, got in _without_crowds(compared)]
    column = None if style.accessible else _column(pairs, style.width)
    if column is None:
        yield from _stacked(pairs, style)
        return
    yield from _row("", ("expected", "got"), column, style)
    for pair in pairs:
        yield from _row(_word(*pair), pair, column, style)


def _without_crowds(pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Count the lines inside a long run in which both sides agree: what differs is not to be lost among them."""
    for same, run in groupby(pairs, lambda pair: pair[0] == pair[1]):
        lines = list(run)
        if same and len(lines) > ALIKE:
            more = f"... and {len(lines) - 2} more"
            lines = [lines[0], (more, more), lines[-1]]
        yield from lines


def _word(expected: str, got: str) -> str:
    if expected == got:
        return "same"
    if not got:
        return "missing"
    return "differs" if expected else "extra"


def _column(pairs: Pairs, width: int | None) -> int | None:
    """Give the columns of the left side; None where the two sides do not fit beside each other."""
    longest = max(cells(expected) for expected, _ in (*pairs, ("expected", "")))
    if width is None:
        return longest if longest <= LONGEST else None
    half = (width - len(FRAME) - LABEL - len(BETWEEN)) // 2
    return min(longest, half) if half >= NARROWEST else None


def _row(word: str, pair: tuple[str, str], column: int, style: Style) -> Iterator[str]:
    room = None if style.width is None else style.width - len(FRAME) - LABEL - column - len(BETWEEN)
    sides = zip_longest(fold(pair[0], column), fold(pair[1], room), fillvalue="")
    for index, (left, right) in enumerate(sides):
        label = _label("" if index else word, style)
        gap = " " * (column - cells(left))
        yield f"{paint('quiet', FRAME, style)}{label}{left}{gap}{BETWEEN}{right}".rstrip()


def _label(word: str, style: Style) -> str:
    return paint("quiet" if word == "same" else "strong", f"{word:<{LABEL}}", style)


def _stacked(pairs: Pairs, style: Style) -> Iterator[str]:
    """Write one line below the other, each with its word."""
    for word, text in _told(pairs):
        if style.accessible:
            yield from fold(text, style.width, f"{word.capitalize()}: ", "  ")
        else:
            first, *more = fold(text, style.width, FRAME + " " * LABEL, FRAME + " " * LABEL)
            yield paint("quiet", FRAME, style) + _label(word, style) + first[len(FRAME) + LABEL :]
            yield from more


def _told(pairs: Pairs) -> Iterator[tuple[str, str]]:
    for expected, got in pairs:
        match _word(expected, got):
            case "differs":
                yield "expected", expected
                yield "got", got
            case "extra":
                yield "extra", got
            case word:
                yield word, expected
