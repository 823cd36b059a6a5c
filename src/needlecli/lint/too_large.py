"""The file is too large to be read: over a mebibyte, 50,000 values, or 64 levels of nesting.

Why it matters:
    No protocol that people wrote and others review is that large. The limit keeps a broken or hostile file from
    stopping the program.

How to mend it:
    Write one file for each variant. Deep nesting usually comes from one indentation too many on every line.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
