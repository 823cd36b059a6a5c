"""A condition cannot be read: its test does not fit the fact that it asks about.

A yes-or-no fact takes yes or no; a dated fact within or over a length of time, current, yes or no; a number under,
over, at least, or one to another; a choice one of its options or a list of them.

Why it matters:
    A caution whose condition cannot be read holds for nobody, or for everybody.

Bad:
    # pen.yaml
    cautions:
      - {id: with-child, level: contraindicated, when: {pregnancy: within 9 months}, says: Never.}
                                                                   ^^^^^^^^^^^^^^^
      - {id: retinoid, level: defer, when: {isotretinoin: last 6 months}, says: Wait.}
                                                          ^^^^^^^^^^^^^
      - {id: minor, level: contraindicated, when: {age: < 18}, says: Adults only.}
                                                        ^^^^
      - {id: open, level: defer, when: [wound], says: Let the wound heal.}
                                 ^^^^

Good:
    # pen.yaml
    cautions:
      - {id: with-child, level: contraindicated, when: {pregnancy: yes}, says: Never., sources: [study]}
      - {id: retinoid, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
      - {id: minor, level: contraindicated, when: {age: under 18}, says: Adults only., sources: [study]}
      - {id: open, level: defer, when: {wound: yes}, says: Let the wound heal., sources: [study]}

How to mend it:
    Write the test in the form that the finding shows. `needle show facts` says of what kind each fact is.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
