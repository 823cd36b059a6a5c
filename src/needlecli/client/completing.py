"""What follows from the vocabulary without being said: questions that are not for this client, and `others: no`."""

from collections.abc import Mapping
from datetime import date

from needlecli.knowledge import OPERATORS, Fact, Pack
from needlecli.logic import NEVER, Answer, Choice, Flag, Kind, Local, Situation, Truth, evaluate


def complete(
    answers: Mapping[str, Answer | Local | None], pack: Pack, on: date, *, others: bool
) -> dict[str, Answer | Local]:
    """Add a no to questions that are not for this client and, with `others`, to all that were not mentioned.

    An answer of None was "unknown" in so many words, and stays unknown.
    """
    full = {name: answer for name, answer in answers.items() if answer is not None}
    now = Situation(on=on, answers=dict(full))
    for fact in pack.vocabulary.facts.values():
        if fact.id in answers:
            continue
        not_for_them = fact.only_when is not None and evaluate(fact.only_when, now) is Truth.NO
        if (others or not_for_them) and (denied := denial(fact)) is not None:
            full[fact.id] = denied
    return full


def denial(fact: Fact) -> Answer | None:
    """Give the answer "asked, and no"; None for facts that cannot be denied, such as an age."""
    match fact.kind:
        case Kind.FLAG:
            return Flag(yes=False)
        case Kind.DATED:
            return NEVER
        case Kind.CHOICE if fact.none:
            return Choice(frozenset({fact.none}), fact.none)
        case _:
            return None


def ordinary(fact: Fact) -> object:
    """Give the answer of an ordinary adult to a question that cannot be denied, as it is written in a record."""
    if fact.kind is Kind.CHOICE:  # no end of a scale; of two options the first
        return OPERATORS[-1] if OPERATORS[-1] in fact.options else fact.options[1 if len(fact.options) > 2 else 0]
    low, high = fact.bounds
    return round(low + (high - low) * 0.3)
