"""A document that is being read for a pack: what was wrong with it, noted at its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from needlecli.knowledge.pack import Pack
from needlecli.knowledge.words import did_you_mean
from needlecli.source import Diagnostic, Document, Path, error

SHOWN = 60


@dataclass(slots=True)
class Reading:
    """A document, the pack it is for, and the findings made while reading; each kind of document adds its values."""

    document: Document
    pack: Pack
    found: list[Diagnostic] = field(default_factory=list)

    def refuse(self, name: str, path: Path, says: str, advice: str, *, key: bool = False) -> None:
        """Note that something cannot be read."""
        self.found.append(error(name, self.document, path, says, advice, key=key))

    def mapping(self, raw: object, path: Path, form: str, known: Iterable[str] = ()) -> Mapping[str, Any]:
        """Give a mapping, without the keys that do not belong there; empty when it is none."""
        if not isinstance(raw, dict):
            self.refuse("wrong-type", path, "a mapping (key: value) is wanted here", f"write it like {form}")
            return {}
        known = tuple(known)
        for key in raw if known else ():
            if key not in known:
                meant = did_you_mean(key, known)
                advice = f"did you mean {meant!r}?" if meant else f"known here: {', '.join(known)}"
                self.refuse("unknown-key", (*path, key), f"unknown key {key[:SHOWN]!r}", advice, key=True)
        return {key: value for key, value in raw.items() if not known or key in known}
