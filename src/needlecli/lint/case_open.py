"""Nothing is expected of a case yet.

Such skeletons are written by `needle test --suggest`. They are not run, since nobody has said what must come of them.

Why it matters:
    A case without an expectation would pass whatever the protocol files say, and look like a test of them.

Bad:
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Pregnant, with acne scars
              ^^^^^^^^^^^^^^^^^^^^^^^^^
        client:
          concerns: [scars]
          others: no
          facts: {pregnancy: yes}
        expect:

Good:
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Acne scars and nothing else
        client:
          concerns: [scars]
          others: no
        expect:
          cautions: []
          verdicts: {pen: suitable}

How to mend it:
    Write under `expect` what must be said of this client. Work it out from the sources, and not from what `needle`
    says now. `needle new case` shows every key that may stand there.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
