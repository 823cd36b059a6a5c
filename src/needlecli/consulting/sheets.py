"""Which facts are asked about together: a sheet is a list of things to tick, as on a paper form."""

from collections.abc import Iterator, Sequence

from needlecli.advice import Question
from needlecli.knowledge import Fact, Pack
from needlecli.logic import Kind

MOST = 10
"""Topics share a sheet as long as it holds no more things to tick than this; one topic is never torn apart."""


def ticked(fact: Fact) -> bool:
    """Say whether a fact can be ticked in a list: it is so, or it is not."""
    return fact.kind in (Kind.FLAG, Kind.DATED) or (fact.kind is Kind.CHOICE and bool(fact.none))


def lay(pack: Pack, questions: Sequence[Question]) -> tuple[tuple[str, ...], ...]:
    """Lay open questions out on sheets, topic by topic, the most decisive first.

    What the practitioner answers never stands among what the client does, and what cannot be ticked stands on no sheet.
    """
    sheets: list[tuple[str, ...]] = []
    room, by = 0, ""
    for who, facts in _topics(pack, questions):
        if len(facts) > room or who != by:
            sheets.append(())
            room = MOST
        sheets[-1] += facts
        room, by = room - len(facts), who
    return tuple(sheets)


def _topics(pack: Pack, questions: Sequence[Question]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what can be ticked of each topic, in the order of the vocabulary, with who answers."""
    words = pack.vocabulary
    asked = {question.fact for question in questions}
    for group in dict.fromkeys(question.group for question in questions):
        facts = tuple(f.id for f in words.facts.values() if f.group == group and f.id in asked and ticked(f))
        if facts:
            yield words.groups[group].by if group in words.groups else "client", facts
