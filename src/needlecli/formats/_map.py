"""Draw a map of marks in characters, or say it in words where there is no room or nothing may be drawn."""

from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.table import Table as RichTable
from rich.text import Text as RichText

from needlecli.formats._columns import ENDLESS, GAP, shared
from needlecli.page import Map, Mark, Style, Tone, ascii_only, clean


def signed(mark: Mark, style: Style, *, word: bool = True) -> str:
    """Give a mark as it is drawn: its sign, with its word where there is room."""
    sign = mark.sign if style.unicode else mark.plain
    return f"{sign} {_letters(mark.word, style)}" if word else sign


def map_grid(drawn: Map, style: Style, looks: Mapping[Tone, str]) -> RichTable | None:
    """Draw a map with words in its cells, or with signs alone where there is less room; None where there is none."""
    labels = [[_letters(text, style) for text in texts] for texts in (drawn.heads, *(r.labels for r in drawn.rows))]
    for words in (True, False):
        cells = _wide(drawn, style, words=words)
        room = (style.width or ENDLESS) - len(drawn.columns) * (cells + GAP)
        widths = shared([list(column) for column in zip(*labels, strict=True)], room)
        if widths is not None:
            break
    else:
        return None
    grid = RichTable(box=None, padding=(0, 1), pad_edge=False, show_edge=False, header_style="dim")
    for head, width in zip(labels[0], widths, strict=True):
        grid.add_column(head, width=width, overflow="fold")
    for column in drawn.columns:
        grid.add_column(_head(drawn, column, style, words=words), width=cells, no_wrap=True)
    for texts, row in zip(labels[1:], drawn.rows, strict=True):
        marks = (RichText(signed(mark, style, word=words), style=looks[mark.tone]) for mark in row.marks)
        grid.add_row(*(RichText(text) for text in texts), *marks)
    return grid


def map_sentences(drawn: Map) -> Iterator[tuple[str, Mark]]:
    """Say each row in words, a sentence for every stretch of columns that are alike, with its mark."""
    for row in drawn.rows:
        for columns, mark in drawn.stretches(row):
            about = "; ".join(label for label in row.labels if label)
            named = f"{drawn.what} {', '.join(columns)}" if len(columns) < len(drawn.columns) else f"every {drawn.what}"
            where = f"; {named}" if drawn.what else ""
            yield f"{about}{where}: {mark.word}", mark


def _wide(drawn: Map, style: Style, *, words: bool) -> int:
    """Say how wide each column of marks has to be."""
    marks = {signed(mark, style, word=words) for row in drawn.rows for mark in row.marks}
    heads = {_head(drawn, column, style, words=words) for column in drawn.columns}
    return max(map(cell_len, (*marks, *heads)), default=0)


def _head(drawn: Map, column: str, style: Style, *, words: bool) -> str:
    return _letters(f"{drawn.what} {column}".strip() if words else column, style)


def _letters(text: str, style: Style) -> str:
    """Write a text in letters that the place has."""
    return clean(text) if style.unicode else ascii_only(clean(text))
