"""A choice has no options, or a fact that is no choice has some.

Why it matters:
    A choice without options can never be answered, and the options of any other fact are never offered: either way the
    question is not the one that was meant.

Bad:
    # _vocabulary.yaml
    facts:
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound in the area?}
      smoking: {name: Smoking, kind: flag, group: safety, question: Do you smoke?, options: [never, daily]}
      ^^^^^^^

Good:
    # _vocabulary.yaml
    facts:
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound in the area?}
      smoking: {name: Smoking, kind: choice, group: safety, question: Do you smoke?, options: [never, daily]}

How to mend it:
    Write `kind: choice` with its options, or take the options out.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
