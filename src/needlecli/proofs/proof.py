"""What came of a proof: proved, refuted by a client who can be looked at, or not decided."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from needlecli.source import Location

Status = Literal["proved", "refuted", "undecided"]
Record = Mapping[str, Any]
"""An intake record as plain data."""


class Witness(NamedTuple):
    """A client who shows it, as an intake record, and what the advice says of that client."""

    record: Record
    says: str


class Refutation(NamedTuple):
    """One thing in the files for which a property does not hold, and who shows it."""

    where: Location
    says: str
    help: str
    witnesses: tuple[Witness, ...] = ()
    related: tuple[tuple[str, Location], ...] = ()


class Proof(NamedTuple):
    """A property, what is claimed by it, and what came of it.

    `steps` is how much was looked at; `because` says why it is not decided.
    """

    name: str
    claim: str
    status: Status
    steps: int
    refutations: tuple[Refutation, ...] = ()
    because: str = ""

    @property
    def line(self) -> str:
        """Say what came of it in one line."""
        match self.status:
            case "proved":
                return f"{self.name}: proved ({self.claim})"
            case "refuted":
                count = len(self.refutations)
                also = f"; {self.because}" if self.because else ""
                return f"{self.name}: refuted, {count} time{'s' * (count != 1)}{also} ({self.claim})"
            case "undecided":
                return f"{self.name}: not decided, {self.because} ({self.claim})"
