"""Findings that a trainer lets stand, with a reason: `# needle: allow NAME because REASON [until YYYY-MM-DD]`.

It holds for the line it stands on, or for the next line that is not a comment.  Errors cannot be allowed.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from needlecli.source import Diagnostic, Document, Location, Severity, Span, Spot

WANTED = re.compile(r"#\s*needle:\s*(?P<rest>.*?)\s*$")
FORM = re.compile(r"allow (?P<name>[a-z0-9-]+) because (?P<reason>.*?\S)(?:\s+until (?P<until>\S+))?$")
HOW = "write # needle: allow NAME because REASON, and if it should end: until 2027-01-31"


class Allowed(NamedTuple):
    """One such comment: the finding it lets stand, on which line, until when, and where it is written."""

    name: str
    line: int
    until: date | None
    where: Location


SeverityOf = Callable[[str], Severity | None]


def allow(
    documents: Sequence[Document],
    found: Sequence[Diagnostic],
    on: date,
    severity_of: SeverityOf,
    idle: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Leave out what is allowed; add what is wrong with the comments that allow it.

    A rule that was `idle` may well have had something to allow.
    """
    hidden: set[int] = set()
    for document in (one for one in documents if "needle:" in one.text):
        for one in _comments(document, severity_of):
            if isinstance(one, Diagnostic):
                yield one
                continue
            here = {
                index
                for index, d in enumerate(found)
                if d.name == one.name and d.where.name == document.name and d.where.span.line == one.line
            }
            if not here and one.name in idle:
                continue
            if not here:
                says = f"there is no {one.name} to allow here"
                yield Diagnostic("suppression-stale", Severity.WARNING, says, one.where, "remove the comment")
            elif one.until is not None and on > one.until:
                says, advice = f"{one.name} was allowed here until {one.until}", "mend it, or give a new reason and day"
                yield Diagnostic("suppression-expired", Severity.WARNING, says, one.where, advice)
            else:
                hidden |= here
    yield from (d for index, d in enumerate(found) if index not in hidden)


def _comments(document: Document, severity_of: SeverityOf) -> Iterator[Allowed | Diagnostic]:
    lines = document.text.splitlines()
    for number, line in enumerate(lines):
        found = WANTED.search(line)
        if found is None or _in_text(document.spot, lines, number, found.start()):
            continue
        where = Location(document.name, Span(number, found.start(), number, found.end()), document.text)
        yield _read(found["rest"], where, _meant(lines, number, found.start()), severity_of)


def _read(rest: str, where: Location, line: int, severity_of: SeverityOf) -> Allowed | Diagnostic:
    form = FORM.fullmatch(rest)
    until = None
    try:
        until = date.fromisoformat(form["until"]) if form and form["until"] else None
    except ValueError:
        form = None
    if form is None:
        return _wrong(where, "this comment is not read", HOW)
    name, severity = form["name"], severity_of(form["name"])
    if severity is None:
        return _wrong(where, f"there is no rule {name[:60]!r}", "see needle rule --all")
    if severity is Severity.ERROR:
        return _wrong(where, f"{name} is an error, and errors cannot be allowed", "mend what it finds")
    return Allowed(name, line, until, where)


def _wrong(where: Location, says: str, advice: str) -> Diagnostic:
    return Diagnostic("suppression-wrong", Severity.ERROR, says, where, advice)


def _meant(lines: Sequence[str], number: int, column: int) -> int:
    """Give the line a comment speaks of: its own, or the next that holds more than a comment."""
    if lines[number][:column].strip():
        return number
    rest = range(number + 1, len(lines))
    return next((n for n in rest if lines[n].strip() and not lines[n].lstrip().startswith("#")), number)


def _in_text(spot: Spot, lines: Sequence[str], line: int, column: int) -> bool:
    """Say whether a place lies inside a value's own text, where a hash begins no comment."""
    if spot.inside is not None:
        parts = spot.inside.values() if isinstance(spot.inside, dict) else spot.inside
        return any(_in_text(part, lines, line, column) for part in parts)
    span = spot.value
    if not span[:2] <= (line, column) < span[2:]:
        return False
    if lines[span.line][span.column : span.column + 1] not in ("|", ">"):
        return True
    first = next((text for text in lines[span.line + 1 :] if text.strip()), "")
    return line > span.line and _indent(lines[line]) >= _indent(first)  # a block ends where its indent does


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
