"""A key is not one of those that mean something at its place.

Why it matters:
    What stands under it would count nowhere: a caution with `excpt` holds for every variant, and a `depth` that is
    misspelt is no depth.

Bad:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Wait., confidance: high}
                                                                   ^^^^^^^^^^
    discomfort: {typical:3}
                 ^^^^^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Wait., confidence: high, sources: [study]}
    discomfort: {typical: 3}

How to mend it:
    Write the key that is meant; the finding names the nearest, or all there are. Where a blank is missing after a
    colon, the colon and what follows are taken for part of the key. A remark goes behind a #.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
