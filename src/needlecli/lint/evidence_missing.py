"""A figure, an indication or a caution rests on nothing.

Looked at are indications, cautions, devices, downtime, event gaps, the limits of areas, and the depth guide. A source
under `positions` is one of that position only.

Why it matters:
    Whoever reads the advice is told what it rests on. A depth or a bar without a source cannot be checked by a
    colleague, and nobody notices when the evidence changes.

Bad:
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days}
    ^^^^^^^^
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}}
                  ^^^^^
    cautions:
      - id: pen-wound
            ^^^^^^^^^
        level: defer
        when: {wound: yes}
        says: Wait until the skin has healed.
        sources: []

Good:
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, sources: [study]}
    cautions:
      - {id: pen-wound, level: defer, when: {wound: yes}, says: Wait until it has healed., sources: [recall]}

How to mend it:
    Add `sources:` with the ids of sources in _sources.yaml. Where you know it from memory only, say so:
    `sources: [recall]` with `confidence: low`.
"""

from collections.abc import Iterator
from typing import Any

from needlecli.lint._lot import COMMON, VOCABULARY, Found, role
from needlecli.source import Document, Path, Severity, at

SEVERITY = Severity.ERROR
LISTS = {
    "indications": ("concern", "the indication"),
    "cautions": ("id", "the caution"),
    "devices": ("name", "the device"),
}
SINGLE = {
    COMMON: {"depths": "the depth guide"},
    VOCABULARY: {},
    "": {"downtime": "the downtime", "event": "the gap before an event"},
}


def in_document(document: Document) -> Iterator[Found]:
    """Look for sources beside everything in a file that needs some."""
    data: Any = document.data
    if isinstance(data, dict):
        for path, key, what in _claims(data, role(document)):
            yield Found(
                at(document, path, key=key), f"{what} has no source", "add sources: [ID]; from memory: [recall]"
            )


def _claims(data: dict[str, Any], kind: str) -> Iterator[tuple[Path, bool, str]]:
    """Give what has no source: where it is named, whether that is a key, and what it is."""
    for key, what in SINGLE.get(kind, {}).items():
        if _bare(data.get(key)):
            yield (key,), True, what
    for key, (name, what) in LISTS.items():
        entries = data.get(key)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if _bare(entry):
                yield (key, index, name), False, f"{what} {str(entry.get(name, ''))[:60]}".rstrip()
    areas = data.get("areas") if kind == VOCABULARY else None
    for name, area in areas.items() if isinstance(areas, dict) else ():
        if _bare(area) and area.get("limits"):
            yield ("areas", name), True, f"the limit of {name}"


def _bare(entry: object) -> bool:
    return isinstance(entry, dict) and not entry.get("sources")
