"""Bands of one thing leave a hole between them that belongs to none.

Compared are the cautions of one file that ask for nothing but the same number, and the steps of care of one section and
topic. A hole counts only where it is no wider than the bands beside it: `under 18` and `over 70` are two things, not
bands with a hole.

Why it matters:
    Whoever falls into the hole is told nothing, and nobody meant that. It usually comes from correcting one of two
    figures that belong together.

Bad:
    # pen.yaml
    cautions:
      - {id: minors, level: contraindicated, when: {age: under 18}, says: Never.}
      - {id: young, level: note, when: {age: 20 to 30}, says: Take care.}
                                             ^^^^^^^^
    care:
      after:
        - {from: 0 hours, to: 24 hours, topic: sun, says: Stay inside.}
        - {from: 1 day, to: 3 days, topic: sun, says: Stay in the shade.}
        - {from: 6 days, to: 14 days, topic: sun, says: Use sunscreen.}
                 ^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: minors, level: contraindicated, when: {age: under 18}, says: Never., sources: [study]}
      - {id: young, level: note, when: {age: 18 to 21}, says: Take care., sources: [study]}
      - {id: middle, level: note, when: {age: 22 to 30}, says: Take less care., sources: [study]}
      - {id: old, level: note, when: {age: over 70}, says: Take care., sources: [study]}
    care:
      after:
        - {from: 0 hours, to: 24 hours, topic: sun, says: Stay inside.}
        - {from: 1 day, to: 3 days, topic: sun, says: Stay in the shade.}
        - {from: 4 days, to: 14 days, topic: sun, says: Use sunscreen.}

How to mend it:
    Let the later band begin where the earlier one ends, as the sources say it.
"""

from collections.abc import Iterator

from needlecli.lint._bands import neighbours
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity

SEVERITY = Severity.WARNING


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look for holes between neighbours."""
    for one, other, hole, _ in neighbours(lot):
        if hole:
            yield Found(
                other.where,
                f"{hole} lies between {one.text} and {other.text}, and belongs to neither",
                "let one of them begin where the other ends",
                (("its neighbour", one.where),),
            )
