"""Draw one finding: its sentence, its place, the quoted lines with a mark under the words meant, and what to write."""

from collections.abc import Iterable, Iterator

from needlecli.findings._comparing import comparison
from needlecli.findings._writing import FRAME, GUTTER, fold, letters, paint, signs
from needlecli.page import Style
from needlecli.source import Diagnostic, Location, excerpt, in_order, words_meant

MENDABLE = "can be mended with needle validate --fix"


def drawn(diagnostic: Diagnostic, style: Style, *, see: bool = False) -> list[str]:
    """Give the lines of a finding; `see` names the page of its rule, where there is one."""
    return list(_spoken(diagnostic, style, see=see) if style.accessible else _framed(diagnostic, style, see=see))


def worst_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort findings: errors, warnings, notes, each in order of file and place."""
    return sorted(in_order(found), key=lambda diagnostic: diagnostic.severity, reverse=True)


def one_line(diagnostic: Diagnostic, style: Style) -> str:
    """Give a finding in one line, as editors and scripts read it."""
    severity = diagnostic.severity.name.lower()
    place = letters(str(diagnostic.where), style)
    says = letters(diagnostic.says, style)
    return f"{place}: {paint(severity, letters(f'{severity}[{diagnostic.name}]', style), style)} {says}"


def unquoted(diagnostic: Diagnostic, style: Style) -> list[str]:
    """Give a finding about a file of which nothing may be quoted, because it holds what a client said."""
    more = [f"{label}: {where}" for label, where in diagnostic.related]
    more += [f"help: {diagnostic.help}"] if diagnostic.help else []
    return [one_line(diagnostic, style), *(f"  {letters(line, style)}" for line in more)]


def _framed(diagnostic: Diagnostic, style: Style, *, see: bool) -> Iterator[str]:
    severity = diagnostic.severity.name.lower()
    head = letters(f"{severity}[{diagnostic.name}]", style)
    first, *more = fold(letters(diagnostic.says, style), style.width, f"{head}: ", "  ")
    yield paint(severity, head, style) + first.removeprefix(head)
    yield from more
    yield from _frame("", diagnostic.where, severity, style)
    for label, where in diagnostic.related:
        yield from _frame(f"{label}: ", where, "quiet", style)
    if diagnostic.compared:
        yield from comparison(diagnostic.compared, style)
    for shown in diagnostic.witnesses:
        lead = f"{GUTTER} = client: "
        yield from fold(letters(shown.says, style), style.width, lead, " " * len(lead))
        yield from (f"{FRAME}  {letters(line, style)}" for line in shown.record.splitlines())
    for label, told in _notes(diagnostic, see=see):
        lead = f"{GUTTER} = {label}: "
        yield from fold(letters(told, style), style.width, lead, " " * len(lead))


def _frame(label: str, where: Location, tone: str, style: Style) -> Iterator[str]:
    arrow = f"{GUTTER}--> "
    place, *more = fold(letters(f"{label}{where}", style), style.width, arrow, " " * len(arrow))
    yield paint("quiet", arrow, style) + place.removeprefix(arrow)
    yield from more
    quoted = excerpt(where) if style.width is None else excerpt(where, max(style.width - len(FRAME), 1))
    for line, is_mark in zip(quoted, (False, True), strict=False):
        number, bar, text = line.partition(" | ")
        text = paint(tone, text, style) if is_mark else signs(text, style)
        yield (paint("quiet", number + bar, style) + text).rstrip()


def _notes(diagnostic: Diagnostic, *, see: bool) -> Iterator[tuple[str, str]]:
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield "fix", MENDABLE
    if see:
        yield "see", f"needle rule {diagnostic.name}"


def _spoken(diagnostic: Diagnostic, style: Style, *, see: bool) -> Iterator[str]:
    """Say a finding without drawing, one fact a line, as it is best read aloud."""
    severity = diagnostic.severity.name.lower()
    first, *more = _facts([f"{severity} {diagnostic.name}: {diagnostic.says}"], style)
    yield paint(severity, first, style)
    yield from more
    for label, where in (("place", diagnostic.where), *diagnostic.related):
        yield from _facts(_place(label, where), style)
    if diagnostic.compared:
        yield from comparison(diagnostic.compared, style)
    for shown in diagnostic.witnesses:
        yield from _facts([f"client: {shown.says}", *shown.record.splitlines()], style)
    yield from _facts((f"{label}: {told}" for label, told in _notes(diagnostic, see=see)), style)


def _facts(told: Iterable[str], style: Style) -> Iterator[str]:
    for fact in told:
        yield from fold(letters(fact[:1].upper() + fact[1:], style), style.width, hang="  ")


def _place(label: str, where: Location) -> Iterator[str]:
    line, column = where.span.line + 1, where.span.column + 1
    yield f"{label}: {where.name}, line {line}, column {column}"
    if quoted := excerpt(where):
        yield f"line {line}: {quoted[0].partition(' | ')[2].strip()}"
        yield f"words meant: {words_meant(where) or 'none, the place before them'}"
