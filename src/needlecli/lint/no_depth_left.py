"""A caution cuts a depth so far that nothing is left of what a concern needs, and nothing says so.

The caution adjusts: it is there to treat with care. Together with the indication, the device and the area it bars. A
physician's letter does not help, and nothing else that holds for the client bars or puts off the treatment.

Why it matters:
    Whoever wrote the cap may have meant a milder treatment, and clients are turned away. Or the figure is a slip, and
    the next one will be the other way round.

Bad:
    # _common.yaml
    cautions:
      - id: thin-skin
            ^^^^^^^^^
        level: adjust
        when: {age: over 70}
        says: Keep to 0.5 mm.
        adjust: {max_depth: 0.5 mm}
        sources: [study]

Good:
    # _common.yaml
    cautions:
      - id: thin-skin
        level: adjust
        when: {age: over 70}
        says: Keep to 0.5 mm. That is too shallow for scars, which are not treated then.
        adjust: {max_depth: 0.5 mm}
        too_shallow_for: [scars]
        sources: [study]

How to mend it:
    Look the depth up. If the concern is not to be treated then, name it under `too_shallow_for`, and say so in the
    caution. The client shown is one for whom it is so: `needle recommend --intake` gives the same.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
FOUND_BY = "proofs"
