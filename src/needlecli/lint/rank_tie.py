"""Two variants are level in all that a ranking looks at, so that only their names decide.

They have the same standing, fit, downtime, cost and discomfort for a concern.

Why it matters:
    What stands first is taken for the better one. Here it is the one whose name comes first in the alphabet.

Bad:
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
    discomfort: {typical: 3}
    cost: {tier: 2}
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, treatments: 3-6,
         interval: 4-6 weeks, sources: [study]}

Good:
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
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, treatments: 3-6,
         interval: 4-6 weeks, sources: [study]}

How to mend it:
    Look for what tells them apart: effect, grade, downtime, cost or discomfort. Where nothing does, they may be one.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
FOUND_BY = "proofs"
