"""Findings as SARIF 2.1.0, which code scanning services and editors read."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from urllib.parse import quote

from needlecli import __version__
from needlecli.findings._checked import Findings, Unit
from needlecli.findings._comparing import comparison
from needlecli.findings._rules import rules
from needlecli.page import Style, clean
from needlecli.source import Diagnostic, Edit, Location, Path, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SPOKEN = Style(accessible=True)
"""Nothing drawn: a message is shown in letters of any width."""

Json = dict[str, object]


def write(findings: Findings, _style: Style) -> str:
    """Write one run with every rule there is and every finding, with sorted keys and in ASCII."""
    known = rules(findings.found)
    run = {
        "tool": {"driver": {"name": "needle", "version": __version__, "rules": known}},
        "automationDetails": {"id": f"needle/{findings.command}/"},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(findings.units, [str(rule["id"]) for rule in known])),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, sort_keys=True) + "\n"


def _results(units: Sequence[Unit], names: Sequence[str]) -> Iterator[Json]:
    index = {name: place for place, name in enumerate(names)}
    seen: Counter[tuple[str, str, Path]] = Counter()
    for unit in units:
        for diagnostic in unit.found:
            what = (diagnostic.name, diagnostic.where.name, diagnostic.where.path)
            seen[what] += 1
            yield {
                "ruleId": diagnostic.name,
                "ruleIndex": index[diagnostic.name],
                "level": diagnostic.severity.name.lower(),
                "message": {"text": _message(diagnostic)},
                "locations": [_location(diagnostic.where) | _case(unit)],
                "relatedLocations": [
                    _location(where) | {"message": {"text": _plain(label)}}
                    for label, where in dict.fromkeys(diagnostic.related)
                ],
                "partialFingerprints": {"needlePath/v1": _fingerprint(*what, seen[what])},
                "fixes": [_fix(diagnostic)] if diagnostic.fix else [],
            }


def _message(diagnostic: Diagnostic) -> str:
    lines = [_plain(diagnostic.says)]
    lines += [f"help: {_plain(diagnostic.help)}"] if diagnostic.help else []
    lines += (_plain(line) for line in comparison(diagnostic.compared, SPOKEN)) if diagnostic.compared else ()
    lines += (
        f"client: {_plain(shown.says)}: {_plain(' '.join(shown.record.split()))}" for shown in diagnostic.witnesses
    )
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Keep a text from being read as a link, which is written [text](target)."""
    return clean(text).replace("](", "] (")


def _location(where: Location) -> Json:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(where.name)}, "region": _region(where.span)}}


def _case(unit: Unit) -> Json:
    """Name the case that a finding is about."""
    return {} if unit.name == unit.file else {"logicalLocations": [{"fullyQualifiedName": clean(unit.name)}]}


def _uri(name: str) -> str:
    """Write the name of a file as a reference: relative to where the check ran, or to a file by its whole path."""
    path = name.replace("\\", "/").removeprefix("./")
    path = f"/{path}" if path[1:3] == ":/" else path  # C:/... as Windows names a whole path
    return ("file://" if path.startswith("/") else "") + quote(path, errors="surrogatepass")


def _region(span: Span) -> Json:
    return {
        "startLine": span.line + 1,
        "startColumn": span.column + 1,
        "endLine": span.end_line + 1,
        "endColumn": span.end_column + 1,
    }


def _fingerprint(name: str, file: str, path: Path, count: int) -> str:
    """Give a mark that stays when lines move: the same mistake at the same place in the document."""
    what = json.dumps([name, file, path, count])
    return sha256(what.encode()).hexdigest()[:32]


def _fix(diagnostic: Diagnostic) -> Json:
    change = {
        "artifactLocation": {"uri": _uri(diagnostic.where.name)},
        "replacements": [_replacement(edit) for edit in diagnostic.fix],
    }
    return {"description": {"text": _plain(diagnostic.help or diagnostic.says)}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> Json:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
