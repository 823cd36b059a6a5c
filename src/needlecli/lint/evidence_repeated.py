"""A source is named twice in one list.

Why it matters:
    The list looks longer than it is. Mostly another source was meant.

Bad:
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days, sources: [study, recall, study]}
                                                                          ^^^^^

Good:
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days, sources: [study, recall]}

How to mend it:
    Keep one of them, or write the source that was meant.
"""

from collections.abc import Iterator

from needlecli.lint._evidence import cited
from needlecli.lint._lot import Found
from needlecli.source import Document, Severity, at

SEVERITY = Severity.NOTE


def in_document(document: Document) -> Iterator[Found]:
    """Look for a name that stands earlier in the same list."""
    for path, names, _ in cited(document):
        seen: dict[str, int] = {}
        told: set[str] = set()
        for index, name in enumerate(names if len(set(names)) < len(names) else ()):
            if (earlier := seen.setdefault(name, index)) != index and name not in told:
                told.add(name)
                related = (("first named here", at(document, (*path, earlier))),)
                says = f"{name[:60]} is named more than once here"
                yield Found(at(document, (*path, index)), says, "keep one of them", related)
