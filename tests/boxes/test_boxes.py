"""Boxes against brute force: every question is also answered point by point, on small spaces."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import examples
from needlecli.boxes import Box, Budget, Space, StoppedError, covers, difference, meet, plainest_left, without_repeats

Point = tuple[int, ...]
PLENTY = 100_000

spaces = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(Space)


@st.composite
def spaces_and_boxes(draw: st.DrawFn, most: int = 6) -> tuple[Space, list[Box]]:
    """Draw a small space and some of its boxes, empty ones among them."""
    space = draw(spaces)
    masks = st.tuples(*(st.integers(0, (1 << size) - 1) for size in space.sizes))
    drawn = draw(st.lists(masks, min_size=1, max_size=most))
    return space, [space.box(dict(enumerate(one))) for one in drawn]


def points(space: Space, box: Box) -> set[Point]:
    """List every point of a box, one by one."""
    every = product(*(range(size) for size in space.sizes))
    return {point for point in every if all(space.cells(box, axis) >> cell & 1 for axis, cell in enumerate(point))}


def together(space: Space, boxes: list[Box]) -> set[Point]:
    return set().union(*(points(space, box) for box in boxes))


@examples(1500)
@given(spaces_and_boxes())
def test_a_difference_holds_the_points_outside_and_each_once(drawn: tuple[Space, list[Box]]) -> None:
    space, (box, *taken) = drawn
    pieces = list(difference(space, box, taken, Budget(PLENTY)))
    assert together(space, pieces) == points(space, box) - together(space, taken)
    assert sum(len(points(space, piece)) for piece in pieces) == len(together(space, pieces))


@examples(1500)
@given(spaces_and_boxes())
def test_boxes_cover_another_when_they_hold_all_its_points(drawn: tuple[Space, list[Box]]) -> None:
    space, (box, *taken) = drawn
    assert covers(space, taken, box, Budget(PLENTY)) == (points(space, box) <= together(space, taken))


@examples(500)
@given(spaces_and_boxes())
def test_boxes_meet_in_the_points_they_share(drawn: tuple[Space, list[Box]]) -> None:
    space, boxes = drawn
    some, others = boxes[::2], boxes[1::2]
    met = meet(space, some, others, Budget(PLENTY))
    assert together(space, met) == together(space, some) & together(space, others)
    assert not any(space.empty(box) for box in met)


@examples(500)
@given(spaces_and_boxes())
def test_the_plainest_point_left_differs_on_fewest_axes(drawn: tuple[Space, list[Box]]) -> None:
    space, boxes = drawn
    some, taken = boxes[::2], boxes[1::2]
    left = together(space, some) - together(space, taken)
    found = plainest_left(space, some, taken, Budget(PLENTY))
    if found is None:
        assert not left
        return
    assert points(space, found) <= left
    (point,) = points(space, found)
    assert point == space.plainest(found)
    assert sum(cell > 0 for cell in point) == min(sum(cell > 0 for cell in other) for other in left)


@given(spaces_and_boxes())
def test_a_box_is_empty_when_it_has_no_point(drawn: tuple[Space, list[Box]]) -> None:
    space, boxes = drawn
    assert [space.empty(box) for box in boxes] == [not points(space, box) for box in boxes]


@given(spaces_and_boxes())
def test_leaving_out_repeats_loses_no_point(drawn: tuple[Space, list[Box]]) -> None:
    space, boxes = drawn
    kept = without_repeats(boxes, Budget(10**6))
    assert together(space, kept) == together(space, boxes)
    assert not any(one != other and one & ~other == 0 for one in kept for other in kept)


def test_a_box_names_the_axes_it_narrows_and_those_that_are_not_plain() -> None:
    space = Space([2, 3, 2])
    box = space.box({0: 0b01, 1: 0b110})
    assert space.narrowed(box) == (0, 1)
    assert space.odd(box) == (1,)
    assert space.plainest(box) == (0, 1, 0)
    assert space.cells(space.moved(box, 1, 0b001), 1) == 0b001


def test_work_beyond_the_budget_is_stopped_and_says_after_how_many_steps() -> None:
    space = Space([2] * 12)
    taken = [space.box({axis: 0b01, (axis + 1) % 12: 0b01}) for axis in range(12)]
    with pytest.raises(StoppedError, match="stopped after 20 steps"):
        covers(space, taken, space.whole, Budget(20))
    assert not covers(space, taken, space.whole, Budget(PLENTY))


def test_an_axis_has_at_least_one_cell() -> None:
    with pytest.raises(ValueError, match="at least one cell"):
        Space([2, 0])
