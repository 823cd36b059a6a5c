"""What the pack comes to for one plain client: the kinds of gap, the worst first, and the cells of the map."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from needlecli.logic import Depth

Kind = Literal["none", "barred", "licence", "with-letter", "discouraged", "weak", "low-confidence", "grade-c", "option"]
KINDS: tuple[Kind, ...] = (
    *("none", "barred", "licence", "with-letter", "discouraged"),
    *("weak", "low-confidence", "grade-c", "option"),
)
"""From the widest gap to none.

- `none`: no variant has an indication with a depth there
- `barred`: there is one, and cautions rule it out for everybody, or leave nothing of its depth
- `licence`: nothing for this licence, something for a higher one
- `with-letter`: only with a physician's letter
- `discouraged`: only variants that the field discourages
- `weak`: only grade C, and its depth or indication rests on little
- `low-confidence`: only depths or indications that rest on little
- `grade-c`: on good ground only grade C
- `option`: grade A or B, on good ground
"""

USABLE: tuple[Kind, ...] = ("discouraged", "weak", "low-confidence", "grade-c", "option")
"""Something may be done today, without a letter."""


class Cell(NamedTuple):
    """One concern in one area, on one skin type, under one licence.

    `variants` are those that make it what it is, the best first; `grade` and `depth` (mm) are of the first of them.
    `cautions` are what asks for the letter, or bars.  `licence` is the least higher one under which the cell is
    better.  `little` is what rests on little: the `indication`, the `area-limit`, the `depth-guide`.  `reasons` say of
    each variant without anything to offer why, in the words of a recommendation.
    """

    concern: str
    area: str
    skin_type: str
    operator: str
    usual: bool
    kind: Kind
    variants: tuple[str, ...] = ()
    grade: str = ""
    depth: Depth | None = None
    cautions: tuple[str, ...] = ()
    licence: str = ""
    little: tuple[str, ...] = ()
    reasons: Mapping[str, str] = {}


class Gaps(NamedTuple):
    """The whole map: its axes, every cell, and of the plain client what could not be denied.

    `chosen` are the answers picked for that, `harmless` says that no caution can hold by them, and `open` are the facts
    that are left to the practitioner.
    """

    concerns: tuple[str, ...]
    areas: tuple[str, ...]
    skin_types: tuple[str, ...]
    operators: tuple[str, ...]
    cells: tuple[Cell, ...]
    chosen: Mapping[str, str]
    harmless: bool
    open: tuple[str, ...]
