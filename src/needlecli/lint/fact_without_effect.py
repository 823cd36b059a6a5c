"""A caution asks about a fact that changes nothing: it holds for the same clients without it.

Why it matters:
    The client is asked a question for nothing, and whoever reads the condition takes it for narrower than it is.

Bad:
    # _common.yaml
    cautions:
      - {id: young, level: defer, when: {any: [{age: under 30}, {age: under 20, pregnancy: yes}]}, says: Wait.,
             ^^^^^
         sources: [study]}

Good:
    # _common.yaml
    cautions:
      - {id: young, level: defer, when: {any: [{age: under 20}, {age: under 30, pregnancy: yes}]}, says: Wait.,
         sources: [study]}

How to mend it:
    Take the fact out of the condition, or correct the clause that makes it needless.
"""

from needlecli.source import Severity

SEVERITY = Severity.NOTE
FOUND_BY = "proofs"
