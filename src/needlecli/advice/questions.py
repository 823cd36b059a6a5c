"""What to ask next: the open facts that could change the answer, most decisive first."""

from collections.abc import Iterable

from needlecli.advice.asking import matters
from needlecli.advice.recommendation import Finding, Option, Question
from needlecli.advice.verdict import Verdict
from needlecli.client import Client
from needlecli.knowledge import LEVELS, Level, Pack
from needlecli.logic import EVENT, Past

EVENT_QUESTION = "Is there an event coming up for which the skin must have settled? On which day?"
EVENT_GROUP = "event"


def open_questions(pack: Pack, client: Client, options: Iterable[Option]) -> tuple[Question, ...]:
    """List the open facts that could still change an option which is not ruled out, hardest consequence first."""
    still = (option for option in options if option.if_clear < Verdict.CONTRAINDICATED)
    asked = in_order_of_weight(
        pack,
        (
            (fact, finding.caution.level, option.variant.id)
            for option in still
            for finding in option.findings
            for fact in (finding.facts if _matters(finding) else ())
        ),
    )
    return tuple(_question(pack, client, fact, decides, worst) for fact, decides, worst in asked)


def in_order_of_weight(
    pack: Pack, stakes: Iterable[tuple[str, Level, str]]
) -> tuple[tuple[str, tuple[str, ...], Level], ...]:
    """Put open facts in the order they are asked: each with the variants it decides, and its hardest consequence.

    A stake is a fact, the level of a caution it decides, and the variant that caution is about.
    """
    worst: dict[str, Level] = {}
    decides: dict[str, dict[str, None]] = {}
    for fact, level, variant in stakes:
        worst[fact] = min(level, worst.get(fact, level), key=LEVELS.index)
        decides.setdefault(fact, {})[variant] = None
    places = {name: place for place, name in enumerate(pack.vocabulary.facts)}
    worst = {fact: level for fact, level in worst.items() if askable(pack, fact)}
    order = sorted(
        worst, key=lambda fact: weight(pack, fact, worst[fact], len(decides[fact]), places.get(fact, len(places)))
    )
    return tuple((fact, tuple(decides[fact]), worst[fact]) for fact in order)


def askable(pack: Pack, fact: str) -> bool:
    """Say whether the vocabulary has a question for an open fact: it need not have one for the depth planned."""
    return fact == EVENT or fact in pack.vocabulary.facts


def weight(pack: Pack, fact: str, worst: Level, decides: int, place: int) -> int:
    """Give the weight of an open fact as one number, the least to be asked first.

    The level it may bring comes first, then for how many variants it decides, then when in a visit it is asked, then
    its place in the vocabulary.
    """
    number = LEVELS.index(worst)
    for more, room in ((len(pack.variants) - decides, len(pack.variants) + 1), (_step(pack, fact), 100)):
        number = number * room + more
    return number * (len(pack.vocabulary.facts) + 1) + place


def _matters(finding: Finding) -> bool:
    """Say whether an answer would change anything but a note."""
    return finding.caution.level != "note" and matters(finding.caution, cleared=finding.cleared)


def _question(pack: Pack, client: Client, name: str, decides: tuple[str, ...], worst: Level) -> Question:
    if name == EVENT:
        return Question(EVENT, EVENT_GROUP, EVENT_QUESTION, decides, worst)
    fact = pack.vocabulary.facts[name]
    when = isinstance(client.answers.get(name), Past)
    return Question(name, fact.group, fact.question, decides, worst, when)


def _step(pack: Pack, fact: str) -> int:
    group = pack.vocabulary.groups.get(EVENT_GROUP if fact == EVENT else pack.vocabulary.facts[fact].group)
    return group.step if group else 9
