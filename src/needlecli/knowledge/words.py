"""From the words people use to the ids of the vocabulary, and "did you mean" where that fails."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Named(Protocol):
    """Anything with an id, a name and synonyms."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def synonyms(self) -> tuple[str, ...]: ...  # noqa: D102


def normal(word: str) -> str:
    """Fold case, spaces, underscores and apostrophes: the form in which words are compared."""
    return re.sub(
        r"[\s_-]+", "-", word.strip().casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )


@dataclass(frozen=True, slots=True)
class Words:
    """An index from every accepted form of a word to the id it stands for."""

    ids: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, entries: Iterable[Named]) -> "Words":
        """Index ids, names and synonyms; an id always wins over a synonym."""
        entries = tuple(entries)
        index = {normal(word): entry.id for entry in reversed(entries) for word in (*entry.synonyms, entry.name)}
        index.update((normal(entry.id), entry.id) for entry in entries)
        return cls(index)

    def find(self, word: str) -> str | None:
        """Give the id a word stands for; a plural or singular s makes no difference."""
        form = normal(word)
        for candidate in (form, form.removesuffix("s"), f"{form}s"):
            if candidate in self.ids:
                return self.ids[candidate]
        return None

    def near(self, word: str, most: int = 3) -> tuple[str, ...]:
        """Give the ids whose words look most like this one, nearest first."""
        close = _close(normal(word)[:60], self.ids, n=most * 3, cutoff=0.72)
        return tuple(dict.fromkeys(self.ids[form] for form in close))[:most]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the one known word that looks most like this one; empty when none does."""
    forms = {normal(k): k for k in known}
    close = _close(normal(word)[:60], forms, n=1, cutoff=0.7)
    return forms[close[0]] if close else ""


def _close(word: str, known: Iterable[str], n: int, cutoff: float) -> list[str]:
    """Give the known forms that look most like a word, or that go on where it stops."""
    from difflib import get_close_matches

    forms = list(known)
    begun = [form for form in forms if len(word) > 2 and form.startswith(f"{word}-")]
    return get_close_matches(word, forms, n=n, cutoff=cutoff) or sorted(begun)[:n]
