"""Where a caution of the pack is written: its file, and the way to it in there."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from needlecli.knowledge import Caution, Pack
from needlecli.logic import Condition, EventWithin, clauses
from needlecli.source import Document, Location, Path, at


class Place(NamedTuple):
    """A caution with its file and the way to it; `derived` when it follows from something else written there."""

    caution: Caution
    document: Document
    path: Path
    derived: bool = False

    @property
    def location(self) -> Location:
        """The place of its id, or of what it follows from."""
        return at(self.document, self.path if self.derived else (*self.path, "id"))

    def clauses(self) -> Iterator[tuple[Location, Condition]]:
        """Visit the clauses of its condition, each with its place."""
        if self.derived:
            yield self.location, self.caution.when
            return
        raw: Any = self.document.data
        for part in (*self.path, "when"):
            raw = raw[part]
        for path, clause in clauses(raw, self.caution.when):
            yield at(self.document, (*self.path, "when", *path)), clause


def places(pack: Pack, documents: Sequence[Document]) -> dict[str, Place]:
    """Find every caution of a pack in its protocol files, by its id; of two with one id, the one that counts."""
    found: dict[str, Place] = {}
    for document in documents:
        data: Any = document.data if isinstance(document.data, dict) else {}
        written = data.get("cautions")
        for index, raw in enumerate(written if isinstance(written, list) else ()):
            caution = pack.cautions.get(str(raw.get("id"))) if isinstance(raw, dict) else None
            if caution is not None:
                found[caution.id] = Place(caution, document, ("cautions", index))
        variant = pack.variants.get(str(data.get("id")))
        for caution in pack.derived_cautions(variant) if variant is not None else ():
            path: Path = ("event", "minimum") if isinstance(caution.when, EventWithin) else ("operator",)
            found[caution.id] = Place(caution, document, path, derived=True)
    return found
