"""What has been answered about one fact; a fact that is missing from the answers is unknown."""

from datetime import date
from typing import NamedTuple

from needlecli.logic.truth import Truth, truth


class Flag(NamedTuple):
    """Yes or no."""

    yes: bool


class Past(NamedTuple):
    """Something that happened between two dates, or still goes on; both dates missing means never.

    `earliest` and `latest` bound the day it last happened. "Yes, but when?" is the widest such interval.
    """

    earliest: date | None
    latest: date | None
    current: bool = False

    @property
    def ever(self) -> bool:
        """Say whether it happened at all."""
        return self.latest is not None


NEVER = Past(None, None)


class Amount(NamedTuple):
    """A number in the unit of the fact."""

    value: float


class Choice(NamedTuple):
    """The options that are still possible; `none` is the option that means "no", if the fact has one."""

    possible: frozenset[str]
    none: str = ""


Answer = Flag | Past | Amount | Choice


class Local(NamedTuple):
    """An answer that holds in the named areas only; elsewhere the answer was no, unless that was opened again."""

    answer: Answer
    areas: frozenset[str]
    elsewhere_open: bool = False


def presence(answer: Answer) -> Truth:
    """Say whether what was asked about is there at all."""
    match answer:
        case Flag(yes):
            return truth(yes)
        case Past():
            return truth(answer.ever)
        case Amount():
            return Truth.YES
        case Choice(possible, none):
            if none not in possible:
                return Truth.YES
            return Truth.NO if len(possible) == 1 else Truth.UNKNOWN
