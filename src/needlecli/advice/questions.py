"""What to ask next: the open facts that could change the answer, most decisive first."""

from collections.abc import Iterable

from needlecli.advice.recommendation import Finding, Option, Question
from needlecli.advice.verdict import Verdict
from needlecli.client import Client
from needlecli.knowledge import LEVELS, Level, Pack
from needlecli.logic import EVENT, Past

EVENT_QUESTION = "Is there an event coming up for which the skin must have settled? On which day?"
EVENT_GROUP = "event"


def open_questions(pack: Pack, client: Client, options: Iterable[Option]) -> tuple[Question, ...]:
    """List the open facts that could still change an option which is not ruled out, hardest consequence first."""
    worst: dict[str, Level] = {}
    decides: dict[str, dict[str, None]] = {}
    for option in options:
        if option.if_clear >= Verdict.CONTRAINDICATED:
            continue
        for finding in option.findings:
            for fact in finding.facts if _matters(finding) else ():
                level = finding.caution.level
                worst[fact] = min(level, worst.get(fact, level), key=LEVELS.index)
                decides.setdefault(fact, {})[option.variant.id] = None
    found = (_question(pack, client, fact, tuple(decides[fact]), worst[fact]) for fact in worst)
    known = list(pack.vocabulary.facts)
    return tuple(
        sorted(
            found,
            key=lambda q: (
                LEVELS.index(q.worst),
                -len(q.decides),
                _step(pack, q),
                known.index(q.fact) if q.fact in known else len(known),
            ),
        )
    )


def _matters(finding: Finding) -> bool:
    """Say whether an answer would change anything but a note."""
    return finding.caution.level != "note" and not finding.cleared


def _question(pack: Pack, client: Client, name: str, decides: tuple[str, ...], worst: Level) -> Question:
    if name == EVENT:
        return Question(EVENT, EVENT_GROUP, EVENT_QUESTION, decides, worst)
    fact = pack.vocabulary.facts[name]
    when = isinstance(client.answers.get(name), Past)
    return Question(name, fact.group, fact.question, decides, worst, when)


def _step(pack: Pack, question: Question) -> int:
    group = pack.vocabulary.groups.get(question.group)
    return group.step if group else 9
