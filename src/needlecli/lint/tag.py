"""A tag, written with an exclamation mark, tells YAML programs of what type a value is.

Why it matters:
    Tags mean something else to every program, and some make programs run code. Protocol files are plain text and
    numbers.

Bad:
    # pen.yaml
    cost: {tier: !!int "2"}
                 ^^^^^^^^^

Good:
    # pen.yaml
    cost: {tier: 2}

How to mend it:
    Remove the tag. Text that begins with an exclamation mark goes in quotes.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
