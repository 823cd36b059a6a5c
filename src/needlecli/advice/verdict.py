"""The one table from a caution's level and truth to a verdict."""

from enum import IntEnum

from needlecli.knowledge import Level
from needlecli.logic import Truth


class Verdict(IntEnum):
    """What may be done, from the mildest to the hardest; the worst row of a variant and area wins."""

    SUITABLE = 0
    WITH_CARE = 1
    ASK_FIRST = 2
    NEEDS_CLEARANCE = 3
    DEFER = 4
    CONTRAINDICATED = 5
    NOT_AVAILABLE = 6
    NOT_INDICATED = 7

    @property
    def word(self) -> str:
        """The verdict as people and programs read it."""
        return self.name.lower().replace("_", "-")

    @property
    def treatable(self) -> bool:
        """Say whether treatment is possible once every open question is answered well."""
        return self <= Verdict.ASK_FIRST


OUTCOMES: dict[tuple[Level, Truth], Verdict] = {
    ("contraindicated", Truth.YES): Verdict.CONTRAINDICATED,
    ("contraindicated", Truth.UNKNOWN): Verdict.ASK_FIRST,
    ("contraindicated", Truth.NO): Verdict.SUITABLE,
    ("defer", Truth.YES): Verdict.DEFER,
    ("defer", Truth.UNKNOWN): Verdict.ASK_FIRST,
    ("defer", Truth.NO): Verdict.SUITABLE,
    ("clearance", Truth.YES): Verdict.NEEDS_CLEARANCE,
    ("clearance", Truth.UNKNOWN): Verdict.ASK_FIRST,
    ("clearance", Truth.NO): Verdict.SUITABLE,
    ("adjust", Truth.YES): Verdict.WITH_CARE,
    ("adjust", Truth.UNKNOWN): Verdict.WITH_CARE,
    ("adjust", Truth.NO): Verdict.SUITABLE,
    ("note", Truth.YES): Verdict.SUITABLE,
    ("note", Truth.UNKNOWN): Verdict.SUITABLE,
    ("note", Truth.NO): Verdict.SUITABLE,
}
"""Level × truth; an open caution never leaves a variant suitable unless it is a mere note."""
