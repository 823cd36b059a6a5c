"""Two cautions that hold for one client ask for what cannot both be done.

One asks for no energy and the other for the lowest; they name different needles; the times of preparation have no
length in common. Or a single one takes away what the variant is: radiofrequency without energy.

Why it matters:
    The practitioner has to choose between two instructions, with the client in the chair.

Bad:
    # _common.yaml
    cautions:
      - {id: heat, level: adjust, when: {isotretinoin: yes, age: over 60}, says: No heat., adjust: {energy: none},
             ^^^^
         sources: [study]}
      - {id: dark, level: adjust, when: {skin_type: [V, VI]}, says: Little heat., adjust: {energy: lowest},
         sources: [study]}

Good:
    # _common.yaml
    cautions:
      - {id: heat, level: adjust, when: {isotretinoin: yes, age: over 60}, says: No heat., adjust: {energy: none},
         sources: [study]}
      - {id: dark, level: adjust, when: {skin_type: [V, VI], age: under 50}, says: Little heat.,
         adjust: {energy: lowest}, sources: [study]}

How to mend it:
    Bar the treatment where both hold, or have them agree. Of depths, passes and times the stricter one does for both.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
FOUND_BY = "proofs"
