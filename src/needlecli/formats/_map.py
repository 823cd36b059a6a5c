"""Draw a map of marks in characters, or say it in words where there is no room or nothing may be drawn."""

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len

from needlecli.page import Map, MapRow, Mark, Style, ascii_only, clean

GAP = 2


def signed(mark: Mark, style: Style, *, word: bool = True) -> str:
    """Give a mark as it is drawn: its sign, with its word where there is room."""
    sign = mark.sign if style.unicode else mark.plain
    return f"{sign} {letters(mark.word, style)}" if word else sign


def mark_width(drawn: Map, style: Style, *, words: bool) -> int:
    """Say how wide each column of marks has to be."""
    marks = {mark for row in drawn.rows for mark in row.marks}
    return max([*(cell_len(signed(m, style, word=words)) for m in marks), *map(cell_len, drawn.columns)], default=0)


def label_room(drawn: Map, style: Style, *, words: bool) -> int | None:
    """Say how much room is left for what the rows are about; None where nothing limits it."""
    if style.width is None:
        return None
    return style.width - len(drawn.columns) * (mark_width(drawn, style, words=words) + GAP)


def map_sentences(drawn: Map) -> Iterator[tuple[str, Mark]]:
    """Say each row in words, a sentence for every stretch of columns that are alike, with its mark."""
    for row in drawn.rows:
        for columns, mark in stretches(drawn, row):
            about = ", ".join(label for label in row.labels if label)
            where = f", {drawn.what} {', '.join(columns)}" if any(columns) else ""
            yield f"{about}{where}: {mark.word}", mark


def stretches(drawn: Map, row: MapRow) -> Iterator[tuple[tuple[str, ...], Mark]]:
    """Give the neighbouring columns of a row that are alike, with their mark."""
    pairs = zip(drawn.columns, row.marks, strict=True)
    for mark, those in groupby(pairs, key=lambda pair: pair[1]):
        yield tuple(column for column, _ in those), mark


def letters(text: str, style: Style) -> str:
    """Write a text in letters that the place has."""
    return clean(text) if style.unicode else ascii_only(clean(text))
