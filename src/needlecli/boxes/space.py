"""A finite space of axes with cells, and its boxes: so many cells of every axis.

A box is one integer.  Every axis has a field of bits in it, one bit a cell, and one guard bit above them that is never
set.  Then two boxes meet in `a & b`, one lies in the other when `a & ~b` is zero, and a box is empty when some field is
zero: adding all ones to a field carries into its guard bit exactly when the field is not zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NewType

Box = NewType("Box", int)
"""Some cells of every axis; where an axis has none left, nothing at all."""


class Space:
    """Axes, each with a number of cells; the first cell of an axis is its plainest one."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Lay out axes with so many cells; raise ValueError for an axis without any."""
        if any(size < 1 for size in sizes):
            msg = "every axis has at least one cell"
            raise ValueError(msg)
        self.sizes = tuple(sizes)
        self._starts: list[int] = []
        self._axes: list[int] = []
        guards = place = 0
        for axis, size in enumerate(sizes):
            self._starts.append(place)
            self._axes.extend([axis] * (size + 1))
            guards |= 1 << (place + size)
            place += size + 1
        self._guards = guards
        self.whole = Box(((1 << place) - 1) & ~guards)
        self._fields = tuple(((1 << size) - 1) << start for size, start in zip(sizes, self._starts, strict=True))
        self._plain = sum(1 << start for start in self._starts)

    def box(self, cells: Mapping[int, int]) -> Box:
        """Give the box with these cells of some axes, as masks by axis, and every cell of the others."""
        box = int(self.whole)
        for axis, mask in cells.items():
            box = (box & ~self._fields[axis]) | (mask << self._starts[axis] & self._fields[axis])
        return Box(box)

    def cells(self, box: Box, axis: int) -> int:
        """Give the cells that a box has on an axis, as a mask."""
        return (box & self._fields[axis]) >> self._starts[axis]

    def moved(self, box: Box, axis: int, mask: int) -> Box:
        """Give the box with other cells on one axis."""
        return Box((box & ~self._fields[axis]) | mask << self._starts[axis])

    def empty(self, box: int) -> bool:
        """Say whether some axis has no cell left."""
        return ((box + self.whole) & self._guards) != self._guards

    def minus(self, box: Box, other: Box) -> Iterator[Box]:
        """Give what of a box lies outside another, in boxes that do not meet: at most one an axis."""
        inside, outside = int(box), box & ~other
        while outside:
            field = self._fields[self._axes[(outside & -outside).bit_length() - 1]]
            yield Box((inside & ~field) | (outside & field))
            inside &= ~field | other
            outside &= ~field

    def narrowed(self, box: Box) -> tuple[int, ...]:
        """Name the axes on which a box has not every cell."""
        return self._axes_of(self.whole & ~box)

    def odd(self, box: Box) -> tuple[int, ...]:
        """Name the axes on which a box has not the plainest cell: on so many a client of it differs at least."""
        return self._axes_of(self._plain & ~box)

    def plainest(self, box: Box) -> tuple[int, ...]:
        """Give the plainest point of a box that is not empty, as the cell on every axis."""
        fields = (self.cells(box, axis) for axis in range(len(self.sizes)))
        return tuple((mask & -mask).bit_length() - 1 for mask in fields)

    def plainest_point(self, box: Box) -> Box:
        """Give the plainest point of a box that is not empty, as a box of one cell an axis."""
        point = box & self._plain
        for axis in self.odd(box):
            field = box & self._fields[axis]
            point |= field & -field
        return Box(point)

    def _axes_of(self, bits: int) -> tuple[int, ...]:
        found: list[int] = []
        while bits:
            axis = self._axes[(bits & -bits).bit_length() - 1]
            found.append(axis)
            bits &= ~self._fields[axis]
        return tuple(found)
