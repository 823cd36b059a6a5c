"""Findings as workflow commands, which GitHub shows beside the changed lines."""

from needlecli.findings._checked import Findings
from needlecli.findings._comparing import comparison
from needlecli.page import Style, clean
from needlecli.source import Diagnostic, Severity, in_order

SPOKEN = Style(accessible=True)
"""Nothing drawn: a message is shown in letters of any width."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
IN_TEXT = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
IN_PROPERTY = (*IN_TEXT, (":", "%3A"), (",", "%2C"))


def write(findings: Findings, _style: Style) -> str:
    """Write one command a finding, in order of file and place."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in in_order(findings.found))


def _command(diagnostic: Diagnostic) -> str:
    where = diagnostic.where
    span = where.span
    properties = {"file": where.name, "line": span.line + 1, "endLine": span.end_line + 1}
    if span.line == span.end_line:  # over several lines, columns would be taken for those of the first
        properties |= {"col": span.column + 1, "endColumn": span.end_column + 1}
    properties["title"] = diagnostic.name
    told = ",".join(f"{name}={_escaped(str(value), IN_PROPERTY)}" for name, value in properties.items())
    return f"::{LEVELS[diagnostic.severity]} {told}::{_escaped(_message(diagnostic), IN_TEXT)}"


def _message(diagnostic: Diagnostic) -> str:
    lines = [diagnostic.says]
    lines += [f"{label}: {where}" for label, where in diagnostic.related]
    lines += [f"help: {diagnostic.help}"] if diagnostic.help else []
    lines = [clean(line) for line in lines]
    lines += comparison(diagnostic.compared, SPOKEN) if diagnostic.compared else ()
    lines += (f"client: {clean(shown.says)}: {clean(' '.join(shown.record.split()))}" for shown in diagnostic.witnesses)
    return "\n".join(lines)


def _escaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for character, escape in table:
        text = text.replace(character, escape)
    return clean(text)
