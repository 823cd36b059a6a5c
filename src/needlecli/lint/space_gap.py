"""Somebody comes with a concern, is offered nothing, and is not told why.

No variant has a depth for the concern in one of its usual areas, or caps take every depth away, and neither a caution
nor an indication of grade X says what to do instead.

Why it matters:
    "Nothing" is an answer only with its reason. Without one the practitioner takes it for a gap in the files and treats
    as usual.

Bad:
    # _vocabulary.yaml
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks]}
      veins: {name: Broken veins, group: tone, usual_areas: [cheeks]}
      ^^^^^

Good:
    # _vocabulary.yaml
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks]}
      veins: {name: Broken veins, group: tone, usual_areas: [cheeks]}
    # pen.yaml
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, treatments: 3-6,
         interval: 4-6 weeks, sources: [study]}
      - {concern: veins, grade: X, says: Not treated by needling; a vascular laser is the usual way., sources: [study]}

How to mend it:
    Write an indication that offers something, or one of grade X that says where to go instead.
"""

from needlecli.source import Severity

SEVERITY = Severity.WARNING
FOUND_BY = "proofs"
