"""A variant never asks what other variants ask before they treat, and does not say why.

A question counts when its answer can bar a treatment, put it off, or ask for a letter with some variant.

Why it matters:
    The caution may have been forgotten, and then nobody is asked. That is the one mistake that no answer can show.

Bad:
    # pen.yaml
    cautions:
      - {id: pen-pregnancy, level: contraindicated, when: {pregnancy: yes}, says: Do not treat., sources: [study]}
    # stamp.yaml
    id: stamp
        ^^^^^
    name: Stamp
    short: Stamp
    summary: A stamp.
    reviewed: 2026-01-01
    technique: needle
    operator: esthetician
    depth: 0.2-2.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 4}
    cost: {tier: 2}
    indications:
      - {concern: lines, effect: marked, grade: A, says: Finer., depth: {face: 0.5-1.0 mm}, treatments: 3-6,
         interval: 4-6 weeks, sources: [study]}

Good:
    # pen.yaml
    cautions:
      - {id: pen-pregnancy, level: contraindicated, when: {pregnancy: yes}, says: Do not treat., sources: [study]}
    # stamp.yaml
    id: stamp
    name: Stamp
    short: Stamp
    summary: A stamp.
    reviewed: 2026-01-01
    technique: needle
    operator: esthetician
    depth: 0.2-2.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 4}
    cost: {tier: 2}
    indications:
      - {concern: lines, effect: marked, grade: A, says: Finer., depth: {face: 0.5-1.0 mm}, treatments: 3-6,
         interval: 4-6 weeks, sources: [study]}
    not_asked:
      - {facts: [pregnancy], says: The stamp breaks no skin., sources: [study]}

How to mend it:
    Let a caution of the variant look at it, or write under `not_asked` why it does not matter, with the source.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
FOUND_BY = "proofs"
