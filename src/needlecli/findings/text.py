"""Findings for people: the line itself, a mark under the words meant, and what to write instead."""

from collections.abc import Iterable, Iterator

from needlecli import registry
from needlecli.findings._checked import Findings, Unit
from needlecli.findings._drawing import drawn, worst_first
from needlecli.findings._writing import fold, letters, paint
from needlecli.page import Style
from needlecli.source import Diagnostic, Severity, worst


def write(findings: Findings, style: Style) -> str:
    """Draw every finding, the worst first and each kind in order of place; for a test, case by case."""
    parts = _cases(findings.units, style) if findings.command == "test" else _drawn(findings.found, style)
    skipped = [line for unit in findings.units for line in _skipped(unit, style)]
    figures = [line for told in findings.figures for line in fold(letters(told, style), style.width, "", "    ")]
    remarks = (drawn(remark, style) for remark in findings.remarks)
    closing = fold(letters(findings.summary, style), style.width)
    return "\n\n".join("\n".join(part) for part in (*parts, figures, *remarks, skipped, closing) if part) + "\n"


def _cases(units: Iterable[Unit], style: Style) -> Iterator[list[str]]:
    """Draw what was found in each unit under its name; of those that passed, nothing."""
    for unit in units:
        if unit.found and unit.name != unit.file:
            word = "failed" if worst(unit.found) is Severity.ERROR else "passed, with remarks"
            first, *more = fold(letters(f"{unit.name} ({unit.file})", style), style.width, f"{word}: ", "  ")
            yield [paint("strong", first, style), *more]
        yield from _drawn(unit.found, style)


def _drawn(found: Iterable[Diagnostic], style: Style) -> Iterator[list[str]]:
    rules = registry.names("needlecli.lint")
    for diagnostic in worst_first(found):
        yield drawn(diagnostic, style, see=diagnostic.name.replace("-", "_") in rules)


def _skipped(unit: Unit, style: Style) -> list[str]:
    if not unit.skipped:
        return []
    return fold(letters(f"{unit.name}: {unit.skipped}", style), style.width, "skipped: ", "  ")
