"""The condition of a caution, or one part of it, can never hold.

Its clauses exclude each other, or ask for a number that the fact cannot have.

Why it matters:
    The caution looks as if it protected somebody, and never fires. That is worse than no caution, because nobody
    writes the missing one.

Bad:
    # pen.yaml
    cautions:
      - id: both
        level: defer
        when: {all: [{isotretinoin: within 3 months}, {isotretinoin: over 6 months}]}
                                                                     ^^^^^^^^^^^^^
        says: Wait.
      - id: one-branch
        level: contraindicated
        when: {any: [{pregnancy: yes}, {skin_type: [I, II], not: {skin_type: [I, II, III]}}]}
                                                                  ^^^^^^^^^
        says: Never.
      - {id: nobody, level: note, when: {age: under 0}, says: Ask again.}
                                              ^^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: between, level: defer, when: {all: [{isotretinoin: within 6 months}, {isotretinoin: over 3 months}]},
         says: Wait., sources: [study]}
      - {id: either, level: contraindicated, when: {any: [{pregnancy: yes}, {skin_type: [I, II]}]}, says: Never.,
         sources: [study]}

How to mend it:
    Correct the clause that is wrong. Where either of two things is enough, write `any:` instead of `all:`.
"""

from collections.abc import Iterator

from needlecli.knowledge import Vocabulary
from needlecli.lint._conditions import never, outside
from needlecli.lint._lot import Found, Lot, Written
from needlecli.lint._written import Clause, Part, blamed, written_clauses
from needlecli.source import Severity

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look in every condition for the parts that never hold, and for the clauses that make it so."""
    words = lot.pack.vocabulary
    for written in lot.cautions():
        whole = Part(written.caution.when)
        parts = tuple(_dead(whole, words))
        among = written_clauses(written) if parts else {}
        for part in parts:
            clauses = blamed(part, among, words)
            if not any(outside(clause.says, words) for clause in clauses):
                yield _found(written, clauses, whole=part == whole)


def _dead(part: Part, words: Vocabulary) -> Iterator[Part]:
    """Visit the parts that never hold, from the outside in, but none inside another."""
    if never(part.wanted, words):
        yield part
        return
    for inner in part.parts:
        yield from _dead(inner, words)


def _found(written: Written, clauses: tuple[Clause, ...], *, whole: bool) -> Found:
    fires = "so this caution never fires" if whole else "so this part of the condition never holds"
    if not clauses:
        return Found(written.at("when"), f"the clauses exclude each other, {fires}", "leave out those that are wrong")
    *others, last = clauses
    if not others:
        return Found(last.where, f"{last.text} holds for nobody, {fires}", "correct it, or take it out")
    says = f"{', '.join(clause.text for clause in others)} and {last.text} exclude each other, {fires}"
    related = tuple(("excluded by", clause.where) for clause in others)
    return Found(last.where, says, "correct one of them, or write any: if either is enough", related)
