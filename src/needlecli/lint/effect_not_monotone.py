"""A worse answer gets a milder verdict, or a greater depth, than the better one beside it.

Which answer is worse is declared: yes of a flag, the later date, and where the vocabulary says `safer`, the options of
a choice or the numbers in that order.

Why it matters:
    Two weeks after the last tablet cannot be better than three months. Such a step is a slip in a window, or a list in
    which the worst option was forgotten.

Bad:
    # _common.yaml
    cautions:
      - {id: tablets, level: defer, when: {all: [{isotretinoin: over 1 month}, {isotretinoin: within 6 months}]},
             ^^^^^^^
         says: Wait., sources: [study]}

Good:
    # _common.yaml
    cautions:
      - {id: tablets, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}

How to mend it:
    Let the caution hold for the worse answer, too. Where the order is another one, write `safer:` for the fact in the
    vocabulary: first, last, lower, higher, or neither.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
FOUND_BY = "proofs"
