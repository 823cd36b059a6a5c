"""One intake record while it is being read: its keys by kind of value, and what was wrong with them.

No diagnostic repeats what a client answered: it names the key and what may be written there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from needlecli.knowledge import Words
from needlecli.logic import Duration, Millimetres
from needlecli.source import Diagnostic, Document, Path, error

Word = TypeVar("Word", bound=str)
Quantity = TypeVar("Quantity", Duration, Millimetres)


@dataclass(slots=True)
class Record:
    """A document of answers, and the findings made while reading it."""

    document: Document
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def data(self) -> dict[str, Any]:
        """The keys of the record; none when it is not a mapping."""
        return self.document.data if isinstance(self.document.data, dict) else {}

    def refuse(self, path: Path, says: str, advice: str, *, name: str = "wrong-answer", key: bool = False) -> None:
        """Note that something cannot be read."""
        self.found.append(error(name, self.document, path, says, advice, key=key))

    def items(self, key: str) -> Iterator[tuple[Path, object]]:
        """Visit the values under a key that takes one or a list."""
        raw = self.data.get(key)
        if isinstance(raw, list):
            yield from (((key, index), value) for index, value in enumerate(raw))
        elif raw is not None:
            yield (key,), raw

    def ids(self, key: str, words: Words, what: str) -> Iterator[str]:
        """Resolve the words under a key to ids."""
        for path, value in self.items(key):
            name = words.find(value) if isinstance(value, str) else None
            if name is not None:
                yield name
                continue
            near = words.near(str(value))
            advice = f"did you mean {near[0]!r}?" if near else f"see needle show {what}s"
            self.refuse(path, f"this is not a known {what}", advice, name=f"unknown-{what}")

    def word(self, key: str, known: tuple[Word, ...]) -> Word | None:
        """Read one of a few words."""
        raw = self.data.get(key)
        if raw is None:
            return None
        text = "no" if raw is False else str(raw).strip().casefold()
        for word in known:
            if text == word:
                return word
        self.refuse((key,), f"{key} takes one of a few words", f"write {', '.join(known)}")
        return None

    def text(self, key: str) -> str:
        """Read text; empty when there is none."""
        raw = self.data.get(key)
        if raw is None or isinstance(raw, str):
            return raw or ""
        self.refuse((key,), f"{key} is text", "put it in quotes")
        return ""

    def name(self, key: str, longest: int) -> str:
        """Read a text or a whole number as a name, and cut it where it is too long."""
        raw = self.data.get(key)
        if isinstance(raw, list | dict) and not raw:
            return ""
        if isinstance(raw, list | dict):
            self.refuse((key,), f"{key} is one text or whole number", "write one reference, as A17")
            return ""
        if isinstance(raw, int) and abs(raw) >= 10**longest:
            self.refuse((key,), f"{key} is a number of more than {longest} digits", "write a shorter reference")
            return ""
        return ("" if raw is None else str(raw))[:longest]

    def texts(self, key: str) -> Iterator[str]:
        """Read a list of texts."""
        for path, value in self.items(key):
            if isinstance(value, str):
                yield value
            else:
                self.refuse(path, f"{key} is a list of texts", "put each in quotes")

    def quantity(self, key: str, kind: type[Quantity]) -> Quantity | None:
        """Read a quantity with its unit."""
        raw = self.data.get(key)
        if raw is None:
            return None
        try:
            found: Quantity = kind.parse(raw)
        except ValueError:
            self.refuse((key,), f"{key} cannot be read", kind.FORM)
            return None
        return found

    def day(self, key: str) -> date | None:
        """Read a date of the calendar."""
        raw = self.data.get(key)
        if raw is None:
            return None
        try:
            if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                return date.fromisoformat(raw)
        except ValueError:
            pass
        self.refuse((key,), f"{key} is not a date of the calendar", "write it like 2026-11-22")
        return None
