"""A key stands twice in the same mapping.

If several keys of one mapping stand there twice, a list entry has most likely lost its dash: that is one finding.

Why it matters:
    YAML programs keep the last and say nothing. A second `depth:` or `when:` further down silently replaces the one
    that was reviewed.

Bad:
    # pen.yaml
    depth: 0.2-1.5 mm
    depth: 0.2-2.5 mm
    ^^^^^
    cautions:
      - id: pregnancy
        level: contraindicated
        when: {pregnancy: yes}
        says: Never during pregnancy.
        id: wound
        ^^
        level: defer
        when: {wound: yes}
        says: Let the wound heal.

Good:
    # pen.yaml
    depth: 0.2-2.5 mm
    cautions:
      - id: pregnancy
        level: contraindicated
        when: {pregnancy: yes}
        says: Never during pregnancy.
        sources: [study]
      - id: wound
        level: defer
        when: {wound: yes}
        says: Let the wound heal.
        sources: [study]

How to mend it:
    Keep the one that is right. Where a new entry begins, write a dash before its first key.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
