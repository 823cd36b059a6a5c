"""The words of a vocabulary as they are looked up in free text: made once, asked for millions of notes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from needlecli.knowledge import Named, Vocabulary

WORD = re.compile(r"\w+")
LONG, LONGEST = 7, 40
"""From how many letters on a word that is one letter off is said to be another, perhaps, and up to how many."""
LOOKALIKES = (
    *("hearing aid", "hearing aids", "first aid", "band aid", "band aids", "visual aids"),
    *("cold hands", "cold feet", "cold weather", "genital herpes", "low sugar"),
    *("topical steroid", "topical steroids", "steroid ointment", "steroid creams"),
    *("cold sroe", "cold sroes", "cold soar", "cold soars", "cold sors", "cold sorse", "cold soers"),
)
"""Words that hold a word of a fact and say something else; a person reads them."""
VAGUE = frozenset(("blood thinner", "blood thinners", "thinners"))
"""Words people also use for capsules such as fish oil; next to one of those they do not say which is meant."""
THINNING = frozenset(("bleeding-supplement",))
KEPT: "dict[int, tuple[Vocabulary, Lexicon]]" = {}
"""The lexicons made so far; a vocabulary cannot be hashed, and is kept so that its number stays its own."""
MOST_KEPT = 8


class Found(NamedTuple):
    """Words of a text that the vocabulary knows; without a fact, words it knows and decides nothing on."""

    start: int
    text: str
    fact: str

    @property
    def vague(self) -> bool:
        """Say whether the word means something milder to some people."""
        return self.text.casefold() in VAGUE

    @property
    def sharper(self) -> bool:
        """Say whether the word shows what a vague one beside it may mean."""
        return self.fact in THINNING


class Lexicon:
    """Every word by which free text may mention a fact, by its first word; the longest is tried first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = dict.fromkeys(LOOKALIKES, "") | dict.fromkeys(_silent(vocabulary), "") | dict(vocabulary.mentionable)
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for word, fact in sorted(words.items(), key=lambda item: -len(item[0])):
            if first := WORD.match(word):
                self._by_first.setdefault(first[0], []).append((word, fact))
        self._slips: dict[str, list[tuple[str, int]]] = {}
        for word in vocabulary.mentionable:
            if len(word) >= LONG and word.isalpha():
                for at, shorter in _shorter(word):
                    self._slips.setdefault(shorter, []).append((word, at))
        self._known = words

    def find(self, text: str) -> tuple[Found, ...]:
        """Find the words of the vocabulary in a text, from left to right, none within another."""
        found, end = [], 0
        for word in WORD.finditer(text):
            start = word.start()
            for known, fact in self._by_first.get(word[0].casefold(), ()) if start >= end else ():
                stop = start + len(known)
                if text[start:stop].casefold() == known and not _touches(text, stop):
                    found.append(Found(start, text[start:stop], fact))
                    end = stop
                    break
        return tuple(found)

    def suggested(self, clause: str, found: tuple[Found, ...]) -> str:
        """Give a clause that was not understood, with the words that were perhaps meant."""
        taken = {one.text.casefold() for one in found}
        words = (word.casefold() for word in WORD.findall(clause) if len(word) >= LONG - 1)
        meant: dict[str, str] = {}
        for near in (near for word in words if word not in taken for near in self._near(word)):
            meant.setdefault(self._known[near], near)
        return f"{clause} (perhaps {' or '.join(meant.values())})" if meant else clause

    def _near(self, word: str) -> Iterator[str]:
        """Give the known words that one slip of the finger makes of this one."""
        if word in self._known or len(word) > LONGEST or not word.isalpha():
            return
        for known, _ in self._slips.get(word, ()):  # a letter is missing
            yield known
        for at, shorter in _shorter(word):
            if self._known.get(shorter) and len(shorter) >= LONG:  # one is too many
                yield shorter
            for known, its in self._slips.get(shorter, ()):  # one is another, or two stand the wrong way round
                if abs(at - its) <= 1:
                    yield known


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Give the lexicon of a vocabulary, which is made when it is first asked for."""
    kept = KEPT.get(id(vocabulary))
    if kept is None:
        if len(KEPT) >= MOST_KEPT:
            KEPT.clear()
        kept = KEPT[id(vocabulary)] = (vocabulary, Lexicon(vocabulary))
    return kept[1]


def _silent(vocabulary: Vocabulary) -> Iterator[str]:
    """Give the words that name a wish, or something the pack deliberately does not decide on."""
    entries: tuple[Named, ...] = (*vocabulary.concerns.values(), *vocabulary.undecided.values())
    for entry in entries:
        yield from (word.casefold() for word in (*entry.synonyms, entry.name, entry.id.replace("-", " ")))


def _touches(text: str, stop: int) -> bool:
    return stop < len(text) and (text[stop].isalnum() or text[stop] == "_")


def _shorter(word: str) -> Iterator[tuple[int, str]]:
    for at in range(len(word)):
        yield at, word[:at] + word[at + 1 :]
