"""A mutant is a pack with one small fault in it, and the words for what nobody would notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from needlecli.cases.placing import Place
from needlecli.knowledge import Pack
from needlecli.source import Document, Location, Path, at

Kind = Literal["threshold", "dropped", "turned", "weakened", "swapped", "widened"]
KINDS: tuple[Kind, ...] = ("threshold", "dropped", "turned", "weakened", "swapped", "widened")
"""A value moved by one step, a part left out, a test turned round, a level made weaker, two ranks exchanged, a depth
range made wider."""


class Mutant(NamedTuple):
    """A pack with one fault: `says` goes on from "nothing would notice if", `where` is the very value changed.

    `key` names it as long as the value stays: it holds no line number.  `alters` is not set where it was worked out
    that no depth can be another, because another limit decides everywhere.
    """

    kind: Kind
    key: str
    says: str
    where: Location
    pack: Pack
    alters: bool = True


@dataclass(frozen=True)
class Soil:
    """What mutants are made of: a pack, its files, and where each of its cautions is written."""

    pack: Pack
    documents: Sequence[Document]
    placed: dict[str, Place]

    def variant_files(self) -> dict[str, Document]:
        """Give the file of every variant; of two, the one that counts."""
        read = ((str(data.get("id")), one) for one in self.documents if isinstance(data := one.data, dict))
        return {name: document for name, document in read if name in self.pack.variants}

    def holding(self, *path: str) -> Document | None:
        """Give the last file that has something at a path of keys."""
        return next((one for one in reversed(self.documents) if _value(one.data, path) is not None), None)


def mutant(kind: Kind, key: str, says: str, written: tuple[Document, Path], pack: Pack) -> Mutant:
    """Make a mutant whose changed value is written at a path of a document."""
    return Mutant(kind, f"{kind}/{key}", says, at(*written), pack)


def _value(data: Any, path: Path) -> object:
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data
