"""The top-level keys of a variant's file stand in another order than in the shipped files.

Why it matters:
    Whoever compares two variants looks for a key where it stands in the other files. A key in an odd place is
    overlooked, and then written a second time.

Bad:
    # stamp.yaml
    id: stamp
    name: Stamp
    short: Stamp
    reviewed: 2026-01-01
    # what a client reads first
    summary: A stamp.
    ^^^^^^^
    technique: needle
    operator: esthetician
    depth: 0.2-2.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 3}
    cost: {tier: 2}
    indications: []

Good:
    # stamp.yaml
    id: stamp
    name: Stamp
    short: Stamp
    # what a client reads first
    summary: A stamp.
    reviewed: 2026-01-01
    technique: needle
    operator: esthetician
    depth: 0.2-2.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 3}
    cost: {tier: 2}
    indications: []

How to mend it:
    `needle validate --fix` moves each key with all that stands below it, and with the comment directly above it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from needlecli.lint._lot import Found, role
from needlecli.source import Document, Edit, Severity, Span, at, edited
from needlecli.source.yaml import parse

SEVERITY = Severity.NOTE
ORDER = (
    *("id", "name", "short", "synonyms", "summary", "reviewed", "adds_to", "technique", "standing", "operator"),
    *(
        "depth",
        "downtime",
        "discomfort",
        "cost",
        "suits",
        "does_not_suit",
        "devices",
        "indications",
        "cautions",
        "not_asked",
    ),
    *("event", "minimum_interval", "maintenance", "care", "notes"),
)


class Block(NamedTuple):
    """A key with all that stands below it and the comment directly above it: from one line to another."""

    key: str
    start: int
    end: int


def in_document(document: Document) -> Iterator[Found]:
    """Look for the first key that belongs before the one above it."""
    data = document.data
    keys = [key for key in data if key in ORDER] if role(document) == "" and isinstance(data, dict) else []
    for above, key in pairwise(keys):
        if ORDER.index(key) < ORDER.index(above):
            after = [other for other in keys[: keys.index(key)] if ORDER.index(other) > ORDER.index(key)]
            yield Found(
                at(document, (key,), key=True),
                f"{key} stands after {above}; the shipped files have it before {after[0]}",
                f"move {key} up, before {after[0]}",
                (("before this", at(document, (after[0],), key=True)),),
                _fix(document),
            )
            break


def _fix(document: Document) -> tuple[Edit, ...]:
    """Put the blocks in order, if the file can be taken apart by lines and still says the same afterwards."""
    blocks = _blocks(document)
    if not blocks:
        return ()
    lines = document.text.splitlines(keepends=True)
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    first, last = blocks[0].start, blocks[-1].end
    edit = Edit(Span(first, 0, *_end(document.text, last)), "".join(_sorted(blocks, lines)))
    again = parse(document.name, edited(document.text, (edit,)).encode()).value
    return (edit,) if again is not None and again.data == document.data else ()


def _end(text: str, line: int) -> tuple[int, int]:
    """Give the place where a line begins, or the end of the text."""
    lines = text.splitlines(keepends=True)
    if line < len(lines) or lines[-1].endswith(("\n", "\r")):
        return line, 0
    return len(lines) - 1, len(lines[-1])


def _sorted(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[str]:
    """Give the lines of the blocks in order; blank lines between blocks stay where they are."""
    between = [(block.end, after.start) for block, after in pairwise(blocks)]
    order = sorted(blocks, key=lambda block: ORDER.index(block.key) if block.key in ORDER else len(ORDER))
    for block, (start, end) in zip(order, (*between, (0, 0)), strict=True):
        yield from lines[block.start : block.end]
        yield from lines[start:end]


def _blocks(document: Document) -> tuple[Block, ...]:
    """Take a file apart; nothing where its keys do not begin lines of their own."""
    lines = document.text.splitlines()
    data = document.data if isinstance(document.data, dict) else {}
    spans = [(key, document.locate((key,), key=True)) for key in data]
    if any(span.column for _, span in spans) or len({span.line for _, span in spans}) < len(spans):
        return ()
    starts = [_start(lines, span.line) for _, span in spans]
    ends = [_filled(lines, end) for end in (*starts[1:], len(lines))]
    return tuple(Block(key, start, end) for (key, _), start, end in zip(spans, starts, ends, strict=True))


def _start(lines: Sequence[str], line: int) -> int:
    """Give the line where the comment directly above a key begins; what opens the file belongs to the file."""
    start = line
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    if start > 0:
        return start
    return next((n for n in range(line) if lines[n].startswith("# needle:")), line)


def _filled(lines: Sequence[str], end: int) -> int:
    """Leave out the blank lines before a line."""
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return end
