"""Letters, colours and the ends of lines: what every look for people shares."""

from collections.abc import Iterator, Mapping

from needlecli.page import Style, ascii_only, clean
from needlecli.source import cells

GUTTER = " " * 5
FRAME = f"{GUTTER} | "
"""What stands before a quoted line, whose number stands in it."""

COLOURS: Mapping[str, str] = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "strong": "\x1b[1m",
    "quiet": "\x1b[34m",
}
PLAIN = "\x1b[0m"


def paint(tone: str, text: str, style: Style) -> str:
    """Colour a text that says the same without colour."""
    return f"{COLOURS[tone]}{text}{PLAIN}" if style.colour and text.strip() else text


def letters(text: str, style: Style) -> str:
    """Clean a text that may come from a file, and write it in letters that the screen has."""
    return clean(text) if style.unicode else ascii_only(clean(text))


def signs(text: str, style: Style) -> str:
    """Write a quoted line so that it takes as many columns as before, whatever letters the screen has."""
    text = clean(text)
    return text if style.unicode else "".join(c if c.isascii() else "?" * cells(c) for c in text)


def fold(text: str, width: int | None, lead: str = "", hang: str = "") -> list[str]:
    """Break a text into lines of a width, between words where that can be; without a width, into one.

    `lead` stands before the first line, `hang` before those that follow.
    """
    if width is None or cells(lead) + cells(text) <= width:
        return [lead + text]
    hang = hang if cells(hang) <= width // 2 else ""
    full = width - cells(hang)
    lines, room, fresh = [lead], width - cells(lead), True
    for word in text.split(" "):
        size = cells(word)
        if not fresh and size < room:
            lines[-1] += f" {word}"
            room -= size + 1
            continue
        if not fresh:
            lines.append(hang)
            room = full
        first, *more = _pieces(word, room, full)
        lines[-1] += first
        lines += [hang + piece for piece in more]
        room = (full if more else room) - cells(more[-1] if more else first)
        fresh = False
    return [line.rstrip() for line in lines]


def _pieces(word: str, room: int, full: int) -> Iterator[str]:
    """Break a word that fits on no line: its first piece into the room left, the others into full lines."""
    piece, left = "", room
    for character in word:
        size = cells(character)
        if size > left and (piece or left < full):
            yield piece
            piece, left = "", full
        piece += character
        left -= size
    yield piece
