"""Problems in a user's file are values: what is wrong, where, and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from needlecli.source.document import Document, Path, Span
from needlecli.source.editing import Edit

T = TypeVar("T")


class Severity(IntEnum):
    """How bad a finding is; an error means that the file cannot be relied on."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Location:
    """A span in a named text, with the text at hand so that a frame can be cut from it.

    `path` is the way to it inside the document, where there is one: it stays the same when lines move.
    """

    name: str
    span: Span
    text: str = field(default="", repr=False, compare=False)
    path: Path = field(default=(), repr=False, compare=False)

    def __str__(self) -> str:
        """Write file:line:column, counted from one, as editors do."""
        return f"{self.name}:{self.span.line + 1}:{self.span.column + 1}"


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody who shows that a finding is so: an intake record as text, and what is said of that client."""

    says: str
    record: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable name, one sentence, one line of help, a place and related places.

    `fix` is what mends it, and is given only where the change cannot alter what is said to a client.  `compared` sets
    what was expected beside what there is, line by line, where a finding is a difference.  `witnesses` are clients who
    show it.
    """

    name: str
    severity: Severity
    says: str
    where: Location
    help: str = ""
    related: tuple[tuple[str, Location], ...] = ()
    fix: tuple[Edit, ...] = ()
    compared: tuple[tuple[str, str], ...] = ()
    witnesses: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """What could be understood, together with every problem met on the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def usable(self) -> bool:
        """Say whether there is a value and no finding is an error."""
        return self.value is not None and worst(self.diagnostics) < Severity.ERROR


def worst(diagnostics: Iterable[Diagnostic]) -> Severity:
    """Give the highest severity among the findings; NOTE when there are none."""
    return max((d.severity for d in diagnostics), default=Severity.NOTE)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by file, then by place, and drop what is said twice."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.where.name, d.where.span, d.name, d.says)))


def error(
    name: str,
    document: Document,
    path: Path,
    says: str,
    advice: str = "",
    *,
    key: bool = False,
    fix: tuple[Edit, ...] = (),
) -> Diagnostic:
    """Make an error at a path of a document."""
    return Diagnostic(name, Severity.ERROR, says, at(document, path, key=key), advice, fix=fix)


def at(document: Document, path: Path, *, key: bool = False) -> Location:
    """Turn a path into a location."""
    return Location(document.name, document.locate(path, key=key), document.text, path)
