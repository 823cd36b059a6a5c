"""What a check looked at and what it found, ready to be drawn in any look."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from needlecli.source import Diagnostic, Severity, worst


class Unit(NamedTuple):
    """One thing that was checked: a file, or a case in a file; `skipped` says why it was not, where it was not."""

    name: str
    file: str
    found: tuple[Diagnostic, ...] = ()
    skipped: str = ""

    @property
    def outcome(self) -> Literal["passed", "failed", "skipped"]:
        """Say how the check went: only an error fails it."""
        if worst(self.found) is Severity.ERROR:
            return "failed"
        return "skipped" if self.skipped else "passed"


class Stated(NamedTuple):
    """A property of a pack, and what came of its proof: proved, refuted so many times, or not decided and why.

    `claim` is what was to be proved, `steps` how much was looked at.
    """

    name: str
    claim: str
    status: str
    times: int = 0
    steps: int = 0
    because: str = ""


class Findings(NamedTuple):
    """Everything one run of a check looked at and found.

    `command` is "validate" or "test".  `summary` is the closing line for people.  `more` is what the JSON look holds
    beside the findings, such as the figures of coverage.  `figures` are lines for people, and `remarks` belong to them:
    they are drawn in the order given, and nothing fails by them.
    """

    command: str
    units: tuple[Unit, ...]
    summary: str
    more: Mapping[str, object] = {}
    figures: tuple[str, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All findings, unit by unit."""
        return tuple(diagnostic for unit in self.units for diagnostic in unit.found)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.found)
