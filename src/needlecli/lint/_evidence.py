"""Which sources a file cites, where each is written, and which of them are one and the same."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from needlecli.knowledge import Pack
from needlecli.lint._lot import SOURCES, Lot, role
from needlecli.lint._prose import BOXES, KEPT
from needlecli.source import Document, Location, Path, at

WEAK = ("clinic", "article", "recall")
"""Kinds of source that only say what somebody does or remembers."""


class Cited(NamedTuple):
    """A list of sources: where it stands, the sources it names, and the entry that rests on them."""

    path: Path
    names: Sequence[str]
    entry: Mapping[str, Any]


@lru_cache(maxsize=KEPT)
def cited(document: Document) -> tuple[Cited, ...]:
    """Give every list of sources in a file; several rules read them, so they are gathered once a file."""
    return tuple(_cited(document))


def _cited(document: Document) -> Iterator[Cited]:
    waiting: list[tuple[Path, Any]] = [((), document.data)]
    while waiting:
        path, box = waiting.pop()
        if isinstance(box, list):
            waiting += [((*path, index), one) for index, one in enumerate(box) if isinstance(one, BOXES)]
        elif isinstance(box, dict):
            for key, value in box.items():
                if not isinstance(value, BOXES):
                    continue
                if key == "sources" and isinstance(value, list):
                    if all(isinstance(one, str) for one in value):  # else the shape is refused
                        yield Cited((*path, key), value, box)
                else:
                    waiting.append(((*path, key), value))


def entries(lot: Lot) -> Iterator[tuple[str, Document]]:
    """Visit every source under check, as (id, file)."""
    for document in lot.documents:
        for name in _names(document):
            if name in lot.pack.sources:
                yield name, document


def written(lot: Lot) -> Mapping[str, Location]:
    """Give the place of every source that is at hand; what the files under check say of one counts."""
    documents = (*lot.behind, *lot.documents)
    return {name: at(d, ("sources", name), key=True) for d in documents for name in _names(d)}


def originals(pack: Pack) -> Mapping[str, str]:
    """Give for every source the one that stands for it and for all that are the same as it."""
    return {name: _original(pack, name) for name in pack.sources}


def _original(pack: Pack, name: str) -> str:
    chain = [name]
    while (other := pack.sources[chain[-1]].same_as) in pack.sources:
        if other in chain:
            return min(chain[chain.index(other) :])
        chain.append(other)
    return chain[-1]


def _names(document: Document) -> tuple[str, ...]:
    data: Any = document.data if role(document) == SOURCES and isinstance(document.data, dict) else {}
    listed = data.get("sources")
    return tuple(listed) if isinstance(listed, dict) else ()
