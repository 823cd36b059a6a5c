"""A question is meant for nobody: the condition under `only_when` can never hold.

Why it matters:
    A question that is never asked counts as one that does not apply. Whatever the cautions about it protect from goes
    unnoticed, and the advice looks complete.

Bad:
    # _vocabulary.yaml
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound?, local: true}
      isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
      skin_type: {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
      age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}
      twins:
        name: Twins
        kind: flag
        group: safety
        question: Are you expecting twins?
        only_when: {pregnancy: yes, not: {pregnancy: yes}}
        ^^^^^^^^^

Good:
    # _vocabulary.yaml
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound?, local: true}
      isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
      skin_type: {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
      age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}
      twins:
        name: Twins
        kind: flag
        group: safety
        question: Are you expecting twins?
        only_when: {pregnancy: yes}

How to mend it:
    Write for whom the question is meant, or leave `only_when` out to have it asked of everybody.
"""

from collections.abc import Iterator

from needlecli.lint._conditions import never
from needlecli.lint._lot import Found, Lot
from needlecli.lint._terms import written_terms
from needlecli.source import Severity, at

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look at the condition of every question that is not for everybody."""
    words = lot.pack.vocabulary
    for name, document in written_terms(lot, "facts"):
        condition = words.facts[name].only_when
        if condition is not None and never(condition, words):
            where = at(document, ("facts", name, "only_when"), key=True)
            says = f"nobody is ever asked about {name}, because this never holds"
            yield Found(where, says, "write for whom the question is meant, or leave it out")
