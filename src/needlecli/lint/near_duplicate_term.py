"""Two ids of the vocabulary differ only by a letter, an s, or a hyphen.

Why it matters:
    Whoever writes the next caution takes one of them without knowing of the other. A client is then asked about the
    first, while the caution waits for an answer to the second.

Bad:
    # _vocabulary.yaml
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks]}
      lines: {name: Lines, group: rejuvenation, usual_areas: [cheeks]}
      large-pores: {name: Large pores, group: tone, usual_areas: [cheeks]}
      large-pore: {name: Wide pores, group: tone, usual_areas: [cheeks]}
      ^^^^^^^^^^
      largepores: {name: Open pores, group: tone, usual_areas: [cheeks]}
      ^^^^^^^^^^

Good:
    # _vocabulary.yaml
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks]}
      lines: {name: Lines, group: rejuvenation, usual_areas: [cheeks]}
      large-pores: {name: Large pores, group: tone, usual_areas: [cheeks], synonyms: [wide pores, open pores]}

How to mend it:
    Keep one of them and make the other a synonym. If they are two things, give them ids that say how they differ.
"""

from collections.abc import Iterable, Iterator

from needlecli.lint._lot import VOCABULARY, Found, Lot
from needlecli.lint._places import declared, related
from needlecli.lint._terms import SECTIONS, written_terms
from needlecli.source import Document, Severity, at

SEVERITY = Severity.WARNING
SHORT = 5
"""Words up to this long differ by a letter all the time."""


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare the ids of each section by the forms that near ones share, so that not each meets each."""
    for section in SECTIONS:
        checked = dict(written_terms(lot, section))
        if checked:
            for name, other in _near(getattr(lot.pack.vocabulary, section)):
                yield from _found(lot, section, name, other, checked)


def _near(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Visit each id that is near an earlier one, with that one."""
    first: dict[str | tuple[int, str], str] = {}
    for name in ids:
        forms = tuple(_forms(name))
        other = next((first[form] for form in forms if form in first), None)
        if other is not None:
            yield name, other
        for form in forms:
            first.setdefault(form, name)


def _forms(name: str) -> Iterator[str | tuple[int, str]]:
    """Give what an id shares with near ones: itself without hyphens and plural, and itself less one letter."""
    plain = name.casefold().replace("-", "").replace("_", "")
    yield plain.removesuffix("s") if len(plain) > SHORT else plain
    for place, letter in enumerate(plain if len(plain) > SHORT else ""):
        if not letter.isdigit():
            yield place, plain[:place] + plain[place + 1 :]
    if len(plain) > SHORT:
        yield from ((place, plain) for place in range(len(plain) + 1))


def _found(lot: Lot, section: str, name: str, other: str, checked: dict[str, Document]) -> Iterator[Found]:
    here, there = (name, other) if name in checked else (other, name)
    if here in checked:
        yield Found(
            at(checked[here], (section, here), key=True),
            f"{here} is nearly the same as {there}",
            "keep one and make the other a synonym, or say in the ids how they differ",
            related("the other one", declared(lot, VOCABULARY, (section, there), key=True)),
        )
