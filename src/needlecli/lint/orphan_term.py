"""A word of the vocabulary is declared and used by nothing.

That is a fact no condition looks at, a group of questions without a question, a concern no variant says anything about,
or an area that is never treated, holds no other area, and is named by no condition.

Why it matters:
    A fact that decides nothing is still asked of every client. A concern that nobody treats leads a client to an empty
    answer.

Bad:
    # _vocabulary.yaml
    groups:
      safety: {step: 1, ask: Anything to know?}
      habits: {step: 5, ask: What are your habits?}
      ^^^^^^
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      ^^^^^^^^^
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound?, local: true}
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks]}
      lines: {name: Lines, group: rejuvenation, usual_areas: [cheeks, forehead]}
      ^^^^^
    # _common.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes, area: face}, says: Wait until it has healed., sources: [study]}

Good:
    # _vocabulary.yaml
    groups:
      safety: {step: 1, ask: Anything to know?}
    facts:
      pregnancy: {name: Pregnancy, kind: flag, group: safety, question: Are you pregnant?}
      wound: {name: Wound, kind: flag, group: safety, question: Is there a wound?, local: true}
    concerns:
      scars: {name: Scars, group: scars, usual_areas: [cheeks], synonyms: [marks]}
    # _common.yaml
    cautions:
      - {id: wound, level: defer, when: {wound: yes, area: face}, says: Wait until it has healed., sources: [study]}
      - {id: pregnancy, level: contraindicated, when: {pregnancy: yes}, says: Never., sources: [study]}

How to mend it:
    Write the caution or the indication that was meant, or take the word out.
"""

from collections.abc import Iterator

from needlecli.knowledge import Pack
from needlecli.lint._lot import Found, Lot
from needlecli.lint._terms import written_terms
from needlecli.logic import EVENT, PLANNED_DEPTH, Condition, InArea, leaves, named_facts
from needlecli.source import Severity, at

SEVERITY = Severity.WARNING
WHOLE = True  # a word that these files do not use may be used by those beside them
USED_BY_ITSELF = ("operator", "sex", PLANNED_DEPTH, EVENT)
"""Facts that the answer draws on without any caution: who treats, whose skin is drawn, how deep, and for when."""


def in_pack(lot: Lot) -> Iterator[Found]:
    """Look for what nothing uses, where nothing outside the files under check can use it."""
    if not any(True for _ in written_terms(lot, "facts")):
        return
    used = _used(lot.pack)
    why = {
        "groups": "no fact is asked about in it",
        "facts": "no condition looks at it",
        "concerns": "no variant says anything about it",
        "areas": "it is never treated, holds no other area, and no condition names it",
    }
    for section, unused in why.items():
        for name, document in written_terms(lot, section):
            if name not in used[section]:
                where = at(document, (section, name), key=True)
                yield Found(where, f"nothing uses {name}: {unused}", "use it, or take it out")


def _used(pack: Pack) -> dict[str, set[str]]:
    words = pack.vocabulary
    conditions = [caution.when for caution in pack.cautions.values()]
    conditions += [fact.only_when for fact in words.facts.values() if fact.only_when is not None]
    return {
        "groups": {fact.group for fact in words.facts.values()},
        "facts": {*USED_BY_ITSELF, *(name for condition in conditions for name in named_facts(condition))},
        "concerns": {i.concern for variant in pack.variants.values() for i in variant.indications},
        "areas": {
            *(name for name, area in words.areas.items() if area.limits),
            *(area.within for area in words.areas.values()),
            *(name for condition in conditions for name in _areas(condition)),
        },
    }


def _areas(condition: Condition) -> Iterator[str]:
    return (area for leaf in leaves(condition) if isinstance(leaf, InArea) for area in leaf.areas)
