"""A key is not a plain word.

It is a number, a date, a truth value or nothing at all, or a list or mapping stands where a key should.

Why it matters:
    Readers of YAML do not agree on what such a key is, so what belongs to it may be lost.

Bad:
    # _common.yaml
    depths: {needle: {scars: {1: 0.5-0.8 mm}}, rf: {}}
                              ^

Good:
    # _common.yaml
    depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {}, sources: [study]}

How to mend it:
    Write the word that is meant. A key that has to look like a number goes in quotes.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
