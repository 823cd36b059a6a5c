"""Findings as data: one JSON document that names its schema; the same input gives the same bytes."""

import json
from collections.abc import Mapping

from needlecli.findings._checked import Findings, Unit
from needlecli.page import Style
from needlecli.source import Diagnostic, Location, Severity, Span

SCHEMA = "needle.findings/1"


def write(findings: Findings, _style: Style) -> str:
    """Write all that was checked and found with sorted keys, in ASCII, so that no terminal or pipe can change it."""
    outcomes = [unit.outcome for unit in findings.units]
    data = {
        **findings.more,
        "schema": SCHEMA,
        "command": findings.command,
        "checked": [_unit(unit) for unit in findings.units],
        "findings": [_finding(unit, diagnostic) for unit in findings.units for diagnostic in unit.found],
        "summary": {
            **{f"{severity.name.lower()}s": findings.count(severity) for severity in Severity},
            **{outcome: outcomes.count(outcome) for outcome in ("passed", "failed", "skipped")},
            "says": findings.summary,
        },
    }
    return json.dumps(data, sort_keys=True, allow_nan=False) + "\n"


def _unit(unit: Unit) -> Mapping[str, str]:
    return {"name": unit.name, "file": unit.file, "outcome": unit.outcome, "skipped": unit.skipped}


def _finding(unit: Unit, diagnostic: Diagnostic) -> Mapping[str, object]:
    return {
        "unit": unit.name,
        "name": diagnostic.name,
        "severity": diagnostic.severity.name.lower(),
        "says": diagnostic.says,
        "help": diagnostic.help,
        **_place(diagnostic.where),
        "related": [{"says": label, **_place(where)} for label, where in diagnostic.related],
        "compared": [{"expected": expected, "got": got} for expected, got in diagnostic.compared],
        "witnesses": [{"says": shown.says, "record": shown.record} for shown in diagnostic.witnesses],
        "fixable": bool(diagnostic.fix),
        "fix": [{**_span(edit.span), "text": edit.text} for edit in diagnostic.fix],
    }


def _place(where: Location) -> Mapping[str, object]:
    return {"file": where.name, **_span(where.span), "path": list(where.path)}


def _span(span: Span) -> Mapping[str, int]:
    """Count lines and columns from one, the end exclusive, as editors do."""
    return {
        "line": span.line + 1,
        "column": span.column + 1,
        "end_line": span.end_line + 1,
        "end_column": span.end_column + 1,
    }
