"""Small changes to a text, each at a place that was read, made all at once."""

from collections.abc import Iterable
from typing import NamedTuple

from needlecli.source.document import Span


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


def _line_starts(text: str) -> list[int]:
    """Give the offset at which each line starts, and one more for a line after the last."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts
