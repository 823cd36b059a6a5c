"""Where entries are written: the file of each, and the way to it and to its keys."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from needlecli.source import Document, Location, Path, at

NAMED = ("groups", "facts", "concerns", "areas", "not_covered", "undecided", "sources")
RESERVED = ("with", "from", "except", "is")


class Place(NamedTuple):
    """The file an entry is written in, and the way to it in there."""

    document: Document
    path: Path

    def at(self, key: str = "") -> Location:
        """Give the place of a key, or of the entry; the nearest owner stands in for what is not written."""
        parts = tuple(part[:-1] if part[:-1] in RESERVED and part[-1:] == "_" else part for part in key.split("."))
        path = (*self.path, *parts) if key else self.path
        return at(self.document, path, key=not key)


class Places:
    """Finds entries in the files of a pack; of two with one id, the one that counts."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Look through the files once."""
        self._found: dict[tuple[str, str], Place] = {}
        for document in documents:
            if isinstance(document.data, dict):
                self._found |= dict(_in(document, document.data))

    def of(self, kind: str, name: str) -> Place | None:
        """Give the place of an entry; None where it cannot be told."""
        return self._found.get((kind, name))


def _in(document: Document, data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Place]]:
    for section in NAMED:
        written = data.get(section)
        for name in written if isinstance(written, dict) else ():
            kind = section.removesuffix("s").replace("_", " ")
            yield (kind, str(name)), Place(document, (section, name))
    for index, one in _listed(data, "cautions"):
        yield ("caution", str(one.get("id"))), Place(document, ("cautions", index))
    for index, one in _listed(data, "combining"):
        yield ("combining", str(one.get("with"))), Place(document, ("combining", index))
    if "id" in data:
        yield ("variant", str(data["id"])), Place(document, ())
        for index, one in _listed(data, "indications"):
            yield ("indication", f"{data['id']}/{one.get('concern')}"), Place(document, ("indications", index))
    for key, kind in (("pack", "pack"), ("depths", "depth guide")):
        if key in data:
            yield (kind, key), Place(document, (key,))
    yield from _care(document, data)
    for section in data:
        for index, one in _listed(data, section):
            if isinstance(first := next(iter(one.values()), None), str):
                yield (section.replace("_", " "), first), Place(document, (section, index))


def _care(document: Document, data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Place]]:
    care = data.get("care")
    owner = f"{data['id']}/" if "id" in data else ""
    if not isinstance(care, dict):
        return
    for section in care:
        for index, one in _listed(care, section):
            says = one.get("says", one.get("sign"))
            yield ("care", f"{owner}{section}: {says}"), Place(document, ("care", section, index))


def _listed(data: Mapping[str, Any], key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    written = data.get(key)
    for index, one in enumerate(written if isinstance(written, list) else ()):
        if isinstance(one, dict):
            yield index, one
