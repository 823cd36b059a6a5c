"""A case speaks of a caution that was never held against its client.

That is so when none of the variants the case looks at has the caution, or when no area was looked at.

Why it matters:
    A case that rules out a caution passes by accident where the caution could not come up at all, and goes on passing
    when the caution breaks.

Bad:
    # _common.yaml
    cautions:
      - {id: age-under-18, level: contraindicated, when: {age: under 18}, says: Do not treat., sources: [study]}
      - id: pregnancy
        level: contraindicated
        when: {pregnancy: yes}
        except: [pen]
        says: Do not treat.
        sources: [study]
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: A grown woman who is not pregnant
        client:
          concerns: [scars]
          others: no
          facts: {age: 34}
        expect:
          cautions: {exclude: [pregnancy]}
                               ^^^^^^^^^

Good:
    # _common.yaml
    cautions:
      - {id: age-under-18, level: contraindicated, when: {age: under 18}, says: Do not treat., sources: [study]}
      - {id: pregnancy, level: contraindicated, when: {pregnancy: yes}, says: Do not treat., sources: [study]}
    # cases/scars.yaml
    on: 2026-11-22
    cases:
      - name: A grown woman who is not pregnant
        client:
          concerns: [scars]
          others: no
          facts: {age: 34}
        expect:
          cautions: {exclude: [pregnancy]}

How to mend it:
    Add a variant that has the caution to the case's `variants`, give the client an area that can be treated, or leave
    the caution out.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
