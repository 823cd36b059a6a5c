"""Bands of one thing share values, and say different things of them.

Compared are the cautions of one file that ask for nothing but the same number, and the steps of care of one section and
topic. A band that lies wholly inside another adds to it and is none of this.

Why it matters:
    On the shared days, or at the shared age, two pieces of advice hold that were meant to follow each other, and the
    client has to choose.

Bad:
    # pen.yaml
    cautions:
      - {id: minors, level: contraindicated, when: {age: under 18}, says: Never.}
      - {id: young, level: note, when: {age: 18 to 21}, says: Take care.}
      - {id: adult, level: note, when: {age: 21 to 30}, says: Take less care.}
                                             ^^^^^^^^
    care:
      after:
        - {from: 0 days, to: 3 days, topic: sun, says: Stay in the shade.}
        - {from: 2 days, to: 14 days, topic: sun, says: Use sunscreen.}
                 ^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: minors, level: contraindicated, when: {age: under 18}, says: Never., sources: [study]}
      - {id: young, level: note, when: {age: 18 to 21}, says: Take care., sources: [study]}
      - {id: adult, level: note, when: {age: 22 to 30}, says: Take less care., sources: [study]}
    care:
      after:
        - {from: 0 hours, to: 24 hours, topic: sun, says: Stay inside.}
        - {from: 24 hours, to: 3 days, topic: sun, says: Stay in the shade.}
        - {from: 4 days, topic: sun, says: Use sunscreen.}

How to mend it:
    Let the later band begin after the last value of the earlier one; both ends of a range belong to it.
"""

from collections.abc import Iterator

from needlecli.lint._bands import neighbours
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity

SEVERITY = Severity.WARNING


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look for what neighbours share."""
    for one, other, _, shared in neighbours(lot):
        if shared:
            yield Found(
                other.where,
                f"{shared} belongs to {one.text} as well as to {other.text}",
                "let the later one begin after the end of the earlier, which is included",
                (("its neighbour", one.where),),
            )
