"""A comment allows a finding that is not there.

Why it matters:
    What it allowed has been mended or has moved. Left behind, the comment would silence the next such finding on this
    line before anybody has looked at it.

Bad:
    # pen.yaml
    # needle: allow evidence-stale because the review is booked for spring
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    reviewed: 2026-11-01

Good:
    # pen.yaml
    # needle: allow evidence-stale because the review is booked for spring
    reviewed: 2020-11-01

How to mend it:
    Remove the comment, or move it to the line of the finding or the line above it.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
