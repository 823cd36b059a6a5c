"""Two cautions of one file say the very same.

Why it matters:
    When both hold, the client's advice says it twice, and nobody can tell which of the two is meant. Often one is a
    copy whose text was to be changed.

Bad:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Wait until it has healed., sources: [recall]}
      - {id: old, level: note, when: {age: over 80}, says: Wait until it has healed., sources: [recall]}
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Wait until it has healed., sources: [recall]}
      - {id: old, level: note, when: {age: over 80}, says: Old skin heals slowly., sources: [recall]}

How to mend it:
    Make them one with `when: {any: [...]}`, or let each say what is special about it.
"""

from collections.abc import Iterator
from typing import Any

from needlecli.lint._lot import Found
from needlecli.source import Document, Severity, at

SEVERITY = Severity.NOTE


def in_document(document: Document) -> Iterator[Found]:
    """Compare what the cautions of a file say, whatever lies between the words."""
    data: Any = document.data if isinstance(document.data, dict) else {}
    cautions = data.get("cautions")
    first: dict[str, int] = {}
    for index, caution in enumerate(cautions if isinstance(cautions, list) else ()):
        said = caution.get("says") if isinstance(caution, dict) else None
        if isinstance(said, str) and said.strip():
            earlier = first.setdefault(" ".join(said.split()), index)
            if earlier != index:
                name = str(cautions[earlier].get("id", ""))[:60]
                yield Found(
                    at(document, ("cautions", index, "says")),
                    f"this is what the caution {name} says already",
                    "make them one, or say what is special about each",
                    (("first said here", at(document, ("cautions", earlier, "says"))),),
                )
