"""Quote the line a finding is about, with a mark under the words meant."""

import unicodedata
from functools import lru_cache

from needlecli.source.diagnostic import Location

WIDEST = 110


def excerpt(where: Location, widest: int = WIDEST) -> tuple[str, ...]:
    """Cut the quoted line and its marker from the text, in `widest` columns; empty when there is no text.

    Tabs become one space and control characters a replacement mark, so that columns stay true on any screen.
    """
    lines = _lines(where.text)
    if where.span.line >= len(lines):
        return ()
    line = lines[where.span.line]
    start, end = _meant(where, line)
    skip, shown = _window(line, start, max(end, start + 1), widest)
    number = f"{where.span.line + 1:>5}"
    under = max(1, cells(line[start : min(end, skip + len(shown))]))
    mark = " " * cells(line[skip:start]) + "^" * under
    return (f"{number} | {''.join(_plain(c) for c in shown)}", f"{' ' * len(number)} | {mark}")


def words_meant(where: Location, most: int = WIDEST) -> str:
    """Give the words of its first line that a finding is about, `most` of their letters."""
    lines = _lines(where.text)
    if where.span.line >= len(lines):
        return ""
    start, end = _meant(where, lines[where.span.line])
    return "".join(_plain(c) for c in lines[where.span.line][start : min(end, start + most)])


def cells(text: str) -> int:
    """Count the columns that a text takes on a screen."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """Split a text once, however many findings quote it."""
    return tuple(text.splitlines())


def _meant(where: Location, line: str) -> tuple[int, int]:
    """Give the columns between which the words meant stand on their first line."""
    end = where.span.end_column if where.span.end_line == where.span.line else len(line.rstrip())
    return min(where.span.column, len(line)), min(end, len(line))


def _window(line: str, start: int, end: int, widest: int) -> tuple[int, str]:
    """Choose the part of a line to show: from its start if the words meant fit in there, else so that they end it."""
    skip = min(max(0, end - widest), start)
    while skip < start and cells(line[skip : min(end, skip + widest)]) > widest:
        skip += 1
    shown = line[skip : skip + widest]
    while cells(shown) > widest:
        shown = shown[:-1]
    return skip, shown


def _plain(character: str) -> str:
    if character == "\t":
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
