"""A range starts with its larger end.

Why it matters:
    Either the two ends changed places, or one of the figures is wrong: 2.5-0.5 mm may be meant as 0.5-2.5 mm or as
    0.25-0.5 mm. That is for the author to say, so it is never put right by itself.

Bad:
    # pen.yaml
    depth: 2.5-0.2 mm
           ^^^^^^^^^^
    downtime: {range: 3-1 days, typical: 2 days}
                      ^^^^^^^^
    cautions:
      - {id: young, level: note, when: {age: 21 to 18}, says: Off the label.}
                                             ^^^^^^^^

Good:
    # pen.yaml
    depth: 0.2-2.5 mm
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    cautions:
      - {id: young, level: note, when: {age: 18 to 21}, says: Off the label., sources: [study]}

How to mend it:
    Look the figures up in the source, then write the smaller first.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
