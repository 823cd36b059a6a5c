"""Nobody has confirmed yet what a case expects.

Such cases are written by `needle recommend … --save-case FILE`. They are not run until a person has read them.

Why it matters:
    What was saved is what the protocol files said that day, right or wrong. Unread, the case would only show that
    nothing has changed, and keep a mistake in place.

Bad:
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Acne scars and nothing else
        confirmed: no
                   ^^
        client:
          concerns: [scars]
          others: no
        expect:
          cautions: []

Good:
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: Acne scars and nothing else
        client:
          concerns: [scars]
          others: no
        expect:
          cautions: []

How to mend it:
    Read what the case expects against the sources, correct what is wrong, leave out what does not matter, give it a
    name that says what it shows, and remove the line `confirmed: no`.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
