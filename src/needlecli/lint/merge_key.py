"""A merge key (`<<`) takes over values from elsewhere in the file.

Why it matters:
    What applies can no longer be read where it stands: a change far above alters this entry, and a reviewer does not
    see it.

Bad:
    # pen.yaml
    downtime:
      <<: {range: 1-3 days}
      ^^
      typical: 2 days

Good:
    # pen.yaml
    downtime:
      range: 1-3 days
      typical: 2 days
      sources: [study]

How to mend it:
    Write the values out, also if that says something twice.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
