"""An area lies within itself, by way of the areas that it lies within.

Why it matters:
    The limit of an area also binds the areas within it. Where that goes round in a circle, no limit is the last.

Bad:
    # _vocabulary.yaml
    areas:
      face: {name: Face, within: cheeks}
                                 ^^^^^^
      cheeks: {name: Cheeks, within: face, limits: {needle: 2.0 mm, rf: 2.5 mm}, sources: [study]}
                                     ^^^^
      forehead: {name: Forehead, limits: {needle: 1.0 mm, rf: 1.5 mm}, sources: [study]}

Good:
    # _vocabulary.yaml
    areas:
      face: {name: Face}
      cheeks: {name: Cheeks, within: face, limits: {needle: 2.0 mm, rf: 2.5 mm}, sources: [study]}
      forehead: {name: Forehead, within: face, limits: {needle: 1.0 mm, rf: 1.5 mm}, sources: [study]}

How to mend it:
    Let `within` name the larger part of the body, and take it out of the largest.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
