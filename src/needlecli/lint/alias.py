"""A value is given a name with & or taken from such a name with *.

Why it matters:
    What applies can no longer be read where it stands: a change at the one place alters the other, and a reviewer does
    not see it. Two depths that are the same today need not stay so.

Bad:
    # _common.yaml
    depths: {needle: {scars: {forehead: &shallow 0.5-0.8 mm, cheeks: *shallow}}, rf: {}}
                                        ^^^^^^^^^^^^^^^^^^^          ^^^^^^^^

Good:
    # _common.yaml
    depths: {needle: {scars: {forehead: 0.5-0.8 mm, cheeks: 0.5-0.8 mm}}, rf: {}, sources: [study]}

How to mend it:
    Write the value out at every place. Text that only begins with & or * goes in quotes.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
