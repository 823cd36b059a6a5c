"""Questions about sets of boxes: what of one they leave, whether they cover it, and the plainest point they miss."""

from collections.abc import Iterable, Iterator, Sequence

from needlecli.boxes.budget import Budget
from needlecli.boxes.space import Box, Space

ENOUGH = 64
"""So many pieces are looked at for the plainest point; the rest would hardly be plainer."""


def difference(space: Space, box: Box, taken: Iterable[Box], budget: Budget) -> Iterator[Box]:
    """Give what some boxes leave of another, in boxes that do not meet; each is found as it is asked for.

    Raises StoppedError when the budget is spent.  The box taken away first is the one that cuts least.
    """
    pending: list[tuple[Box, Sequence[Box]]] = [(box, tuple(taken))] if not space.empty(box) else []
    while pending:
        piece, others = pending.pop()
        budget.spend(1 + len(others))
        near = [other for other in others if not space.empty(piece & other)]
        if not near:
            yield piece
            continue
        first = min(near, key=lambda other: (piece & ~other).bit_count())
        pending.extend((part, near) for part in space.minus(piece, first))


def covers(space: Space, taken: Iterable[Box], box: Box, budget: Budget) -> bool:
    """Say whether some boxes together cover another; raise StoppedError when the budget is spent."""
    return next(difference(space, box, taken, budget), None) is None


def plainest_left(
    space: Space, boxes: Iterable[Box], taken: Sequence[Box], budget: Budget, enough: int = ENOUGH
) -> Box | None:
    """Give the piece of some boxes outside others whose plainest point differs on fewest axes; None if none is left.

    Raises StoppedError when the budget is spent before anything was found.
    """
    best: Box | None = None
    least = len(space.sizes) + 1
    looked = 0
    for box in boxes:
        for piece in difference(space, box, taken, budget):
            looked += 1
            odd = len(space.odd(piece))
            if odd < least:
                best, least = piece, odd
            if looked >= enough:
                return best
    return best


def meet(space: Space, some: Iterable[Box], others: Sequence[Box], budget: Budget) -> list[Box]:
    """Give every box in which one of some meets one of others; raise StoppedError when the budget is spent."""
    found: list[Box] = []
    for one in some:
        budget.spend(len(others))
        found.extend(Box(met) for other in others if not space.empty(met := one & other))
    return without_repeats(found)


def without_repeats(boxes: Iterable[Box]) -> list[Box]:
    """Leave out boxes that lie in another one."""
    kept: list[Box] = []
    for box in sorted(set(boxes), key=int.bit_count, reverse=True):
        if all(box & ~other for other in kept):
            kept.append(box)
    return kept
