"""From the words people use to the ids of the vocabulary, and "did you mean" where that fails."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

SURE, CLEAR = 0.8, 0.1
"""How much alike two words must be to be mended unasked, and how much less the next must be."""


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


def meant_by(word: str, known: Iterable[str], entries: Iterable[Named] = ()) -> str:
    """Give the known word that was likely meant: by a name or synonym of its entry, or by its looks; empty if none."""
    return Words.of(entries).find(word) or did_you_mean(word, known)


def surely_meant(word: str, known: Iterable[str]) -> str:
    """Give the one known word that this can only be a slip of the finger for; empty where that is not sure.

    One letter is too many, missing or another, or two stand the wrong way round; nothing else looks nearly as much
    like it; and every figure is the same, for that of a year or a dose is no slip to mend unasked.
    """
    forms = {normal(k): k for k in known}
    written = normal(word)[:60]
    best, *others = _close(written, forms, n=2, cutoff=SURE - CLEAR) or ("",)
    if not best or _digits(best) != _digits(written):
        return ""
    ratio = _likeness(written, best)
    alone = all(_likeness(written, other) < ratio - CLEAR for other in others)
    return forms[best] if written == best or (ratio >= SURE and alone and _one_slip(written, best)) else ""


def _one_slip(word: str, other: str) -> bool:
    """Say whether one letter more, less or other, or two that changed places, make one word of the other."""
    pairs = zip(word, other, strict=False)
    start = next((n for n, (one, its) in enumerate(pairs) if one != its), min(len(word), len(other)))
    rest, its_rest = word[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return its_rest in (rest[1:], swapped) or rest == its_rest[1:] or rest[1:] == its_rest[1:]


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, other, one).ratio()


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _close(word: str, known: Iterable[str], n: int, cutoff: float) -> list[str]:
    """Give the known forms that look most like a word, or that go on where it stops."""
    from difflib import get_close_matches

    forms = list(known)
    begun = [form for form in forms if len(word) > 2 and form.startswith(f"{word}-")]
    return get_close_matches(word, forms, n=n, cutoff=cutoff) or sorted(begun)[:n]
