"""Quote the line a finding is about, with a mark under the words meant."""

import unicodedata

from needlecli.source.diagnostic import Diagnostic, Location

WIDEST = 110


def excerpt(where: Location) -> tuple[str, ...]:
    """Cut the quoted line and its marker from the text; empty when there is no text.

    Tabs become one space and control characters a replacement mark, so that columns stay true on any screen.
    """
    lines = where.text.splitlines()
    if where.span.line >= len(lines):
        return ()
    line = lines[where.span.line]
    start = min(where.span.column, len(line))
    end = where.span.end_column if where.span.end_line == where.span.line else len(line.rstrip())
    end = max(min(end, len(line)), start + 1)
    skip = max(0, end - WIDEST) if end > WIDEST else 0
    skip = min(skip, start)
    shown = "".join(_plain(c) for c in line[skip : skip + WIDEST])
    number = f"{where.span.line + 1:>5}"
    under = max(1, _width(line[start : min(end, skip + WIDEST)]))
    mark = " " * _width(line[skip:start]) + "^" * under
    return (f"{number} | {shown}", f"{' ' * 5} | {mark}")


def lines(diagnostic: Diagnostic, *, frame: bool = True) -> list[str]:
    """Write one finding: place, sentence, the quoted line, related places with theirs, and help."""
    severity = diagnostic.severity.name.lower()
    told = [f"{diagnostic.where}: {severity}[{diagnostic.name}]: {diagnostic.says}"]
    told += excerpt(diagnostic.where) if frame else ()
    for label, where in diagnostic.related:
        told.append(f"  {label}: {where}")
        told += excerpt(where) if frame else ()
    told += [f"  help: {diagnostic.help}"] if diagnostic.help else []
    return told


def _plain(character: str) -> str:
    if character == "\t":
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
