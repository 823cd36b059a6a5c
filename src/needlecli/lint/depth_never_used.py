"""A depth is given where the variant never treats, so it is never offered.

That is an area that has no limit for the technique of the variant, and so is not treated with it; or an indication that
is not offered at all, because its grade is X or it has no effect.

Why it matters:
    A reader of the file believes that the area is treated. Either the depth should go, or what keeps it from being used
    is a mistake.

Bad:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 1.0 mm, eyelids: 0.5 mm}}
                                                                                          ^^^^^^^
      - {concern: lines, grade: X, says: Not for lines., depth: {cheeks: 0.5 mm}}
                                                         ^^^^^
    # _common.yaml
    depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {scars: {eyelids: 0.5 mm}}}
                                                                   ^^^^^^^

Good:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0 mm}, sources: [study]}
      - {concern: lines, grade: X, says: Not for lines., sources: [study]}

How to mend it:
    Take the depth out. If the area may be treated, give it a limit for the technique in _vocabulary.yaml, with its
    source; if the indication is to be offered, give it its effect and another grade.
"""

from collections.abc import Iterator

from needlecli.lint._depths import given
from needlecli.lint._lot import VOCABULARY, Found, Lot
from needlecli.lint._places import declared, related
from needlecli.source import Severity, at

SEVERITY = Severity.WARNING


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look for indications that are not offered, and for areas that are not treated."""
    unused: set[tuple[str, int | str]] = set()
    for variant, document in lot.variants():
        for index, indication in enumerate(variant.indications):
            if indication.depth and not indication.offered:
                unused.add((document.name, index))
                why = "its grade is X" if indication.grade == "X" else "it has no effect"
                yield Found(
                    at(document, ("indications", index, "depth"), key=True),
                    f"{indication.concern} has depths, but is not offered because {why}",
                    "take the depths out, or say what it does",
                )
    for one in given(lot):
        known = one.area in lot.pack.vocabulary.areas
        if known and one.limit is None and one.technique and (one.document.name, one.path[1]) not in unused:
            place = declared(lot, VOCABULARY, ("areas", one.area), key=True)
            yield Found(
                at(one.document, one.path, key=True),
                f"{one.area} is never treated with {one.technique}, so this depth is never used",
                f"leave {one.area} out, or give it a limit for {one.technique} in _vocabulary.yaml",
                related("the area", place),
            )
