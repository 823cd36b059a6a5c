"""The practitioner's own choices: options that a caution bars are struck out before anything is held."""

from dataclasses import replace

from needlecli.advice.recommendation import Struck
from needlecli.knowledge import Pack, Variant
from needlecli.logic import Answer, Choice, Situation, Truth, evaluate, named_facts


def strike(
    pack: Pack, variant: Variant, now: Situation
) -> tuple[tuple[Struck, ...], dict[str, Answer], frozenset[str]]:
    """Try each option of the practitioner's open choices: those a bar rules out are struck, the others stay possible.

    Where every option is barred none is struck: the bars themselves are given, and they hold whatever is chosen.
    """
    bars = [c for c in pack.cautions_by_variant[variant.id] if c.level == "contraindicated"]
    struck: list[Struck] = []
    left: dict[str, Answer] = {}
    closed: set[str] = set()
    for fact in pack.vocabulary.chosen:
        concerned = [c for c in bars if fact.id in named_facts(c.when)]
        if not concerned or fact.id in now.answers:
            continue
        barred = {
            option: caution
            for option in fact.options
            for caution in concerned
            if evaluate(caution.when, choosing(now, fact.id, Choice(frozenset({option}), fact.none))) is Truth.YES
        }
        if barred and len(barred) < len(fact.options):
            struck.extend(Struck(fact.id, option, caution.id) for option, caution in barred.items())
            left[fact.id] = Choice(frozenset(fact.options) - barred.keys(), fact.none)
        elif barred:
            closed.update(caution.id for caution in barred.values())
    return tuple(struck), left, frozenset(closed)


def choosing(now: Situation, fact: str, choice: Choice) -> Situation:
    """Give the situation in which this was chosen."""
    return replace(now, answers={**now.answers, fact: choice})
