"""Text for clients is harder to read than a twelve-year-old would manage.

Looked at are the care before and after, what to expect, when to call, and the questions that the client answers. A
sentence must not have more than 30 words. A text of 12 words or more must stay below school grade 9 by the formula of
Flesch and Kincaid (Kincaid et al. 1975, for the US Navy), which counts words in a sentence and syllables in a word.
Names from the vocabulary count as two syllables at most, since clients know what they take by its name.

A twelve-year-old is in grade 6 or 7. The formula was made for whole pages and is off by a grade or two on one sentence,
so only what is two grades above that is found.

Why it matters:
    Clients read this sore and tired, many in a second language. What they do not understand they do not follow, and the
    question they do not understand they answer with no.

Bad:
    # pen.yaml
    care:
      after:
        - from: 0 hours
          says: Avoid exfoliating preparations until complete re-epithelialisation and normal sensitivity of the skin.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          sources: [study]

Good:
    # pen.yaml
    care:
      after:
        - from: 0 hours
          says: Stop acids and scrubs until your skin has closed and no longer feels sore when you touch it.
          sources: [study]

How to mend it:
    Make two sentences of one, and use the words you would say to a child. A list of examples can be a sentence of its
    own: "Think of …".
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from needlecli.lint._lot import VOCABULARY, Found, Lot, role
from needlecli.lint._prose import word_at
from needlecli.lint._reading import grade, sentences, words
from needlecli.source import Document, Path, Severity, at

SEVERITY = Severity.WARNING
LONGEST = 30
FEWEST = 12
HARD = 9
STEPS = {"before": ("says",), "after": ("says",), "expect": ("says",), "call_us_if": ("sign", "when", "think", "do")}


def in_pack(lot: Lot) -> Iterator[Found]:
    """Measure every text that a client reads or is asked."""
    known = _Known(lot)
    for document in lot.documents:
        texts = _questions(lot, document) if role(document) == VOCABULARY else _care(document)
        for path, text in texts:
            if (found := _hard(document, path, text, known)) is not None:
                yield found


def _hard(document: Document, path: Path, text: str, known: Callable[[str], bool]) -> Found | None:
    in_all = len(words(text))
    for sentence in sentences(text) if in_all > LONGEST else ():
        if (count := len(words(sentence))) > LONGEST:
            says, advice = f"a sentence of {count} words, for a client", f"make two of it, of {LONGEST} at the most"
            return Found(word_at(document, path, sentence), says, advice)
    if in_all >= FEWEST and (school := grade(text, known)) >= HARD:
        says = f"this reads like school grade {int(school)}, for a client"
        return Found(at(document, path), says, f"make it easier than grade {HARD}: shorter sentences, everyday words")
    return None


def _care(document: Document) -> Iterator[tuple[Path, str]]:
    data: Any = document.data
    care = data.get("care") if isinstance(data, dict) else None
    for name, keys in STEPS.items():
        steps = care.get(name) if isinstance(care, dict) else None
        for index, step in enumerate(steps if isinstance(steps, list) else ()):
            yield from _texts(step, keys, ("care", name, index))


def _questions(lot: Lot, document: Document) -> Iterator[tuple[Path, str]]:
    """Visit the questions that a client is asked, rather than the practitioner."""
    words = lot.pack.vocabulary
    data: Any = document.data
    for section, key in (("groups", "ask"), ("facts", "question")):
        written = data.get(section) if isinstance(data, dict) else None
        for name, entry in written.items() if isinstance(written, dict) else ():
            fact = words.facts.get(name) if section == "facts" else None
            group = words.groups.get(name if fact is None else fact.group)
            if group is not None and group.by == "client" and not (fact is not None and fact.chosen):
                yield from _texts(entry, (key,), (section, name))


def _texts(entry: object, keys: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str]]:
    data: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
    yield from (((*path, key), data[key]) for key in keys if isinstance(data.get(key), str))


class _Known:
    """The words that name something in the vocabulary; they are gathered when the first is asked for."""

    def __init__(self, lot: Lot) -> None:
        self.lot = lot
        self.names: frozenset[str] = frozenset()

    def __call__(self, word: str) -> bool:
        if not self.names:
            vocabulary = self.lot.pack.vocabulary
            sections = (vocabulary.facts, vocabulary.concerns, vocabulary.areas, vocabulary.undecided)
            entries = (entry for section in sections for entry in section.values())
            said = (name for entry in entries for name in (entry.name, *entry.synonyms))
            self.names = frozenset(word.casefold() for name in said for word in words(name) if len(words(name)) < 3)
        return word in self.names
