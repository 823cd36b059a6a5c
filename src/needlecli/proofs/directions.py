"""Which answer is worse than which: the directions a vocabulary declares, as neighbouring cells of an axis."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from needlecli.knowledge import Fact
from needlecli.logic import NEVER, Amount, Choice, Kind, Past
from needlecli.proofs.axes import Cell


class Step(NamedTuple):
    """Two neighbouring answers to one question, as cells of its axis."""

    worse: int
    better: int


def steps(fact: Fact, cells: Sequence[Cell]) -> tuple[Step, ...]:
    """Give each two neighbouring answers to a fact, the worse first; none where the fact has no direction.

    A flag is worded so that yes makes trouble, and of dates the longer ago makes less, unless the fact says `neither`.
    """
    match fact.kind, fact.safer:
        case _, "neither":
            return ()
        case Kind.FLAG, _:
            order = [_flag(cells, word) for word in ("yes", "no")]
        case Kind.DATED, _:
            order = _dated(cells)
        case Kind.CHOICE, "first" | "last":
            order = [place for option in fact.options for place in _chosen(cells, option, fact.none)]
            order = order[::-1] if fact.safer == "first" else order
        case Kind.NUMBER, "lower" | "higher":
            order = _numbers(cells)
            order = order[::-1] if fact.safer == "lower" else order
        case _:
            return ()
    return tuple(Step(worse, better) for worse, better in pairwise(order))


def _flag(cells: Sequence[Cell], word: str) -> int:
    return next(place for place, cell in enumerate(cells) if cell.says == word)


def _dated(cells: Sequence[Cell]) -> list[int]:
    """Put what still goes on first, then what ended, the latest first, and never at the end."""
    days: list[tuple[date, int]] = []
    current, never = [], []
    for place, cell in enumerate(cells):
        match cell.answer:
            case Past(_, _, True):
                current.append(place)
            case answer if answer == NEVER:
                never.append(place)
            case Past(earliest, latest) if earliest is not None and earliest == latest:
                days.append((earliest, place))
            case _:
                pass
    return [*current, *(place for _, place in sorted(days, reverse=True)), *never]


def _chosen(cells: Sequence[Cell], option: str, none: str) -> list[int]:
    """Find an option; there is none where no record can say it."""
    return [place for place, cell in enumerate(cells) if cell.answer == Choice(frozenset({option}), none)]


def _numbers(cells: Sequence[Cell]) -> list[int]:
    """Put numbers in order, the least first."""
    found = [(cell.answer.value, place) for place, cell in enumerate(cells) if isinstance(cell.answer, Amount)]
    return [place for _, place in sorted(found)]
