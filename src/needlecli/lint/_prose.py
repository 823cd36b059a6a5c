"""Text that people read, and the place of single words in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from needlecli.lint._lot import SOURCES, role
from needlecli.source import Document, Location, Path, Span, at

PROSE = frozenset(
    (
        *("name", "short", "summary", "because", "says", "ask", "question", "sign", "when", "think", "do", "cleared"),
        *("shorten", "keep_out", "needles", "event", "reported", "risk", "first", "main", "improving"),
        *("before", "after", "with"),
    )
)
"""Keys whose text is meant for people.  Under some of them other files have mappings, which are looked into."""

MOST_WORDS = 100
"""More words than that are no longer looked for one by one."""

KEPT = 256
"""Files whose texts are kept at hand."""

BOXES = (dict, list)
"""What holds other values; a tuple, since a union would be made anew for every value looked at."""

CONDITIONS = ("when", "only_when")
"""Keys below which a mapping is a condition: its keys are facts, and nothing in it is read out."""


@lru_cache(maxsize=KEPT)
def prose(document: Document) -> tuple[tuple[Path, str], ...]:
    """Give every text of a file that is meant for people: no ids, synonyms, codes, quantities or bibliography.

    Several rules read them, so they are gathered once a file.
    """
    return tuple(_texts(document))


def _texts(document: Document) -> Iterator[tuple[Path, str]]:
    waiting: list[tuple[Path, Any]] = [] if role(document) == SOURCES else [((), document.data)]
    while waiting:
        path, box = waiting.pop()
        items = enumerate(box) if isinstance(box, list) else box.items() if isinstance(box, dict) else ()
        inner: list[tuple[Path, Any]] = []
        for key, value in items:
            if isinstance(value, str):
                if key in PROSE:
                    yield (*path, key), value
            elif isinstance(value, BOXES) and key not in CONDITIONS:
                inner.append(((*path, key), value))
        waiting += reversed(inner)


def strings(data: object) -> list[str]:
    """Give every text that plain data holds, in no order; keys are none."""
    found: list[str] = []
    waiting: list[Any] = [[data]]
    while waiting:
        box = waiting.pop()
        for value in box.values() if isinstance(box, dict) else box:
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, BOXES):
                waiting.append(value)
    return found


def word_at(document: Document, path: Path, word: str, nth: int = 0) -> Location:
    """Give the place of a word, or of some words, in the text at a path: of the first, or of the nth after it.

    Where the words are not written as they are read, because a character is escaped, it is the whole text.
    """
    whole = at(document, path)
    parts = word.split()
    if not 0 < len(parts) <= MOST_WORDS:
        return whole
    written = slice_of(document, whole.span)
    found = next(islice(re.finditer(r"\s+".join(map(re.escape, parts)), written), nth, None), None)
    if found is None:
        return whole
    return Location(document.name, within(whole.span, written, *found.span()), document.text, path)


def slice_of(document: Document, span: Span) -> str:
    """Give the text of a file from the start of a span to its end, with the ends of lines that lie between."""
    lines = _lines(document.text)
    if span.line == span.end_line:
        return lines[span.line][span.column : span.end_column] if span.line < len(lines) else ""
    last = lines[span.end_line][: span.end_column] if span.end_line < len(lines) else ""
    return "".join((lines[span.line][span.column :], *lines[span.line + 1 : span.end_line], last))


def within(span: Span, written: str, start: int, end: int) -> Span:
    """Give the place of a part of what is written in a span, the part counted from the start of that."""

    def place(offset: int) -> tuple[int, int]:
        before = f"{written[:offset]}.".splitlines()
        column = len(before[-1]) - 1
        return span.line + len(before) - 1, column + (span.column if len(before) == 1 else 0)

    return Span(*place(start), *place(end))


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
