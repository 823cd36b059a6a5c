"""A map while it is being read: its values by kind, and what was wrong with them at its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from needlecli.client.answers import Unreadable, read_answer
from needlecli.client.maps import words
from needlecli.client.maps.columns import words_of
from needlecli.client.maps.form import KEYS, LISTS
from needlecli.knowledge import Reading, did_you_mean
from needlecli.source import Path

SHOWN = 60
ANY_DAY = date(9999, 12, 31)


@dataclass(slots=True)
class Sheet(Reading):
    """A document that holds a map, the pack it is for, and the findings made while reading."""

    def text(self, raw: object, path: Path, form: str) -> str:
        """Read a text that is not empty."""
        if isinstance(raw, str) and raw:
            return raw
        said = "this text is empty" if isinstance(raw, str) else "text is wanted here"
        self.refuse("wrong-type", path, said, f"write it like {form}")
        return ""

    def word(self, raw: object, path: Path, allowed: tuple[str, ...]) -> str:
        """Read one of a few words; empty when it is none of them."""
        text = {True: "yes", False: "no"}.get(raw, raw) if isinstance(raw, bool) else raw
        if isinstance(text, str) and text in allowed:
            return text
        meant = did_you_mean(str(raw), allowed)
        advice = f"did you mean {meant!r}?" if meant else f"write {', '.join(allowed)}"
        self.refuse("wrong-value", path, f"{str(raw)[:SHOWN]!r} is not one of the words allowed here", advice)
        return ""

    def several(self, raw: object, path: Path) -> Iterator[tuple[Path, object]]:
        """Visit one value, or the values of a list."""
        if isinstance(raw, list):
            yield from (((*path, index), value) for index, value in enumerate(raw))
        else:
            yield path, raw

    def target(self, raw: object, path: Path) -> str:
        """Read what a column is: a fact, or a key of an intake record; empty when it is neither."""
        facts = self.pack.vocabulary.facts
        if isinstance(raw, str) and (raw in facts or raw in KEYS or raw in LISTS):
            return raw
        self._no_such(str(raw), path, "a fact of this pack, or a key of an intake record", "fact")
        return ""

    def fact(self, raw: object, path: Path, *, key: bool = False) -> str:
        """Read a fact of the pack; empty when it is none."""
        if isinstance(raw, str) and raw in self.pack.vocabulary.facts:
            return raw
        self._no_such(str(raw), path, "a fact of this pack", "fact", key=key)
        return ""

    def listed(self, raw: object, path: Path, key: str) -> str:
        """Read a word of one of the lists of an intake record: a concern, an area, a variant or a caution."""
        words = words_of(key, self.pack)
        if isinstance(raw, str) and raw in words.ids.values():
            return raw
        meant = words.find(str(raw)) or next(iter(words.near(str(raw), 1)), "")
        kinds = {"available": "variants", "cleared": "cautions"}
        advice = f"did you mean {meant!r}?" if meant else f"see needle show {kinds.get(key, key)}"
        self.refuse("unknown-term", path, f"{str(raw)[:SHOWN]!r} is not a word for {key} of this pack", advice)
        return ""

    def answer(self, fact: str, raw: object, path: Path) -> str:
        """Read an answer to a fact, as it is written in an intake record; empty when it cannot be read."""
        if self.empty(raw, path):
            return ""
        text = {True: "yes", False: "no"}.get(raw, "") if isinstance(raw, bool) else str(raw)
        try:
            read = read_answer(self.pack.vocabulary.facts[fact], raw, ANY_DAY, self.pack.vocabulary)
        except Unreadable as problem:
            self.refuse("wrong-value", path, f"this answer to {fact} cannot be read", str(problem))
            return ""
        return words.OPEN if read is None else text.strip()

    def empty(self, raw: object, path: Path) -> bool:
        """Say whether nothing was filled in, and refuse it: what nobody wrote never stands for a no."""
        if raw is None or raw == "":
            says = "nothing is filled in here"
            self.refuse("wrong-value", path, says, "write what it stands for, or unknown, notes or ignore")
            return True
        return False

    def _no_such(self, word: str, path: Path, what: str, kind: str, *, key: bool = False) -> None:
        words = self.pack.vocabulary.fact_words
        meant = words.find(word) or did_you_mean(word, (*KEYS, *LISTS)) or next(iter(words.near(word, 1)), "")
        advice = f"did you mean {meant!r}?" if meant else f"see needle show {kind}s"
        self.refuse("unknown-term", path, f"{word[:SHOWN]!r} is not {what}", advice, key=key)
