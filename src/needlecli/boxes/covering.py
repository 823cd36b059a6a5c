"""Questions about sets of boxes: what of one they leave, whether they cover it, and the plainest point they miss."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import count

from needlecli.boxes.budget import Budget
from needlecli.boxes.space import Box, Space


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


def covers(space: Space, taken: Sequence[Box], box: Box, budget: Budget) -> bool:
    """Say whether some boxes together cover another; raise StoppedError when the budget is spent."""
    return plainest_left(space, (box,), taken, budget) is None


def plainest_left(space: Space, boxes: Iterable[Box], taken: Sequence[Box], budget: Budget) -> Box | None:
    """Give the point of some boxes, outside others, that is odd on fewest axes: the plainest; None if none is left.

    Pieces are looked into best first: no point of a piece is plainer than its plainest one, so that the first of these
    which nothing takes away is the answer.  Where one is taken, the box that takes it is cut out of its piece.  Raises
    StoppedError when the budget is spent.
    """
    number = count()
    pieces = [(len(space.odd(box)), next(number), box, taken) for box in boxes if not space.empty(box)]
    heapify(pieces)
    while pieces:
        _, _, piece, others = heappop(pieces)
        budget.spend(1 + len(others))
        point = space.plainest_point(piece)
        by = next((other for other in others if not point & ~other), None)
        if by is None:
            return point
        near = [other for other in others if not space.empty(piece & other)]
        for part in space.minus(piece, by):
            heappush(pieces, (len(space.odd(part)), next(number), part, near))
    return None


def meet(space: Space, some: Iterable[Box], others: Sequence[Box], budget: Budget) -> list[Box]:
    """Give every box in which one of some meets one of others; raise StoppedError when the budget is spent."""
    found: list[Box] = []
    for one in some:
        budget.spend(len(others))
        found.extend(Box(met) for other in others if not space.empty(met := one & other))
    return without_repeats(found, budget)


def without_repeats(boxes: Iterable[Box], budget: Budget) -> list[Box]:
    """Leave out boxes that lie in another one; raise StoppedError when the budget is spent."""
    kept: list[Box] = []
    for box in sorted(set(boxes), key=int.bit_count, reverse=True):
        budget.spend(len(kept))
        if all(box & ~other for other in kept):
            kept.append(box)
    return kept
