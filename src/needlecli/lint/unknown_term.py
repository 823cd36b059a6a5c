"""A word is used that is declared nowhere: a concern, an area, a fact, an answer, a source, a variant or a group.

Why it matters:
    A misspelt word never matches anybody. The caution that asks for it would stay silent for the very clients it was
    written for.

Bad:
    # pen.yaml
    indications:
      - {concern: scras, effect: marked, grade: A, says: Softer., depth: {foreheads: 0.5-0.8 mm}, sources: [studdy]}
                  ^^^^^                                                   ^^^^^^^^^                         ^^^^^^
    cautions:
      - {id: with-child, level: contraindicated, when: {pregnanci: yes}, says: Never.}
                                                        ^^^^^^^^^
      - {id: dark, level: adjust, when: {skin_type: [V, VII]}, says: Begin shallow.}
                                                        ^^^

Good:
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {forehead: 0.5-0.8 mm}, sources: [study]}
    cautions:
      - {id: with-child, level: contraindicated, when: {pregnancy: yes}, says: Never., sources: [study]}
      - {id: dark, level: note, when: {skin_type: [V, VI]}, says: Begin shallow., sources: [study]}

How to mend it:
    Write the word as it is declared in _vocabulary.yaml or _sources.yaml, or declare it there.
    `needle validate --fix` mends a slip of one letter where only one word can be meant, but never an answer.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
