"""The question of a fact holds no question mark.

Why it matters:
    It is read out to the client. Without a question mark it is a heading, and each practitioner asks something else.

Bad:
    # _vocabulary.yaml
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Pregnancy}
                                                                        ^^^^^^^^^
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound?, local: true}
      isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
      skin_type: {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
      age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}

Good:
    # _vocabulary.yaml
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound? Look closely., local: true}
      isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
      skin_type: {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
      age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}

How to mend it:
    Write the question as you would ask it.
"""

from collections.abc import Iterator

from needlecli.lint._lot import Found, Lot
from needlecli.lint._terms import written_terms
from needlecli.source import Severity, at

SEVERITY = Severity.NOTE


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look at the question of every fact."""
    for name, document in written_terms(lot, "facts"):
        if "?" not in lot.pack.vocabulary.facts[name].question:
            where = at(document, ("facts", name, "question"))
            yield Found(where, f"the question about {name} asks nothing", "write it as you would ask it: Are you …?")
