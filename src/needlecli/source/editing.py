"""Small changes to a text, each at a place that was read, made all at once."""

import re
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from needlecli.source.document import Document, Path, Span
from needlecli.source.scalars import plain_value

QUOTES = ("'", '"')
PLAIN = re.compile(r"\w[\w.%-]*(?: [\w.%-]+)*\Z")
"""Text that needs no quotes, wherever it stands, unless it is read as something else than text."""


class Edit(NamedTuple):
    """Put this text where a span stands; an empty span is a place between two characters."""

    span: Span
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Make every edit that does not touch one made before it, from the top of the text to its end."""
    starts = _line_starts(text)
    done: list[str] = []
    reached = 0
    for span, new in sorted(set(edits)):
        start, end = starts[span.line] + span.column, starts[span.end_line] + span.end_column
        if start < reached:
            continue
        done += [text[reached:start], new]
        reached = end
    return "".join((*done, text[reached:]))


def respelt(document: Document, path: Path, new: str, *, key: bool = False) -> tuple[Edit, ...]:
    """Write another word in place of a value or key; in quotes that stand there, the quotes stay.

    No edit at all where the word is not written as it is read, as in a folded text, where the new one needs quotes, or
    is a key that is there already.
    """
    span = document.locate(path, key=key)
    if span.line != span.end_line or not PLAIN.match(new) or (key and new in _keys(document.data, path[:-1])):
        return ()
    old = str(path[-1]) if key else _value(document.data, path)
    written = "".join(document.text.splitlines()[span.line : span.line + 1])[span.column : span.end_column]
    if written == old and plain_value(new) == new:
        return (Edit(span, new),)
    if len(written) > 1 and written[0] == written[-1] in QUOTES and written[1:-1] == old:
        return (Edit(Span(span.line, span.column + 1, span.line, span.end_column - 1), new),)
    return ()


def _value(data: Any, path: Path) -> object:
    try:
        for part in path:
            data = data[part]
    except (KeyError, IndexError, TypeError):
        return None
    return data


def _keys(data: Any, path: Path) -> Collection[str]:
    owner = _value(data, path)
    return owner if isinstance(owner, dict) else ()


def _line_starts(text: str) -> list[int]:
    """Give the offset at which each line starts, and one more for a line after the last."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts
