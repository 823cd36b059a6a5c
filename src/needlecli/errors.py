"""The few reasons to stop, each with its exit code; caught once, at the edge."""

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from needlecli.source import Diagnostic


class NeedleError(Exception):
    """A reason to stop: what is wrong, and what to do instead."""

    exit_code: ClassVar[int] = 70

    def __init__(self, says: str, advice: str = "", diagnostics: "tuple[Diagnostic, ...]" = ()) -> None:
        super().__init__(says)
        self.says = says
        self.advice = advice
        self.diagnostics = diagnostics


class UsageError(NeedleError):
    """A command, option or value that does not exist."""

    exit_code = 2


class PackError(NeedleError):
    """The protocol files cannot be used, so no advice is given."""

    exit_code = 3


class DataError(NeedleError):
    """The client's record cannot be read, so no advice is given."""

    exit_code = 4


class OutputError(NeedleError):
    """A result is there, but cannot be written where it was to go."""

    exit_code = 74
