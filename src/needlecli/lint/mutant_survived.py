"""A small fault in the protocol files would be noticed by no case.

`needle test --mutate` makes such faults one at a time: a threshold moved by one step, a caution or a part of it left
out, a level made weaker, two ranks exchanged, a depth range made wider. Each is put before the cases that it can reach,
and is noticed when one of them no longer passes. `needle validate` makes no faults, so it does not find this.

Why it matters:
    A slip of the pen in a waiting period or a depth reaches the skin of a client when every test still passes.

Bad:
    # _common.yaml
    cautions:
      - id: isotretinoin-wait
        level: defer
        when: {isotretinoin: within 6 months}
                             ^^^^^^^^^^^^^^^
        says: Wait.
        sources: [study]
    # cases/scars.yaml
    on: 2026-11-22
    variants: [pen]
    client: {concerns: [scars], others: no}
    cases:
      - name: "Isotretinoin, last tablet six months ago tomorrow: one more day"
        client: {facts: {isotretinoin: 2026-05-23}}
        expect: {cautions: [isotretinoin-wait], verdicts: {pen: defer}}

Good:
    # _common.yaml
    cautions:
      - id: isotretinoin-wait
        level: defer
        when: {isotretinoin: within 6 months}
        says: Wait.
        sources: [study]
    # cases/scars.yaml
    on: 2026-11-22
    variants: [pen]
    client: {concerns: [scars], others: no}
    cases:
      - name: "Isotretinoin, last tablet six months ago tomorrow: one more day"
        client: {facts: {isotretinoin: 2026-05-23}}
        expect: {cautions: [isotretinoin-wait], verdicts: {pen: defer}}
      - name: "Isotretinoin, last tablet six months ago today: the wait is over"
        client: {facts: {isotretinoin: 2026-05-22}}
        expect: {cautions: [], verdicts: {pen: suitable}}

How to mend it:
    Write a case in which the fault would matter, from the sources. Where it truly changes no answer, because something
    else says the same, let it stand with `# needle: allow mutant-survived because REASON`.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
FOUND_BY = "needle test --mutate"
"""The command that finds it; no other knows whether there is something to allow."""
