"""A caution of a variant has the id of another caution of the pack.

The other one stands in _common.yaml or in another variant, maybe in a folder below, or is made by itself from what a
variant says of events (`pen-event-gap`) and of its operator (`pen-licence`).

Why it matters:
    One would hide the other. A clinic's mild note could so take the place of a bar that holds for everybody.

Bad:
    # pen.yaml
    event: {minimum: 7 days, recommended: 14-30 days}
    cautions:
      - {id: pen-event-gap, level: note, when: {wound: yes}, says: Let the wound heal.}
             ^^^^^^^^^^^^^

Good:
    # pen.yaml
    event: {minimum: 7 days, recommended: 14-30 days, sources: [study]}
    cautions:
      - {id: pen-wound, level: note, when: {wound: yes}, says: Let the wound heal., sources: [study]}

How to mend it:
    Give the caution an id of its own. To replace a caution that holds for all variants, write it in the _common.yaml of
    your folder.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
