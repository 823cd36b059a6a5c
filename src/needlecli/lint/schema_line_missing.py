"""A file does not name its schema, so an editor cannot help while typing.

The line is a comment above the first key. Editors with the YAML language server read it, and then complete concerns,
areas, facts and sources, and underline what is misspelt.

Why it matters:
    Most slips are made while typing and are seen at once by an editor that knows the words.

Bad:
    # mask.yaml
    id: mask
    ^^

Good:
    # mask.yaml
    # yaml-language-server: $schema=schemas/protocol.schema.json
    id: mask
    name: Needle mask
    short: Mask
    summary: A mask with needles.
    reviewed: 2026-01-01
    technique: needle
    operator: nurse
    depth: 0.2-0.5 mm
    downtime: {range: 1-2 days, typical: 1 day, sources: [study]}
    discomfort: {typical: 2, sources: [study]}
    cost: {tier: 1, sources: [study]}
    indications: [{concern: scars, grade: X, says: Not tried., sources: [study]}]

How to mend it:
    Write the line on top of the file; `needle validate --fix` does. The path leads from the file to the schemas that
    `needle new pack` or `needle schema` has written.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from needlecli.lint._lot import COMMON, SOURCES, VOCABULARY, Found, Lot, role
from needlecli.source import Document, Edit, Severity, Span, at

SEVERITY = Severity.NOTE
SCHEMAS: Mapping[str, str] = {VOCABULARY: "vocabulary", SOURCES: "sources", COMMON: "common", "": "protocol"}
LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(?P<folder>\S*/)?\S+")


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look at the comments on top of every file; where a file beside it names a folder of schemas, that one counts."""
    lines = {document.name: _schema_line(document) for document in lot.documents}
    folders = {_folder(name): line["folder"] or "" for name, line in lines.items() if line is not None}
    for document in lot.documents:
        if lines[document.name] is None and isinstance(document.data, dict) and document.data:
            schema = f"{folders.get(_folder(document.name), 'schemas/')}{SCHEMAS[role(document)]}.schema.json"
            line = f"# yaml-language-server: $schema={schema}"
            end = "\r\n" if "\r\n" in document.text else "\n"
            yield Found(
                at(document, (next(iter(document.data)),), key=True),
                "this file does not name its schema",
                f"write on top: {line}",
                fix=(Edit(Span(0, 0, 0, 0), f"{line}{end}"),),
            )


def _schema_line(document: Document) -> re.Match[str] | None:
    for line in document.text.splitlines():
        if line.strip() and not line.startswith(("#", "---", "%")):
            return None
        if (found := LINE.match(line)) is not None:
            return found
    return None


def _folder(name: str) -> PurePath:
    return PurePath(name).parent
