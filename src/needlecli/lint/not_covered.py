"""Something that the protocol files say is reached by no case that passes.

`needle test --coverage` tells it of every rule that never fired or was never held back, of every clause that never
decided alone, of the days and figures around a boundary, and of facts that no case leaves open.

Why it matters:
    What no case reaches can break unseen: a caution that holds too often, or no longer, passes every test.

Bad:
    # _common.yaml
    cautions:
      - id: pregnancy
            ^^^^^^^^^
        level: contraindicated
        when: {pregnancy: yes}
                          ^^^
        says: Do not treat.
        sources: [study]
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: A pregnant woman is not treated
        client:
          concerns: [scars]
          others: no
          facts: {pregnancy: yes}
        expect:
          cautions: [pregnancy]
      - name: Pregnancy is asked about
        client:
          concerns: [scars]
        expect:
          asks: [pregnancy]

Good:
    # _common.yaml
    cautions:
      - id: pregnancy
        level: contraindicated
        when: {pregnancy: yes}
        says: Do not treat.
        sources: [study]
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: A pregnant woman is not treated
        client:
          concerns: [scars]
          others: no
          facts: {pregnancy: yes}
        expect:
          cautions: [pregnancy]
      - name: Pregnancy is asked about
        client:
          concerns: [scars]
        expect:
          asks: [pregnancy]
      - name: A woman who is not pregnant may be treated
        client:
          concerns: [scars]
          others: no
        expect:
          cautions: []

How to mend it:
    Write the case that is missing. `needle test --suggest` writes the client of one, and leaves what is expected to
    you.
"""

from needlecli.source import Severity

SEVERITY = Severity.NOTE
