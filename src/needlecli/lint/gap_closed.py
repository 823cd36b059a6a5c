"""A case is marked as a known gap, and passes.

Why it matters:
    A known gap is a case that must fail: it keeps in mind what the protocol files do not say yet. Once they do, the
    mark would hide the day on which they stop saying it.

Bad:
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Scars on the cheeks may be treated
        known_gap: no depth is given for the cheeks yet
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        client:
          concerns: [scars]
          areas: [cheeks]
          others: no
        expect:
          offered: [pen]

Good:
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Scars on the eyelids may be treated
        known_gap: no depth is given for the eyelids yet
        client:
          concerns: [scars]
          areas: [eyelids]
          others: no
        expect:
          offered: [pen]

How to mend it:
    Remove the line `known_gap`. From then on the case has to pass.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
