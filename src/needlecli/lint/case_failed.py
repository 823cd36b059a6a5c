"""A case expects something else than the protocol files say.

Why it matters:
    A case is advice that was agreed on. Either an edit has changed what a client is told, or the agreement has been
    overtaken. Somebody has to say which, before the files are used again.

Bad:
    # _common.yaml
    cautions:
      - {id: isotretinoin, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Isotretinoin stopped two months ago is no obstacle
        client:
          concerns: [scars]
          others: no
          facts: {isotretinoin: 2026-09-22}
        expect:
          cautions: []
          ^^^^^^^^

Good:
    # _common.yaml
    cautions:
      - {id: isotretinoin, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Isotretinoin stopped two months ago puts the treatment off
        client:
          concerns: [scars]
          others: no
          facts: {isotretinoin: 2026-09-22}
        expect:
          cautions: [isotretinoin]
          verdicts: {pen: defer}
          until: {pen: 2027-03-22}

How to mend it:
    Look at what was expected beside what was said, and at the clause that decided. Correct the protocol file if the
    case is right. If the advice is right, correct the case; where it is right but cannot be had yet, keep the case and
    add `known_gap:` with the reason.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
