"""A caution adds nothing: whenever it fires, another fires that does as much or more.

The other one is for the same variants, its level is the same or stronger, and it sets at least as much. A caution in a
variant's file does not weaken or replace a common one: both fire.

Why it matters:
    The answer says the same thing twice. And who reads only the weaker one takes it for all there is, or changes it and
    wonders why nothing changes.

Bad:
    # _common.yaml
    cautions:
      - {id: pregnancy, level: contraindicated, when: {pregnancy: yes}, says: Never., sources: [study]}
      - {id: tablets, level: defer, when: {isotretinoin: within 6 months}, says: Wait 6 months., sources: [study]}
      - {id: tablets-now, level: defer, when: {isotretinoin: within 3 months}, says: Wait., sources: [study]}
             ^^^^^^^^^^^
    # pen.yaml
    cautions:
      - {id: pen-pregnancy, level: clearance, when: {pregnancy: yes, age: over 40}, says: Ask., sources: [study]}
             ^^^^^^^^^^^^^

Good:
    # _common.yaml
    cautions:
      - {id: pregnancy, level: contraindicated, when: {pregnancy: yes}, except: [pen], says: Never., sources: [study]}
      - {id: tablets, level: defer, when: {isotretinoin: within 3 months}, says: Wait., sources: [study]}
      - {id: tablets-before, level: note, when: {isotretinoin: within 6 months}, says: Take care., sources: [study]}
    # pen.yaml
    cautions:
      - {id: pen-pregnancy, level: clearance, when: {pregnancy: yes}, says: Ask., sources: [study]}

How to mend it:
    Take it out. To have it instead of a common one, name the variant under `except` there. Where it is there for its
    words or its sources, allow it with a comment that says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from needlecli.knowledge import Caution, Pack
from needlecli.knowledge.strictness import as_strict
from needlecli.lint._conditions import Way, implies, ways
from needlecli.lint._lot import Found, Lot, Written
from needlecli.lint._places import related
from needlecli.source import Severity

SEVERITY = Severity.WARNING
RIVALS = 100
"""More cautions of one variant about one thing than this are not compared with each other."""


class Known(NamedTuple):
    """A caution of the pack by its place, the ways in which it can fire, and the variants it is for."""

    place: int
    caution: Caution
    ways: tuple[Way, ...]
    variants: frozenset[str]


About = Mapping[tuple[str, str], Sequence[Known]]
"""The cautions for a variant that look at a thing, by the variant and the thing."""


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look for each caution under check for another of its variants that covers it."""
    known = _known(lot.pack)
    about: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in known.values():
        for name in {name: None for way in one.ways for name in way}:
            for variant in one.variants:
                about[variant, name].append(one)
    for written in lot.cautions():
        mine = known.get(written.caution.id)
        if mine is not None and (other := next(_covering(mine, about), None)) is not None:
            yield _found(lot, written, other.caution)


def _covering(mine: Known, about: About) -> Iterator[Known]:
    """Visit the cautions that cover one; of two that cover each other, only the first in the pack covers the other.

    None can that is not for the same variants, or looks at nothing which every way of this one looks at.
    """
    variant = min(mine.variants, default="")
    rivals = [about.get((variant, name), ()) for way in mine.ways[:1] for name in way]
    others = {other.place: other for some in rivals if len(some) <= RIVALS for other in some}
    for place, other in sorted(others.items()):
        if place != mine.place and _covers(other, mine) and (place < mine.place or not _covers(mine, other)):
            yield other


def _known(pack: Pack) -> Mapping[str, Known]:
    variants: dict[str, set[str]] = defaultdict(set)
    for variant, cautions in pack.cautions_by_variant.items():
        for caution in cautions:
            variants[caution.id].add(variant)
    every = ((caution, ways(caution.when, pack.vocabulary)) for caution in pack.all_cautions())
    return {c.id: Known(i, c, found, frozenset(variants[c.id])) for i, (c, found) in enumerate(every) if found}


def _covers(other: Known, mine: Known) -> bool:
    return mine.variants <= other.variants and as_strict(other.caution, mine.caution) and implies(mine.ways, other.ways)


def _found(lot: Lot, written: Written, other: Caution) -> Found:
    place = lot.written(other)
    also = "" if written.caution.level == other.level else f", and is stronger ({other.level})"
    return Found(
        written.at("id"),
        f"whenever {written.caution.id} fires, {other.id} fires as well{also}",
        "take it out, or name the variant under except: there",
        related("the other one", place.at("id") if place else None),
    )
