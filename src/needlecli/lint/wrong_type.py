"""A value is of another kind than the key takes: a list where text is wanted, text where a mapping is wanted.

Why it matters:
    It cannot be told what is meant, so the whole entry cannot be used.

Bad:
    # pen.yaml
    cost: 2
          ^
    suits:
      - {says: Most concerns., sources: study}
                                        ^^^^^

Good:
    # pen.yaml
    cost: {tier: 2}
    suits:
      - {says: Most concerns., sources: [study]}

How to mend it:
    Write a list in brackets, or one entry a line behind a dash; a mapping as key: value; and text that looks like a
    number in quotes.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
