"""A value has the right kind, but is not one that can be used.

So are words that are not among those allowed, quantities without their unit or in another, dates that the calendar does
not have, and numbers beyond their scale.

Why it matters:
    1500 µm and 1.5 mm are the same depth, and 1500 mm is not. Nothing is converted or guessed, so that the figure that
    is used is the figure that was reviewed.

Bad:
    # pen.yaml
    depth: 200-2500 um
           ^^^^^^^^^^^
    downtime: {range: 1-3 dys, typical: 2 days}
                      ^^^^^^^
    discomfort: {typical: 11}
                          ^^
    cautions:
      - {id: wound, level: deferred, when: {wound: yes}, says: Let the wound heal.}
                           ^^^^^^^^

Good:
    # pen.yaml
    depth: 0.2-2.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 5}
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Let the wound heal., sources: [study]}

How to mend it:
    Write it in the form that the finding shows. Where only blanks, dashes or capitals are wrong,
    `needle validate --fix` does that and leaves every figure as it is.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
