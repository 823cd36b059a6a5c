"""A key that has to be there is missing.

Why it matters:
    An entry without it cannot be used as a whole: a caution without `level` would not say whether to stop, to wait or
    to take note.

Bad:
    # pen.yaml
    cautions:
      - {id: wound, when: {wound: yes}, says: Let the wound heal.}
        ^
      - id: pregnancy
        ^^
        level: contraindicated
        says: Never during pregnancy.

Good:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Let the wound heal., sources: [study]}
      - id: pregnancy
        level: contraindicated
        when: {pregnancy: yes}
        says: Never during pregnancy.
        sources: [study]

How to mend it:
    Add the key. If it is there, check its spelling, and that it is indented like the other keys of its entry.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
