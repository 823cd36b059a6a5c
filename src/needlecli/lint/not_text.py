"""The file holds something that is not text.

A byte that is not UTF-8, or a control character that no editor shows.

Why it matters:
    Nobody can see such a character, so nobody can review what it does. Letters with accents and signs such as µ turn
    into others when a file is saved in the encoding of an old Windows program.

How to mend it:
    Save the file as UTF-8: most editors offer it under "Save with encoding". Remove a control character by writing the
    word anew; it usually came with a copy from a PDF.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
