"""A second document begins in the file, after a line of three dashes.

Why it matters:
    Many programs read the first document and leave out the rest. Whatever stands there, cautions included, would then
    count nowhere.

Bad:
    # pen.yaml
    cost: {tier: 2}
    ---
    ^^^
    discomfort: {typical: 3}

Good:
    # pen.yaml
    cost: {tier: 2}
    discomfort: {typical: 3}

How to mend it:
    Remove the line with the dashes, or move what stands below it to a file of its own.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
