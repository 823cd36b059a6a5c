"""What to ask before treating: open questions, gathered into those asked in one breath."""

from collections.abc import Iterator

from needlecli.advice import Question, Recommendation
from needlecli.knowledge import LEVELS
from needlecli.page import Block, Bullets, Heading, Item
from needlecli.report.words import variants

TOPICS = 8
NAMED = 4
COULD = {
    "contraindicated": "These could rule out",
    "defer": "These could postpone",
    "clearance": "These could need a physician's letter for",
    "adjust": "These could change the settings of",
}


def question_blocks(advice: Recommendation, *, everything: bool) -> Iterator[Block]:
    """List the topics to ask about, hardest consequence first."""
    topics: dict[str, list[Question]] = {}
    for question in advice.questions:
        topics.setdefault(question.group, []).append(question)
    if not topics:
        return
    shown = list(topics.items())[: None if everything else TOPICS]
    yield Heading(
        "Ask before treating",
        aside=f"{_count(len(advice.questions), 'answer')} open, in {_count(len(topics), 'question')}",
    )
    by_effect: dict[str, list[Item]] = {}
    for group, questions in shown:
        by_effect.setdefault(_effect(advice, questions), []).append(
            _topic(advice, group, questions, everything=everything)
        )
    items = [Item(effect, "ask", tuple(inside)) for effect, inside in by_effect.items()]
    if len(topics) > len(shown):
        items.append(Item(f"and {len(topics) - len(shown)} more questions: add --all", "quiet"))
    yield Bullets(tuple(items))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _effect(advice: Recommendation, questions: list[Question]) -> str:
    """Say what the hardest answer of a topic could do, and to which variants."""
    worst = min((q.worst for q in questions), key=LEVELS.index)
    decided = dict.fromkeys(v for q in questions if q.worst == worst for v in q.decides)
    names = variants(advice.pack, decided)
    return f"{COULD[worst]} {names[:1].lower() + names[1:] if names.startswith('All ') else names}"


def _topic(advice: Recommendation, group: str, questions: list[Question], *, everything: bool) -> Item:
    pack = advice.pack
    known = pack.vocabulary.groups.get(group)
    ask = known.ask if known and len(questions) > 1 else questions[0].question
    if any(question.when for question in questions):
        ask = " ".join(dict.fromkeys(f"When? {q.question}" for q in questions if q.when))
    facts = [q.fact for q in questions]
    named = facts if everything or len(facts) <= NAMED else facts[:NAMED]
    rest = "" if len(named) == len(facts) else f" and {len(facts) - len(named)} more"
    return Item(f"{ask} [{', '.join(named)}{rest}]", "plain")
