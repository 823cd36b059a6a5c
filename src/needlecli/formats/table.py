"""The page for a screen: headings, lists, tables and depth scales, in words first and colour second."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text as RichText

from needlecli.formats._columns import ENDLESS, shared
from needlecli.formats._map import map_grid, map_sentences, signed
from needlecli.formats._scale import scale_lines
from needlecli.formats._shares import share_lines
from needlecli.formats._spans import span_lines, span_sentences
from needlecli.formats._timeline import timeline_lines
from needlecli.page import (
    MARKS,
    Block,
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
    Tone,
    ascii_only,
    clean,
)

STYLES: Final[dict[Tone, str]] = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "stop": "bold red",
    "wait": "yellow",
    "ask": "cyan",
    "care": "magenta",
    "good": "green",
}
SPOKEN: Final[dict[Tone, str]] = {"stop": "Stop:", "wait": "Wait:", "ask": "Ask:", "care": "Note:"}
"""What is said in place of a mark where nothing is drawn."""


def render(page: Page, style: Style) -> str:
    """Draw every block at the style's width; without a width nothing is wrapped or cropped."""
    out = StringIO()
    console = Console(
        file=out,
        width=style.width or ENDLESS,
        height=1000,
        force_terminal=style.colour,
        no_color=not style.colour,
        color_system="standard" if style.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for block in _unfolded(page.blocks):
        for part in _block(block, style):
            console.print(part, soft_wrap=style.width is None or isinstance(block, Code))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _unfolded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Visit every block, what is folded away behind what it bears out: a screen cannot fold."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from _unfolded(block.inside)


def _block(block: object, style: Style) -> Iterator[RenderableType]:
    match block:
        case Heading():
            yield from _heading(block, style)
        case Text(text, "plain"):
            yield RichText(_ascii(clean(text), style))
        case Text(text, tone):
            yield _hanging(Item(text, tone), 0, style)
        case Bullets(items):
            yield from _items(items, 0, style)
        case Table():
            yield from _table(block, style)
        case Scale():
            yield RichText("")
            yield from (
                RichText(_ascii(clean(line), style), no_wrap=True, overflow="ignore")
                for line in scale_lines(block, style)
            )
        case Timeline():
            yield RichText("")
            for line in timeline_lines(block, style):
                yield RichText(_ascii(clean(line), style), no_wrap=not style.accessible)
            yield RichText("")
        case Code(text):
            yield from (RichText(f"    {_letters(clean(line), style)}") for line in text.rstrip("\n").split("\n"))
        case Shares():
            yield from _shares(block, style)
        case Spans():
            yield from _spans(block, style)
        case Map():
            yield from _map(block, style)
        case Fold(says, _, tone):
            yield from ([] if style.accessible else [RichText("")])
            yield _hanging(Item(says, tone), 0, style)
        case Legend(text) if not style.accessible:
            yield RichText(_ascii(f"  {text}", style), style="dim")
        case _:
            pass


def _heading(block: Heading, style: Style) -> Iterator[RenderableType]:
    if block.level > 1:
        yield RichText("")
    text = _ascii(clean(block.text if block.level == 1 else block.text.upper()), style)
    aside = _ascii(clean(block.aside), style)
    line = RichText(text, style="bold" if block.level == 1 else "bold cyan")
    gap = (style.width or 0) - len(text) - len(aside)
    if aside and (style.width is None or gap >= 2):
        line.append(" " * max(gap, 3) + aside, style="dim not bold")
        yield line
        return
    yield line
    if aside:
        yield RichText(aside, style="dim")


def _items(items: tuple[Item, ...], depth: int, style: Style) -> Iterator[RenderableType]:
    for item in items:
        yield _hanging(item, depth, style)
        yield from _items(item.inside, depth + 1, style)


def _hanging(item: Item, depth: int, style: Style, mark: str = "") -> RenderableType:
    """Draw one item with its mark, the lines after the first indented under its text."""
    mark = mark or MARKS[item.tone][0 if style.unicode else 1]
    if style.accessible:
        mark = (
            SPOKEN.get(item.tone, "")
            if depth == 0 and not item.text.startswith(tuple(word[:-1] for word in SPOKEN.values()))
            else ""
        )
    text = RichText(
        _ascii(clean(item.text), style), style=STYLES[item.tone] if depth == 0 or item.tone == "quiet" else ""
    )
    lead = " " * (2 * depth) + (mark + " " if mark else "")
    if style.width is None or not lead:
        return RichText(lead, style=STYLES[item.tone]) + text
    grid = RichTable.grid(padding=0)
    grid.add_column(width=len(lead), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(RichText(lead, style=STYLES[item.tone]), text)
    return grid


def _table(block: Table, style: Style) -> Iterator[RenderableType]:
    head, *rows = [[_ascii(clean(cell), style) for cell in row] for row in (block.columns, *block.rows)]
    facts = [[f"{c}: {v}" if c else v for c, v in zip(head, row, strict=True) if v] for row in rows]
    tones: tuple[Tone, ...] = block.tones or tuple[Tone, ...](["plain"] * len(rows))
    if style.accessible:
        yield from (RichText(fact) for row in facts for fact in row)
        return
    kept = [i for i, _ in enumerate(head) if any(row[i] for row in rows)]
    widths = shared([[row[i] for row in (head, *rows)] for i in kept], style.width or ENDLESS)
    if widths is None:
        yield from (_hanging(Item("; ".join(row), tone), 0, style) for row, tone in zip(facts, tones, strict=True))
        return
    grid = RichTable(box=None, padding=(0, 1), pad_edge=False, show_edge=False, header_style="dim")
    for index, width in zip(kept, widths, strict=True):
        grid.add_column(head[index], width=width, overflow="fold")
    for row, tone in zip(rows, tones, strict=True):
        grid.add_row(*(RichText(row[i], style=STYLES[tone] if i == kept[0] + 2 else "") for i in kept))
    yield grid


def _shares(block: Shares, style: Style) -> Iterator[RenderableType]:
    """Draw one row a line with its bar, where there is room; else say each in words."""
    lines = None if style.accessible else share_lines(block, style)
    if lines is None:
        for row in block.rows:
            said = f"{row.label}: {row.number:,} ({row.share}){f'. {row.says}' if row.says else ''}"
            yield _hanging(Item(said, row.tone), 0, style)
        return
    yield RichText(lines[0], style="dim", no_wrap=True)
    for row, line in zip(block.rows, lines[1:], strict=True):
        yield RichText(line, style=STYLES[row.tone], no_wrap=True)
        if row.says:
            yield _hanging(Item(row.says, "quiet"), 1, style)


def _spans(block: Spans, style: Style) -> Iterator[RenderableType]:
    """Draw ranges on one scale, where there is room; else say each in words."""
    said = f"{block.title}: {block.says}" if block.says else block.title
    lines = None if style.accessible else span_lines(block, style)
    if style.accessible:
        yield from (RichText(_ascii(f"{clean(text)}.", style)) for text in (said, *span_sentences(block)))
        return
    yield RichText("")
    yield _hanging(Item(said, "plain"), 0, style, mark=" ")
    for line in lines or ():
        yield RichText(line, no_wrap=True, overflow="ignore")
    if lines is None:
        yield from (_hanging(Item(text, "plain"), 1, style) for text in span_sentences(block))
    elif block.legend:
        yield RichText(_ascii(f"  {clean(block.legend)}", style), style="dim")


def _map(block: Map, style: Style) -> Iterator[RenderableType]:
    """Draw a map, where there is room and things may be drawn; else say each row in words."""
    grid = None if style.accessible else map_grid(block, style, STYLES)
    if grid is not None:
        yield grid
    for text, mark in map_sentences(block) if grid is None else ():
        yield _hanging(Item(text, mark.tone), 0, style, signed(mark, style, word=False))
    yield RichText("")
    for mark in block.key:
        yield _hanging(Item(f"{mark.word}: {mark.says}", mark.tone), 0, style, signed(mark, style, word=False))


def _letters(text: str, style: Style) -> str:
    """Keep the columns of code: where a terminal lacks a letter, exactly one sign stands for it."""
    return text if style.unicode else text.encode("ascii", "replace").decode("ascii")


def _ascii(text: str, style: Style) -> str:
    return text if style.unicode else ascii_only(text)
