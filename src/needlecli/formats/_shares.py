"""Draw counts as bars of one scale, in characters, each with its number beside it."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from needlecli.page import MARKS, Share, Shares, Style, ascii_only, clean

PLAIN_WIDTH = 100
WIDEST, NARROWEST = 40, 8
"""How many columns a bar takes at most, and at least: where there is less room, no bar is drawn."""
FULL, REST = ("█", "#"), ("·", ".")
GAP = "  "


def filled(count: int, full: int, cells: int) -> int:
    """Say how many of a bar's cells are full: none only for nothing, all only for everything."""
    if count <= 0 or full <= 0:
        return 0
    return cells if count >= full else min(max(count * cells // full, 1), cells - 1)


def share_lines(shares: Shares, style: Style) -> tuple[str, ...] | None:
    """Give a line for the heads and one a row; None where the labels leave no room for a bar."""
    labels = [_label(row, style) for row in shares.rows]
    counts = [f"{row.number:,}" for row in shares.rows]
    what, whose = (_letters(column, style) for column in shares.columns)
    wide = (
        max([cell_len(what) + 2, *map(cell_len, labels)]),
        max([cell_len(whose), *map(len, counts)]),
        max([len("share"), *(len(row.share) for row in shares.rows)]),
    )
    room = (style.width or max(PLAIN_WIDTH, sum(wide) + 3 * len(GAP) + NARROWEST)) - sum(wide) - 3 * len(GAP)
    if room < NARROWEST:
        return None
    head = _line(f"{GAP}{what}", whose, "share", wide)
    return (head, *_rows(shares, labels, wide, min(room, WIDEST), style))


def _rows(shares: Shares, labels: list[str], wide: tuple[int, int, int], cells: int, style: Style) -> Iterator[str]:
    full, rest = (signs[0 if style.unicode else 1] for signs in (FULL, REST))
    for row, label in zip(shares.rows, labels, strict=True):
        long = filled(row.number, shares.full, cells)
        yield f"{_line(label, f'{row.number:,}', row.share, wide)}{GAP}{full * long}{rest * (cells - long)}"


def _line(label: str, count: str, share: str, wide: tuple[int, int, int]) -> str:
    spaces = " " * max(wide[1] - cell_len(count), 0)
    return f"{set_cell_size(label, wide[0])}{GAP}{spaces}{count}{GAP}{share:>{wide[2]}}"


def _label(row: Share, style: Style) -> str:
    return f"{MARKS[row.tone][0 if style.unicode else 1]} {_letters(row.label, style)}"


def _letters(text: str, style: Style) -> str:
    return clean(text) if style.unicode else ascii_only(clean(text))
