"""Which choices a column offered, as far as the cells show: pieces that stand apart at least once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

TOGETHER = 3
"""How often two pieces of a cell must stand together, and never apart, to be taken for one choice."""


def pieces_of(filled: Mapping[str, int]) -> Counter[str]:
    """Cut cells at their commas, and put together again what never stands apart."""
    cells = [([part for part in re.split(r"\s*,\s+|\s*;\s*|\s*[\r\n]+\s*", text.strip()) if part], count)
             for text, count in filled.items()]  # fmt: skip
    while pair := _inseparable(cells):
        cells = [(list(_put(parts, pair)), count) for parts, count in cells]
    found: Counter[str] = Counter()
    for parts, count in cells:
        for part in parts:
            found[part] += count
    return found


def _inseparable(cells: Iterable[tuple[list[str], int]]) -> tuple[str, str] | None:
    """Find two pieces that stand next to each other every time."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for parts, count in cells:
        for part in parts:
            single[part] += count
        for pair in pairwise(parts):
            double[pair] += count
    return next(
        (pair for pair, count in double.items() if count >= TOGETHER and single[pair[0]] == count == single[pair[1]]),
        None,
    )


def _put(parts: list[str], pair: tuple[str, str]) -> Iterator[str]:
    skip = False
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        if skip:
            skip = False
        elif (part, after) == pair:
            yield f"{part}, {after}"
            skip = True
        else:
            yield part
