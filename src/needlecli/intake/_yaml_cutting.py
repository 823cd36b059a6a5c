"""Cut a YAML text into its documents, and a list of records into the records, before any of it is parsed.

A line that begins with --- is a boundary wherever it stands, for a text inside a document is indented.  In a document
that is a list, each line that begins with a dash begins a record.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from needlecli.intake._lines import too_long, whole_lines
from needlecli.intake._options import Options
from needlecli.intake._streams import Utf8
from needlecli.source import Trouble

BOUNDARY = re.compile(rb"(?:---|\.\.\.)(?:[ \t\r\n]|\Z)")
ENTRY = re.compile(rb"-(?:[ \t\r\n]|\Z)")
NOTHING = re.compile(rb"[ \t]*(?:#[^\n]*)?\r?\n?\Z")

LARGE = 4 << 20
"""Beyond so many bytes the lines of a piece are counted and not held: a record so large is refused whatever follows."""


class Piece(NamedTuple):
    """The text of one document or of one entry of a list, and the line it begins in, counted from one."""

    line: int
    text: bytes


class _Held:
    """The lines of a piece that has not ended yet."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.size = 0
        self.begins = 1
        self.listed = False
        self.filled = False
        self.over = False

    def taken(self, line: int) -> Piece | None:
        """Give what is held, if it says anything, and hold nothing."""
        piece = Piece(self.begins, b"".join(self.lines)) if self.filled else None
        self.lines, self.size, self.filled, self.begins = [], 0, False, line
        return piece


def cut(stream: Utf8, options: Options) -> Iterator[Piece | Trouble]:
    """Give the pieces in order; one that is too long is left out, with a trouble in its place."""
    held, number = _Held(), 0
    for lines in whole_lines(stream, options):
        if isinstance(lines, Trouble):
            if (piece := held.taken(number + 1)) and lines.name != "cut-off":
                yield piece  # of a text cut off, the last document may look whole and is not
            yield lines
            continue
        for line in lines.split(b"\n") if not lines.endswith(b"\n") else lines[:-1].split(b"\n"):
            number += 1
            yield from _line(held, number, line + b"\n", options)
    if (piece := held.taken(number)) is not None:
        yield piece


def _line(held: _Held, number: int, line: bytes, options: Options) -> Iterator[Piece | Trouble]:
    if BOUNDARY.match(line):
        if piece := held.taken(number):
            yield piece
        held.listed = held.over = False
        inside = line[4:] if line[:1] == b"-" else b""
        if not NOTHING.match(inside):
            held.lines, held.filled = [b"    ", inside], True
            held.size = len(line)
        else:
            held.begins = number + 1
        return
    blank = bool(NOTHING.match(line)) or (line[:1] == b"%" and not held.filled)
    if ENTRY.match(line) and (held.listed or not held.filled):
        held.listed, held.over = True, False
        if held.filled and (piece := held.taken(number)):
            yield piece
    if held.over or (blank and not held.filled):
        held.begins = number + 1 if not held.filled else held.begins
        return
    if held.size <= LARGE:
        held.lines.append(line)
    held.size += len(line)
    held.filled = True
    if held.size > options.longest:
        held.taken(number + 1)
        held.over = True
        yield too_long(options)
