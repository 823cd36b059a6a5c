"""The file holds nothing but blanks and remarks.

Why it matters:
    A protocol that was emptied by accident must not count as one that says nothing against a treatment.

Bad:
    # roller.yaml
    # The roller is still to be written.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Good:
    # roller.yaml
    id: roller
    name: Roller
    short: Roller
    summary: A drum with needles.
    reviewed: 2026-01-01
    technique: needle
    operator: esthetician
    depth: 0.2-1.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 3}
    cost: {tier: 1}
    indications: []

How to mend it:
    Write the file, or take it out of the folder until it is written. `needle new variant` writes one to start from.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
