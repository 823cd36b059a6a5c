"""A variant comes first for nobody: another always comes before it.

Neither for a concern as such, nor for clients whom the cautions of all better variants hold back.

Why it matters:
    A protocol that is never the answer is either superfluous, or what it is better for is missing.

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
    discomfort: {typical: 5}
    cost: {tier: 3}
    indications:
      - {concern: scars, effect: moderate, grade: B, says: Softer., depth: {face: 1.0-1.5 mm}, treatments: 3-6,
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
    discomfort: {typical: 5}
    cost: {tier: 3}
    indications:
      - {concern: lines, effect: moderate, grade: B, says: Finer., depth: {face: 0.5-1.0 mm}, treatments: 3-6,
         interval: 4-6 weeks, sources: [study]}

How to mend it:
    Say for whom it is the better one: a concern, an area, a caution of the others. Or leave it out.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
FOUND_BY = "proofs"
