"""A number is read in two ways, depending on the program.

So are numbers with a leading zero (010 is 10 or 8), with colons (1:30 is text or 90), with underscores, in hexadecimal,
or without end (.inf, .nan), and numbers too large to hold.

Why it matters:
    Two programs that show the same file would treat with two different numbers.

Bad:
    # pen.yaml
    discomfort: {typical: 03}
                          ^^

Good:
    # pen.yaml
    discomfort: {typical: 3}

How to mend it:
    Write one plain number: 10, 1.5 or 0.25. If it is no number but a code or a time, put it in quotes.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
