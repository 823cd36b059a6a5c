"""A case file while it is being read: its values by kind, and what was wrong with them at its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from needlecli.knowledge import Reading, Words, did_you_mean
from needlecli.logic import EVENT, Depth, Period
from needlecli.source import Path

What = Literal["caution", "fact", "variant", "area", "source"]
Quantity = TypeVar("Quantity", Depth, Period)
NONE = ("none", "no")
"""The words for no date, no depth, no interval."""


@dataclass(slots=True)
class Sheet(Reading):
    """A document of cases, the pack they are about, and the findings made while reading."""

    def items(self, raw: object, path: Path, form: str) -> Iterator[tuple[Path, object]]:
        """Visit the values of a list."""
        if not isinstance(raw, list):
            self.refuse("wrong-type", path, "a list is wanted here", f"write it like {form}; [] says none")
            return
        yield from (((*path, index), value) for index, value in enumerate(raw))

    def text(self, raw: object, path: Path, form: str) -> str:
        """Read a text that is not empty."""
        if isinstance(raw, str) and raw.strip():
            return raw.strip()
        said = "this text is empty" if isinstance(raw, str) else "text is wanted here"
        self.refuse("wrong-type", path, said, f"write it like {form}")
        return ""

    def terms(self, raw: object, path: Path, what: What) -> tuple[str, ...]:
        """Read a list of words of the pack."""
        form = f"[{', '.join(list(self.known(what))[:2])}]"
        found = [self.term(value, inside, what) for inside, value in self.items(raw, path, form)]
        return tuple(word for word in found if word)

    def term(self, raw: object, path: Path, what: What, *, key: bool = False) -> str:
        """Read a word of the pack; empty when it is none."""
        known = self.known(what)
        if isinstance(raw, str) and (raw in known or (what == "fact" and raw == EVENT)):
            return raw
        near = Words.of(known.values()).find(str(raw)) if what in ("fact", "variant", "area") else None
        meant = near or did_you_mean(str(raw), known)
        advice = f"did you mean {meant!r}?" if meant else f"see needle show {what}s"
        article = "an" if what == "area" else "a"
        says = f"{str(raw)[:60]!r} is not {article} {what} of this pack"
        self.refuse("unknown-term", path, says, advice, key=key)
        return ""

    def known(self, what: What) -> Mapping[str, Any]:
        """Give the words of one kind."""
        words = self.pack.vocabulary
        match what:
            case "caution":
                return self.pack.cautions
            case "fact":
                return words.facts
            case "variant":
                return self.pack.variants
            case "area":
                return words.areas
            case "source":
                return self.pack.sources

    def word(self, raw: object, path: Path, allowed: Iterable[str]) -> str:
        """Read one of a few words; empty when it is none of them."""
        allowed = tuple(allowed)
        if isinstance(raw, str) and raw in allowed:
            return raw
        meant = did_you_mean(str(raw), allowed)
        advice = f"did you mean {meant!r}?" if meant else f"write {', '.join(allowed)}"
        self.refuse("wrong-value", path, f"{str(raw)[:60]!r} is not one of the words allowed here", advice)
        return ""

    def day(self, raw: object, path: Path, or_none: str = "") -> date | None:
        """Read a date of the calendar."""
        try:
            if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                return date.fromisoformat(raw)
        except ValueError:
            pass
        advice = f"write it like 2026-11-22{or_none}"
        self.refuse("wrong-value", path, f"{str(raw)[:40]!r} is not a date of the calendar", advice)
        return None

    def quantity(self, raw: object, path: Path, kind: type[Quantity]) -> Quantity | None:
        """Read a quantity with its unit, where none may stand as well."""
        try:
            found: Quantity = kind.parse(raw)
        except ValueError as problem:
            says, _, advice = str(problem).partition("; ")
            self.refuse("wrong-value", path, says, f"{advice}, or none" if " like " in advice else advice)
            return None
        return found
