"""A condition compares a number with one that the fact cannot have.

`range` of a fact in _vocabulary.yaml says which numbers make sense; no other answer is accepted.

Why it matters:
    The bound is a slip of the finger, such as 180 for 18, and the caution now holds for the wrong people.

Bad:
    # pen.yaml
    cautions:
      - {id: minors, level: contraindicated, when: {age: under 180}, says: Adults only.}
                                                         ^^^^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: minors, level: contraindicated, when: {age: under 18}, says: Adults only., sources: [study]}

How to mend it:
    Correct the number, or widen the range of the fact.
"""

from collections.abc import Iterator

from needlecli.lint._conditions import outside
from needlecli.lint._lot import VOCABULARY, Found, Lot
from needlecli.lint._places import declared, related
from needlecli.lint._written import written_clauses
from needlecli.logic import Number
from needlecli.source import Severity

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Hold every number in a condition against the range of its fact."""
    facts = lot.pack.vocabulary.facts
    for written in lot.cautions():
        for clause in written_clauses(written).values():
            if isinstance(clause.says, Number) and (wrong := outside(clause.says, lot.pack.vocabulary)):
                fact = facts[clause.says.fact]
                yield Found(
                    clause.where,
                    f"{clause.text} compares with {wrong}, but {fact.id} goes from {fact.range.replace('-', ' to ')}",
                    "correct the number, or widen the range of the fact",
                    related("the range", declared(lot, VOCABULARY, ("facts", fact.id, "range"))),
                )
