"""The practitioner's own choices: options that a caution bars are struck out before anything is held."""

from needlecli.advice.recommendation import Struck
from needlecli.knowledge import Pack, Variant
from needlecli.logic import Answer, Choice, Situation, Truth, evaluate


def strike(
    pack: Pack, variant: Variant, now: Situation
) -> tuple[tuple[Struck, ...], dict[str, Answer], frozenset[str]]:
    """Try each option of the practitioner's open choices: those a bar rules out are struck, the others stay possible.

    Where every option is barred none is struck: the bars themselves are given, and they hold whatever is chosen.
    """
    struck: list[Struck] = []
    left: dict[str, Answer] = {}
    closed: set[str] = set()
    for fact, concerned in pack.bars_on_choices[variant.id]:
        if fact.id in now.answers:
            continue
        options = {option: choosing(now, fact.id, Choice(frozenset({option}), fact.none)) for option in fact.options}
        barred = {
            option: caution
            for option, then in options.items()
            for caution in concerned
            if evaluate(caution.when, then) is Truth.YES
        }
        if barred and len(barred) < len(fact.options):
            struck.extend(Struck(fact.id, option, caution.id) for option, caution in barred.items())
            left[fact.id] = Choice(frozenset(fact.options) - barred.keys(), fact.none)
        elif barred:
            closed.update(caution.id for caution in barred.values())
    return tuple(struck), left, frozenset(closed)


def choosing(now: Situation, fact: str, choice: Choice) -> Situation:
    """Give the situation in which this was chosen."""
    answers = {**now.answers, fact: choice}
    return Situation(now.on, answers, now.concerns, now.area, now.event, now.event_known, now.offered)
