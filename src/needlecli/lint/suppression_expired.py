"""A finding was allowed until a day that has passed.

Days are counted to the day given with `--as-of`; without it, to the newest review in the pack.

Why it matters:
    Somebody promised to look again by that day. Until they do, the finding counts as if it had never been allowed.

Bad:
    # pen.yaml
    # needle: allow evidence-stale because the review is booked until 2026-03-31
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    reviewed: 2020-11-01

Good:
    # pen.yaml
    # needle: allow evidence-stale because the review is booked until 2027-03-31
    reviewed: 2020-11-01

How to mend it:
    Mend what was allowed, or write down the new reason and the new day.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
