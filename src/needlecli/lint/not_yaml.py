"""The file breaks the rules of YAML, so that it cannot be read beyond this place.

The mark stands where the mistake was made, as far as that can be told: at the quote or bracket that is never closed, at
the key that lacks its colon, at the line that is indented unlike its neighbours. Nothing below it was looked at.

Why it matters:
    No advice is given from a file that can be read in part only: the caution that counts may stand in the rest.

Bad:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: Wait: the wound must heal.}
                                                                ^
    # roller.yaml
    id: roller
    name: 'Roller
          ^^^^^^^
    technique: needle

Good:
    # pen.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes}, says: "Wait: the wound must heal.", sources: [study]}

How to mend it:
    Look at the marked words and at the line above. Text with a colon, or one that begins with a sign such as * or @,
    goes in quotes. Indent with spaces, as many as the lines around it have.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
