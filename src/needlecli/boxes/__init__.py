"""Boxes are regions of a finite space: met, subtracted, covered, and looked into for a witness."""

from needlecli.boxes.budget import Budget, StoppedError
from needlecli.boxes.covering import covers, difference, meet, plainest_left, without_repeats
from needlecli.boxes.space import Box, Space

__all__ = [
    "Box",
    "Budget",
    "Space",
    "StoppedError",
    "covers",
    "difference",
    "meet",
    "plainest_left",
    "without_repeats",
]
