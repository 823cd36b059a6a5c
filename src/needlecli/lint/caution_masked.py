"""A caution changes nothing: wherever it holds, others ask for as much.

They hold wherever it holds, and may hold wherever it may, at the same level or a harder one, with the same settings or
stricter ones: several together, or for each variant another. One that covers it alone is `caution-subsumed`, and is
told under this name only where no more than a proof shows it. Of cautions with `max_depth_uncleared`, only those that
several others cover are told.

Why it matters:
    It looks as if it protected somebody. Whoever edits one of the others does not know what depends on it, and whoever
    edits this one wonders why nothing changes.

Bad:
    # _common.yaml
    cautions:
      - {id: young, level: defer, when: {age: under 40}, says: Wait., sources: [study]}
      - {id: old, level: defer, when: {age: over 30}, says: Wait., sources: [study]}
      - {id: grown, level: defer, when: {age: 20 to 60}, says: Wait., sources: [study]}
             ^^^^^

Good:
    # _common.yaml
    cautions:
      - {id: young, level: defer, when: {age: under 25}, says: Wait., sources: [study]}
      - {id: old, level: defer, when: {age: over 50}, says: Wait., sources: [study]}
      - {id: grown, level: defer, when: {age: 20 to 60}, says: Wait., sources: [study]}

How to mend it:
    Take it out, or correct the one that should not hold there. Where it stands for its words or its sources, allow the
    finding with a comment that says so.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
FOUND_BY = "proofs"
