"""The steps of care for the client: before, what to expect, what to do and avoid after, what to use, when to call."""

from collections.abc import Iterable, Iterator
from datetime import date

from needlecli.handout.document import Section
from needlecli.handout.recovery import recovery
from needlecli.handout.topics import joined, topic
from needlecli.handout.when import after_dates, after_words, before_date, before_words
from needlecli.knowledge import Care, Pack, RedFlag, Statement, Step
from needlecli.page import Block, Bullets, Item, Table, Text

PRACTITIONERS = frozenset({"booking"})
"""Steps that are told with the course instead, where the variant has a gap before events of its own."""

COUNTED = "Day 0 is the day of your treatment. Hours count from the hour of your treatment."


def before(care: Care, day: date | None, *, numbing: bool, gap: bool) -> Section:
    """Say what to do and leave before the treatment, longest ahead first."""
    kept = [s for s in care.before if (numbing or s.topic != "numbing") and not (gap and s.topic in PRACTITIONERS)]
    kept.sort(key=lambda step: -step.from_.days)
    lines = tuple((before_words(s.from_), *((before_date(s.from_, day),) if day else ()), s.says) for s in kept)
    columns = ("When", *(("Dates",) if day else ()), "What to do")
    return Section("before", "Before your treatment", (Table(columns, lines),) if lines else ())


def expect(care: Care, day: date | None) -> Section:
    """Say what may be seen and felt day by day, as a picture and as a table."""
    steps = sorted(care.expect, key=lambda step: (step.from_.days, step.to.days if step.to else 9999.0))
    lines = tuple((*_when(step, day), step.says) for step in steps)
    columns = ("When", *(("Dates",) if day else ()), "What you may see or feel")
    blocks: list[Block] = [Text(f"Everyone heals at their own pace. This is the usual course. {COUNTED}")]
    blocks += [Table(columns, lines)] if lines else []
    if (strip := recovery(care)) is not None:
        blocks.append(strip)
    return Section("expect", "What to expect, day by day", tuple(blocks))


def after(care: Care, day: date | None) -> Section:
    """Say what to do and avoid after the treatment."""
    return Section("after", "What to do and avoid afterwards", _table(care.after, day, use=False))


def use(pack: Pack, care: Care, day: date | None) -> Section:
    """Say what to put on the skin, and name products only as what they are: one practitioner's experience."""
    lead = Text("Use only what your clinic gave you or agreed with you. Add one new product at a time.")
    named = [s for s in pack.common.practice if s.topic.startswith("kit-") and s.mark == "experience"]
    plain = [s for s in pack.common.practice if s.topic == "hyaluronic-acid"]
    blocks: list[Block] = [lead, *_table(care.after, day, use=True)]
    blocks += [Bullets(tuple(Item(said(s)) for s in plain))] if plain else []
    if named:
        blocks.append(Text("Products by name: one practitioner's experience, not a test", "strong"))
        blocks.append(Bullets(tuple(Item(s.says) for s in named)))
        blocks += [Text(s.says) for s in pack.common.practice if s.topic == "disclosure"]
    return Section("use", "What to use", tuple(blocks))


def said(statement: Statement) -> str:
    """Give a statement, marked where it is one person's experience."""
    return f"One practitioner's experience: {statement.says}" if statement.mark == "experience" else statement.says


def call(flags: Iterable[RedFlag], telephone: str) -> Section:
    """Say for which signs to call, when they come, and what to do at once."""
    lines = tuple((_sentence(f.sign), _sentence(f.when or "any time"), _sentence(f.do)) for f in flags)
    number = f"Our number: {telephone}." if telephone else "Our number stands at the top of this sheet."
    lead = Text(f"Call us at once if you see one of these signs. {number} In an emergency do not wait for us.", "stop")
    return Section("call", "When to call", (lead, Table(("What you notice", "When", "What to do"), lines)))


def _table(steps: Iterable[Step], day: date | None, *, use: bool) -> tuple[Block, ...]:
    lines = tuple(
        (words, *_when(step, day), step.says)
        for words, under in joined(step for step in steps if topic(step.topic).use is use)
        for step in under
    )
    columns = ("What", "When", *(("Dates",) if day else ()), "What to do")
    return (Table(columns, lines),) if lines else ()


def _when(step: Step, day: date | None) -> Iterator[str]:
    yield after_words(step.from_, step.to)
    if day is not None:
        yield after_dates(step.from_, step.to, day)


def _sentence(text: str) -> str:
    plain = text.strip()
    return f"{plain[:1].upper()}{plain[1:]}"
