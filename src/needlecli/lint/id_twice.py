"""An id is given twice in one folder: two variants, two cautions, or two indications of one concern.

Why it matters:
    The later would replace the earlier without a word, and with it a caution or an indication that somebody reviewed.

Bad:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Let the wound heal.}
      - {id: wound, level: note, when: {pregnancy: yes}, says: Ask how she feels.}
             ^^^^^

Good:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Let the wound heal., sources: [study]}
      - {id: with-child, level: note, when: {pregnancy: yes}, says: Ask how she feels., sources: [study]}

How to mend it:
    Give each its own id, or make them one. A clinic's own folder over another may use an id again: there it is meant to
    replace.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
