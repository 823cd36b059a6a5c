"""The page as Markdown, to paste into a record."""

import re
from collections.abc import Iterator
from html import escape

from needlecli.page import (
    Bullets,
    Code,
    Fold,
    Heading,
    Item,
    Legend,
    Map,
    Page,
    Scale,
    Shares,
    Spans,
    Style,
    Table,
    Text,
    Timeline,
    clean,
)

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
OPENING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+]))")
"""What would start a list at the start of a line."""
WORDS = {
    "stop": "**Stop.** ",
    "wait": "**Wait.** ",
    "ask": "**Ask.** ",
    "care": "**Note.** ",
    "good": "",
    "plain": "",
    "strong": "",
    "quiet": "",
}


def render(page: Page, _style: Style) -> str:
    """Write every block; the scales become tables of numbers."""
    return "\n".join(line for block in page.blocks for line in (*_block(block), "")).rstrip("\n") + "\n"


def _block(block: object) -> Iterator[str]:
    match block:
        case Heading(text, level, aside):
            yield f"{'#' * level} {_plain(text)}"
            if aside:
                yield ""
                yield _plain(aside)
        case Text(text, tone):
            yield f"{WORDS[tone]}{_plain(text)}"
        case Bullets(items):
            yield from _items(items, 0)
        case Table(columns, rows, _):
            yield from _table(columns, rows)
        case Scale():
            yield f"**{_plain(block.title)}**" + (f" ({_plain(block.layers_text)})" if block.layers_text else "")
            yield ""
            yield from _table(("Option", "Depth"), tuple((bar.label, bar.text) for bar in block.bars))
        case Timeline():
            yield _plain(block.says)
        case Code(text, language):
            longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
            fence = "`" * max(longest + 1, 3)
            yield f"{fence}{language}"
            yield from (clean(line) for line in text.rstrip("\n").split("\n"))
            yield fence
        case Shares((what, whose), rows, _):
            yield from _table(
                (what, whose, "Share", ""), tuple((r.label, f"{r.number:,}", r.share, r.says) for r in rows)
            )
        case Spans(title, _, rows, _, says):
            yield f"**{_plain(title)}**" + (f" ({_plain(says)})" if says else "")
            yield ""
            yield from _table(("Option", title), tuple((row.label, row.text) for row in rows))
        case Map():
            yield from _map(block)
        case Fold(says, inside, tone):
            yield "<details>"
            yield f"<summary>{escape(f'{WORDS[tone]}{clean(says)}'.replace('*', ''))}</summary>"
            for part in inside:
                yield ""
                yield from _block(part)
            yield ""
            yield "</details>"
        case Legend():
            yield "Set depth is not reached depth."
        case _:
            pass


def _map(block: Map) -> Iterator[str]:
    """Write a map as a table of signs and words, and what each means below it."""
    yield f"**{_plain(block.title)}**"
    yield ""
    cells = (tuple(f"{mark.sign} {mark.word}" for mark in row.marks) for row in block.rows)
    lines = tuple((*row.labels, *marks) for row, marks in zip(block.rows, cells, strict=True))
    yield from _table((*block.heads, *(f"{block.what} {column}" for column in block.columns)), lines)
    yield ""
    yield from (f"- {_plain(f'{mark.sign} {mark.word}: {mark.says}')}" for mark in block.key)


def _items(items: tuple[Item, ...], depth: int) -> Iterator[str]:
    for item in items:
        word = WORDS[item.tone] if depth == 0 else ""
        yield f"{'  ' * depth}- {word}{_plain(item.text)}"
        yield from _items(item.inside, depth + 1)


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield "| " + " | ".join(_plain(c) for c in columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_plain(cell) for cell in row) + " |"


def _plain(text: str) -> str:
    return OPENING.sub(r"\1\\", SPECIAL.sub(r"\\\1", clean(text).strip()))
