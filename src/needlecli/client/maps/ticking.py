"""Cells that hold several ticked choices: cut into choices first, for a choice may hold the separator itself."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from needlecli.client.maps.words import folded


class Piece(NamedTuple):
    """A piece of a cell: the folded choice it is, empty where it is none, and the text as it stands there."""

    choice: str
    text: str


class Tiler:
    """Cuts the cells of one column: the longest known choices first, and the whole cell into choices where it can."""

    def __init__(self, choices: Mapping[str, object], separator: str) -> None:
        self._choices = frozenset(choices)
        mark = re.escape(separator.strip()) or "[,;]"  # a plain table says none, and ids hold neither
        self._cut = re.compile(rf"\s*(?:{mark}|[\r\n]+)\s*")

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Give the pieces of a cell in order."""
        parts = [part for part in self._cut.split(text.strip()) if part]
        gaps = self._gaps(text.strip(), parts)
        tiled = self._tiled(parts, gaps)
        return tuple(self._greedy(parts, gaps)) if tiled is None else tuple(tiled)

    def _gaps(self, text: str, parts: list[str]) -> list[str]:
        """Give what stands between each part and the next, so that they can be put together again."""
        gaps, at = [], 0
        for part, after in pairwise(parts):
            end = text.index(part, at) + len(part)
            at = text.index(after, end)
            gaps.append(text[end:at])
        return gaps

    def _choice(self, parts: list[str], gaps: list[str], start: int, end: int) -> Piece | None:
        text = parts[start] + "".join(
            gap + part for gap, part in zip(gaps[start:], parts[start + 1 : end], strict=False)
        )
        return Piece(folded(text), text) if folded(text) in self._choices else None

    def _tiled(self, parts: list[str], gaps: list[str]) -> list[Piece] | None:
        """Cut the whole cell into choices; None where it cannot be."""
        best: dict[int, list[Piece]] = {len(parts): []}
        for start in range(len(parts) - 1, -1, -1):
            for end in range(min(len(parts), start + MOST_PARTS), start, -1):
                if end in best and (piece := self._choice(parts, gaps, start, end)) is not None:
                    best[start] = [piece, *best[end]] if len(parts) < MOST_PIECES else []
                    break
        return best.get(0) if len(parts) < MOST_PIECES else None

    def _greedy(self, parts: list[str], gaps: list[str]) -> list[Piece]:
        pieces, start = [], 0
        while start < len(parts):
            ends = range(min(len(parts), start + MOST_PARTS), start, -1)
            found = next(((end, one) for end in ends if (one := self._choice(parts, gaps, start, end))), None)
            end, piece = found or (start + 1, Piece("", parts[start]))
            pieces.append(piece)
            start = end
        return pieces


MOST_PARTS = 12
"""How many separators one choice may hold, and one more."""
MOST_PIECES = 400
"""From how many pieces on a cell is no list of choices any more, and is cut from left to right."""
