"""Changes are what one pack says otherwise than another: edits, what they change for people, and whom they touch."""

from needlecli.changes.casing import Sheet
from needlecli.changes.comparing import Files, diff, with_touched
from needlecli.changes.diff import (
    DIRECTIONS,
    LOOSENED,
    WEIGHTS,
    Answer,
    CaseChange,
    Cases,
    Change,
    Diff,
    Direction,
    Edit,
    Field,
    Row,
    Stated,
    Touched,
    Version,
    Weight,
    What,
)
from needlecli.changes.renaming import Renames, renames
from needlecli.changes.touching import MOST, Touching

__all__ = [
    "DIRECTIONS",
    "LOOSENED",
    "MOST",
    "WEIGHTS",
    "Answer",
    "CaseChange",
    "Cases",
    "Change",
    "Diff",
    "Direction",
    "Edit",
    "Field",
    "Files",
    "Renames",
    "Row",
    "Sheet",
    "Stated",
    "Touched",
    "Touching",
    "Version",
    "Weight",
    "What",
    "diff",
    "renames",
    "with_touched",
]
