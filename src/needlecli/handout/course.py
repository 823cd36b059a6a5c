"""How many treatments, how far apart, when to judge the result: as the pack says, and as it was planned."""

from collections.abc import Iterator
from datetime import date

from needlecli.advice import Course, Option
from needlecli.handout.document import Section
from needlecli.handout.steps import said
from needlecli.handout.treatment import rows
from needlecli.knowledge import Pack, Statement
from needlecli.page import Block, Bullets, Item, Moment, Stretch, Table, Text, Timeline
from needlecli.pictures import long_day
from needlecli.planning import Plan

NOT_FOR_CLIENTS = frozenset({"us-status", "skill", "event", "sessions"})
"""Expectations that speak to the practitioner, or that this section tells with the figures of the variant."""


def course(
    pack: Pack, option: Option, plan: Plan | None = None, day: date | None = None, event: date | None = None
) -> Section:
    """Say the course of treatments for every concern that is treated, then the days that are planned."""
    treated = {row.concern for row in rows(option)}
    courses = [course for course in option.courses if course.concern in treated]
    blocks: list[Block] = [_table(pack, courses)]
    if plan is not None:
        blocks += _planned(plan)
    elif day is not None and event is not None:
        blocks += _close(option, day, event)
    blocks.append(Bullets(tuple(Item(text) for text in _sentences(pack, option, plan, treated))))
    return Section("course", "How many treatments, and when to judge the result", tuple(blocks))


def _table(pack: Pack, courses: list[Course]) -> Table:
    lines = tuple(
        (
            pack.vocabulary.concerns[one.concern].name,
            str(one.indication.treatments or "ask us"),
            str(one.interval or "ask us"),
            f"{one.indication.results} after the last treatment" if one.indication.results else "ask us",
        )
        for one in courses
    )
    return Table(("For", "Treatments", "Time between them", "When to judge the result"), lines)


def _close(option: Option, day: date, event: date) -> Iterator[Text]:
    """Say when the event comes sooner after the treatment than the variant asks for."""
    gap, days = option.variant.event, (event - day).days
    if gap is not None and days < gap.minimum.days:
        says = f"Your event is {days} days after this treatment. We leave {gap.minimum} at least as a rule."
        yield Text(f"{says} Your skin may still show the treatment.", "care")


def _planned(plan: Plan) -> Iterator[Block]:
    lines = tuple((str(v.number), long_day(v.on), long_day(v.back), long_day(v.back_at_latest)) for v in plan.visits)
    if lines:
        columns = ("Treatment", "Day", "Usually back", "Back at the latest")
        yield Table(columns, lines)
        yield timeline(plan)
    if not plan.fits:
        yield Text(f"{len(plan.visits)} of {plan.wanted} treatments fit in before the event.", "care")


def timeline(plan: Plan) -> Timeline:
    """Put the visits, the days out of sight, the result and the event on one line of time."""
    short = plan.option.variant.short
    moments = [Moment(visit.on, f"treatment {visit.number} ({short})") for visit in plan.visits]
    stretches = [Stretch(v.on, v.back_at_latest, "the skin may show the treatment", "care") for v in plan.visits]
    if plan.event is not None:
        moments.append(Moment(plan.event, "your event", "strong"))
    if plan.results is not None:
        stretches.append(Stretch(*plan.results, "time to judge the result", "good"))
    said_days = [f"{long_day(m.day)}: {m.label}." for m in moments]
    said_days += [f"{long_day(s.first)} to {long_day(s.last)}: {s.label}." for s in stretches]
    return Timeline("Your treatments on one line of time", tuple(moments), tuple(stretches), " ".join(said_days))


def _sentences(pack: Pack, option: Option, plan: Plan | None, treated: set[str]) -> Iterator[str]:
    variant = option.variant
    downtime = variant.downtime
    yield f"Plan {downtime.range} out of sight after each treatment; it is usually {downtime.typical}."
    if variant.event is not None:
        gap = variant.event
        yield f"Before a big day leave {gap.recommended} after the last treatment, and never less than {gap.minimum}."
        if gap.first_time_add is not None:
            yield f"Leave {gap.first_time_add} more if it is your first time, or for skin types IV to VI."
    if plan is None and variant.minimum_interval is not None:
        yield f"The same area is never treated again sooner than after {variant.minimum_interval.is_}."
    if variant.maintenance is not None:
        yield f"Afterwards, to keep the result: {variant.maintenance.says}"
    groups: set[str] = {pack.vocabulary.concerns[concern].group for concern in treated}
    yield from (said(s) for s in pack.common.expectations if _concerns(pack, option, s, groups))


def _concerns(pack: Pack, option: Option, statement: Statement, groups: set[str]) -> bool:
    """Say whether an expectation is for this client: one about a variant or a kind of concern only if it is theirs."""
    if statement.topic in NOT_FOR_CLIENTS or statement.mark == "unverified":
        return False
    if statement.topic in pack.variants:
        return statement.topic == option.variant.id
    if statement.topic in {concern.group for concern in pack.vocabulary.concerns.values()}:
        return statement.topic in groups
    return True
