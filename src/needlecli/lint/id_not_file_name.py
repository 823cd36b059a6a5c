"""A variant has another id than its file has a name.

Why it matters:
    `needle show`, cases and findings speak of the id; colleagues look for the file. Where the two differ, somebody
    edits the wrong file.

Bad:
    # mask.yaml
    id: needle-mask
        ^^^^^^^^^^^

Good:
    # pen.yaml
    id: pen

How to mend it:
    Rename the file. Where nobody uses the id yet, in cases or in other files, the id may be changed instead.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from needlecli.lint._lot import Found, role
from needlecli.source import Document, Severity, at

SEVERITY = Severity.WARNING


def in_document(document: Document) -> Iterator[Found]:
    """Compare the id of a variant with the name of its file, where it has one."""
    data: Any = document.data
    name = PurePath(document.name).stem
    if role(document) == "" and isinstance(data, dict) and not document.name.startswith("<"):
        own = data.get("id")
        if isinstance(own, str) and own != name:
            yield Found(
                at(document, ("id",)),
                f"the id is {own[:60]}, but the file is called {name[:60]}",
                f"rename the file to {own[:60]}.yaml",
            )
