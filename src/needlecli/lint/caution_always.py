"""A condition, or a part of it, holds whatever a client answers.

`when: always` is for notes and for settings that everybody gets. A caution that bars, puts off or asks for a letter has
something to ask first.

Why it matters:
    A caution that bars everybody takes the variant out of use. A clause that says yes to every answer was meant to say
    something else, and until it is answered it only asks a needless question.

Bad:
    # pen.yaml
    cautions:
      - {id: everybody, level: contraindicated, when: always, says: Never.}
                                                      ^^^^^^
      - id: either-way
        level: defer
        when: {any: [{pregnancy: yes}, {pregnancy: no}]}
        ^^^^
        says: Wait.
      - {id: every-type, level: note, when: {age: under 30, skin_type: [I, II, III, IV, V, VI]}, says: Take care.}
                                                            ^^^^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: told-to-all, level: note, when: always, says: Take care., sources: [study]}
      - {id: some, level: defer, when: {any: [{pregnancy: yes}, {skin_type: [IV, V, VI]}]}, says: Wait.,
         sources: [study]}

How to mend it:
    Write the answers that make trouble. What is meant for everybody is a note, with `when: always`.
"""

from collections.abc import Iterator

from needlecli.knowledge import Vocabulary
from needlecli.lint._conditions import always
from needlecli.lint._lot import Found, Lot, Written
from needlecli.lint._written import Part, inside, written_clauses
from needlecli.logic import Always
from needlecli.source import Severity

SEVERITY = Severity.WARNING
DOES = {"contraindicated": "bars", "defer": "puts off", "clearance": "asks for a letter from"}


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look in every condition for the parts that always hold."""
    words = lot.pack.vocabulary
    for written in lot.cautions():
        caution = written.caution
        if not isinstance(caution.when, Always):
            for part in _sure(Part(caution.when), words):
                yield _found(written, part)
        elif caution.level in DOES:
            says = f"this caution {DOES[caution.level]} every client, whatever is answered"
            yield Found(written.at("when"), says, "write the answers it is meant for, or make it a note")


def _sure(part: Part, words: Vocabulary) -> Iterator[Part]:
    """Visit the parts that always hold, from the outside in, but none inside another."""
    if always(part.wanted, words):
        yield part
        return
    for inner in part.parts:
        yield from _sure(inner, words)


def _found(written: Written, part: Part) -> Found:
    clauses = tuple(inside(part, written_clauses(written)))
    whole = part.condition is written.caution.when
    where = clauses[0].where if len(clauses) == 1 else written.at("when")
    what = clauses[0].text if len(clauses) == 1 else "this condition" if whole else "a part of this condition"
    more = f", so the caution {DOES[written.caution.level]} every client" if written.caution.level in DOES else ""
    return Found(
        where,
        f"{what} holds whatever is answered{more if whole else ''}",
        "write the answers that make trouble, or when: always" if whole else "leave it out, or write what was meant",
    )
