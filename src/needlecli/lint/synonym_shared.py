"""One word stands for two facts, two concerns, two areas, or two variants.

Words are compared as they are when somebody types them: without regard to capitals, blanks, hyphens and apostrophes.
The id and the name of an entry are words for it as well.

Why it matters:
    Only one of the two is found by that word, and nobody is asked which was meant. A medicine in a client's notes would
    be taken for another.

Bad:
    # _vocabulary.yaml
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks, Old lines]}
      lines: {name: Lines, group: rejuvenation, usual_areas: [cheeks], synonyms: [creases, old-lines, scars]}
                                                                                           ^^^^^^^^^  ^^^^^

Good:
    # _vocabulary.yaml
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks, scar]}
      lines: {name: Lines, group: rejuvenation, usual_areas: [cheeks], synonyms: [creases]}

How to mend it:
    Leave the word with the entry that people mean by it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from needlecli.knowledge import Named, normal
from needlecli.lint._lot import VOCABULARY, Found, Lot
from needlecli.lint._places import declared, of_variant, related
from needlecli.lint._terms import written_terms
from needlecli.source import Document, Location, Path, Severity, at

SEVERITY = Severity.ERROR
LOOKED_UP_TOGETHER = (("facts", "undecided"), ("concerns", "not_covered"), ("areas",))
"""Sections in which a word is looked for at one time."""


class Entry(NamedTuple):
    """One entry with words, the section it is in, and its file if that is under check."""

    named: Named
    section: str
    document: Document | None

    def words(self) -> Iterator[tuple[str, str, Path]]:
        """Visit its words: the form they are compared in, as they are written, and where in the entry."""
        yield normal(self.named.id), self.named.id, ()
        yield normal(self.named.name), self.named.name, ("name",)
        for index, word in enumerate(self.named.synonyms):
            yield normal(word), word, ("synonyms", index)


def in_pack(lot: Lot) -> Iterator[Found]:
    """Gather the words of the sections that are searched together, and those of the variants."""
    for sections in LOOKED_UP_TOGETHER:
        checked = {section: dict(written_terms(lot, section)) for section in sections}
        if any(checked.values()):
            yield from _shared(
                lot,
                [
                    Entry(entry, section, checked[section].get(name))
                    for section in sections
                    for name, entry in getattr(lot.pack.vocabulary, section).items()
                ],
            )
    files = {variant.id: document for variant, document in lot.variants()}
    yield from _shared(lot, [Entry(v, "", files.get(v.id)) for v in lot.pack.variants.values()])


def _shared(lot: Lot, entries: Iterable[Entry]) -> Iterator[Found]:
    """Report words that are there twice: the later place of the two, or the one that is under check."""
    first: dict[str, tuple[Entry, Path]] = {}
    for entry in entries:
        for form, word, path in entry.words():
            owner, place = first.setdefault(form, (entry, path))
            ids = (path, place) == ((), ())  # two ids that are nearly the same are found by another rule
            if owner.named is entry.named or ids or (entry.document is None and owner.document is None):
                continue
            here, there = ((entry, path), (owner, place))[:: 1 if entry.document is not None else -1]
            where = _place(lot, *here)
            if where is not None:
                yield Found(
                    where,
                    f"{word!r} is a word for {owner.named.id} and for {entry.named.id}",
                    "leave it with the one that people mean by it",
                    related("the other one", _place(lot, *there)),
                )


def _place(lot: Lot, entry: Entry, path: Path) -> Location | None:
    whole: Path = (entry.section, entry.named.id, *path) if entry.section else path or ("id",)
    key = bool(entry.section) and not path
    if entry.document is not None:
        return at(entry.document, whole, key=key)
    if entry.section:
        return declared(lot, VOCABULARY, whole[:2], key=True)
    return of_variant(lot, entry.named.id, whole)
