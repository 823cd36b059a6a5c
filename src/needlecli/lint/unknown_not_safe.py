"""A question that is left open gets a milder answer than some answer to it would.

Asking first counts as hard enough for an open question. An option such as not-sure says no more than no answer, and is
held to the same.

Why it matters:
    Who was not asked has not said no. Where not knowing opens a door, it is the clients who know least about themselves
    who come to harm.

Bad:
    # _vocabulary.yaml
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound in the area?, local: true}
      skin_type: {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
      age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}
      keloids:
        {name: Keloids, kind: choice, group: safety, question: Keloids?, options: [none, not-sure, some], none: none}
    # _common.yaml
    cautions:
      - {id: keloid-history, level: contraindicated, when: {keloids: [some]}, says: Do not treat., sources: [study]}
             ^^^^^^^^^^^^^^

Good:
    # _vocabulary.yaml
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      isotretinoin: {name: Isotretinoin, kind: dated, group: safety, question: When was the last dose?}
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound in the area?, local: true}
      skin_type: {name: Skin type, kind: choice, group: safety, question: Which type?, options: [I, II, III, IV, V, VI]}
      age: {name: Age, kind: number, group: safety, question: How old?, unit: years, range: 0-120}
      keloids: {name: Keloids, kind: flag, group: safety, question: Do you form keloids?}
    # _common.yaml
    cautions:
      - {id: keloid-history, level: contraindicated, when: {keloids: yes}, says: Do not treat., sources: [study]}

How to mend it:
    Take the option out of the vocabulary: every fact can be left open as it is. Or name it in the caution.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
FOUND_BY = "proofs"
