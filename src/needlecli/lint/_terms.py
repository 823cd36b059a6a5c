"""The words declared in the vocabularies under check."""

from collections.abc import Iterator
from typing import Any

from needlecli.lint._lot import VOCABULARY, Lot
from needlecli.source import Document

SECTIONS = ("groups", "facts", "concerns", "areas", "undecided", "not_covered")


def written_terms(lot: Lot, section: str) -> Iterator[tuple[str, Document]]:
    """Visit every id of a section that was read, with the file under check that has the last word on it."""
    known = getattr(lot.pack.vocabulary, section)
    last: dict[str, Document] = {}
    for document in lot.documents_of(VOCABULARY):
        data: Any = document.data
        entries = data.get(section)
        last.update({name: document for name in (entries if isinstance(entries, dict) else ()) if name in known})
    yield from last.items()
