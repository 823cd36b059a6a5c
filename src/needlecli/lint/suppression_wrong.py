"""A comment that should let a finding stand cannot do so.

It has another form than `# needle: allow NAME because REASON [until YYYY-MM-DD]`, names a rule that does not exist, or
names one whose findings are errors: those can be mended, never allowed.

Why it matters:
    A comment that looks as if it allowed something, and does not, hides from its reader what the file still says.
    Errors are about what is done to a client, so no comment may silence them.

Bad:
    # pen.yaml
    reviewed: 2020-01-01  # needle: allow evidence-stale
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Good:
    # pen.yaml
    reviewed: 2020-01-01  # needle: allow evidence-stale because the review is booked until 2027-03-01

How to mend it:
    Give the name of one rule, the word because, and a reason that a colleague would accept. `needle rule --all` lists
    the names.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
