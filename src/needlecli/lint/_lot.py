"""What a rule looks at: the files under check, and the pack they make together with what lies behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Any, NamedTuple

from needlecli.knowledge import Caution, Pack, Variant
from needlecli.source import Document, Edit, Location, Path, at

VOCABULARY, SOURCES, COMMON = "_vocabulary", "_sources", "_common"


class Found(NamedTuple):
    """What a rule has found; its name and how bad it is are the rule's own."""

    where: Location
    says: str
    help: str
    related: tuple[tuple[str, Location], ...] = ()
    fix: tuple[Edit, ...] = ()


class Written(NamedTuple):
    """A caution with the place it was written in."""

    caution: Caution
    document: Document
    path: Path

    def at(self, *more: str | int, key: bool = False) -> Location:
        """Give the place of a part of it."""
        return at(self.document, (*self.path, *more), key=key)


@dataclass(frozen=True, slots=True, eq=False)
class Lot:
    """The files under check in order, the pack they make, and the day that ages are counted to.

    `behind` are the files of the layers below, which are not under check, and `below` is the pack they make.  `whole`
    says that the files under check are the whole pack, so that what they leave unused is used by nobody.
    """

    pack: Pack
    documents: tuple[Document, ...]
    on: date
    behind: Sequence[Document] = ()
    whole: bool = True
    below: Pack | None = None

    def variants(self) -> Iterator[tuple[Variant, Document]]:
        """Visit the variants under check that could be read, each with its file."""
        for document in self.documents:
            if role(document) == "" and isinstance(document.data, dict):
                variant = self.pack.variants.get(str(document.data.get("id")))
                older = self.below.variants.get(variant.id) if variant and self.below else None
                if variant is not None and variant is not older:  # else this file was refused, and that one shows
                    yield variant, document

    def documents_of(self, wanted: str) -> Iterator[Document]:
        """Visit the files of one role: VOCABULARY, SOURCES, COMMON, or empty for variants."""
        yield from (d for d in self.documents if role(d) == wanted and isinstance(d.data, dict))

    def cautions(self) -> Iterator[Written]:
        """Visit every caution under check."""
        yield from _written(self.pack, self.documents)

    def written(self, caution: Caution) -> Written | None:
        """Find where a caution of the pack was written; None for one that follows from something else."""
        every = _written(self.pack, (*self.documents, *self.behind))
        return next((one for one in every if one.caution.id == caution.id), None)


def role(document: Document) -> str:
    """Give the role of a file by its name: _vocabulary, _sources, _common, or empty for a variant."""
    return _role(document.name)


@lru_cache(maxsize=4096)
def _role(name: str) -> str:
    stem = PurePath(name).stem
    return stem if stem in (VOCABULARY, SOURCES, COMMON) else ""


def _written(pack: Pack, documents: Sequence[Document]) -> Iterator[Written]:
    for document in documents:
        data: Any = document.data if isinstance(document.data, dict) else {}
        written = data.get("cautions")
        for index, raw in enumerate(written if isinstance(written, list) else ()):
            caution = pack.cautions.get(str(raw.get("id"))) if isinstance(raw, dict) else None
            if caution is not None:
                yield Written(caution, document, ("cautions", index))
