"""A variant and a client in, the days of a course out: counted back from an event, and never before it is permitted.

Where there is time the last treatment lies so far before the event that results show, as a rule 12 weeks; where there
is less, treatments begin as early as they may; what does not fit is left out and said.
"""

from datetime import date

from needlecli.advice import Option, Recommendation, Verdict, recommend
from needlecli.client import Client
from needlecli.knowledge import Pack
from needlecli.planning.plan import Because, Gap, Plan, Refused, Visit, Wait
from needlecli.planning.spacing import days_of, gap, interval, later

NOT_APART = "the pack does not say how far apart the treatments must be"
TRIES = 60
"""How many windows are waited out, one after the other."""


def make_plan(
    pack: Pack, client: Client, variant: str, treatments: int | None = None, start: date | None = None
) -> Plan | Refused:
    """Plan a course with a variant; `treatments` stands for the least number the evidence gives, if not stated.

    A course with a `start` begins on that day, or on the first day it is permitted if that is later.

    Nothing is planned where the variant is ruled out, or held up by anything but a date that is known.
    """
    advice, waited = _when_permitted(pack, client, variant)
    option = _option(advice, variant)
    refusal = _refusal(option)
    if refusal is not None:
        return Refused(pack, client, option, *refusal)
    earliest, wanted = advice.client.on, treatments or course(option)
    apart, usual, why_apart = interval(option)
    if wanted > 1 and not apart:
        return Refused(pack, client, option, (NOT_APART,), "plan one treatment: --treatments 1")
    whole, settling = gap(pack, option, client, wanted), _settling(option) if start is None else None
    first, space = max(start or earliest, earliest), whole
    days = _days(client.event, first, wanted, apart, (space, settling))
    if len(days) == 1 < wanted:  # it would be the first treatment, close to the event
        alone = gap(pack, option, client, 1)
        days = _days(client.event, first, 1, apart, (alone, settling))
        space = space if days else alone
    stopped = _stopped(pack, client, variant, days)
    days = [day for day in days if stopped is None or day < stopped]
    last = later(first, (wanted - 1) * apart)
    return Plan(
        pack=pack,
        client=client,
        option=option,
        wanted=wanted,
        visits=tuple(_visit(number, day, option) for number, day in enumerate(days, 1)),
        interval_days=apart,
        interval_usual=usual,
        interval_because=why_apart,
        earliest=earliest,
        earliest_because=waited,
        ready=later(last, whole.least),
        gap=space,
        event=client.event,
        latest_start=later(client.event, -whole.least - (wanted - 1) * apart) if client.event else None,
        results=_results(option, days),
        waits=tuple(_waits(pack, variant, days)),
        stopped=stopped,
        questions=tuple(question.fact for question in advice.questions if variant in question.decides),
    )


def course(option: Option) -> int:
    """Give the number of treatments that the evidence gives at least, for the concern that takes the most."""
    counts = [c.indication.treatments.low for c in option.courses if c.indication.treatments is not None]
    return max(1, *counts) if counts else 1


def _when_permitted(pack: Pack, client: Client, variant: str) -> tuple[Recommendation, tuple[Because, ...]]:
    """Wait out every window that closes on a known day; give the advice for the first day on which none is left."""
    waited: dict[str, Because] = {}
    if client.event is not None:  # how near it may be is for the gap to say, and does not put off the first day
        client = client._replace(event=None, event_known=True)
    advice = recommend(pack, client)
    for _ in range(TRIES):
        option, on = _option(advice, variant), advice.client.on
        if option.verdict is not Verdict.DEFER or option.until is None or option.ongoing or option.until <= on:
            break
        for finding in option.findings:
            if finding.fired and finding.until is not None and finding.caution.level == "defer":
                c = finding.caution
                waited[c.id] = Because(c.id, (finding.until - client.on).days, c.says, c.sources)
        advice = recommend(pack, client._replace(on=option.until))
    return advice, tuple(waited.values())


def _stopped(pack: Pack, client: Client, variant: str, days: list[date]) -> date | None:
    """Give the first of some days on which the treatment is not permitted: some cautions begin to hold late."""
    for day in days:
        if not _option(recommend(pack, client._replace(on=day)), variant).verdict.treatable:
            return day
    return None


def _option(advice: Recommendation, variant: str) -> Option:
    return next(option for option in advice.options if option.variant.id == variant)


def _refusal(option: Option) -> tuple[tuple[str, ...], str] | None:
    """Say what stands in the way of any plan, and what would undo it."""
    fired = {level: [f.caution for f in option.findings if f.fired and not f.cleared and f.caution.level == level]
             for level in ("contraindicated", "defer", "clearance")}  # fmt: skip
    match max(option.verdict, option.if_clear):
        case Verdict.CONTRAINDICATED:
            return tuple(c.says for c in fired["contraindicated"]), "it is undone only where the ground for it is gone"
        case Verdict.NOT_INDICATED | Verdict.NOT_AVAILABLE:
            return tuple(reason.says for reason in option.reasons), "see needle recommend for what suits instead"
        case Verdict.DEFER:
            return tuple(c.says for c in fired["defer"]), "no day can be told yet: plan when what holds it up is over"
        case Verdict.NEEDS_CLEARANCE:
            says = tuple(c.says for c in fired["clearance"])
            names = " ".join(f"--cleared {c.id}" for c in fired["clearance"] if c.adjust.max_depth_uncleared is None)
            return says, f"once a physician has agreed in writing: {names}" if names else "a physician must agree first"
        case _ if not option.courses:
            return ("there is no concern to treat",), "name one with --concern"
        case _:
            return None


def _settling(option: Option) -> int:
    """Give the days after which results show, as far as the evidence says."""
    found = [c.indication.results.low for c in option.courses if c.indication.results is not None]
    return max((days_of(one) for one in found), default=0)


def _days(event: date | None, first: date, wanted: int, apart: int, times: tuple[Gap, int | None]) -> list[date]:
    """Set the days: counted back from the event if there is time, else from the first day there may be.

    With a first day that is set, which is to have no time to settle, nothing is counted back.
    """
    space, settling = times
    if event is None:
        return [day for n in range(wanted) if (day := later(first, n * apart)) < date.max]
    if settling is not None:
        first = max(first, later(event, -max(space.usual, settling) - (wanted - 1) * apart))
    days = [later(first, n * apart) for n in range(wanted)]
    return [day for day in days if day <= later(event, -space.least)]


def _visit(number: int, on: date, option: Option) -> Visit:
    downtime = option.variant.downtime
    return Visit(number, on, later(on, days_of(downtime.typical)), later(on, days_of(downtime.range.high)))


def _results(option: Option, days: list[date]) -> tuple[date, date] | None:
    found = [c.indication.results for c in option.courses if c.indication.results is not None]
    if not found or not days:
        return None
    low, high = max(days_of(one.low) for one in found), max(days_of(one.high) for one in found)
    return later(days[-1], low), later(days[-1], high)


def _waits(pack: Pack, variant: str, days: list[date]) -> list[Wait]:
    """Say between which days other procedures would come too close to the course."""
    if not days:
        return []
    found = []
    for one in pack.common.combining:
        before, after = one.before_by.get(variant, one.before), one.after_by.get(variant, one.after)
        last = later(days[0], -days_of(before)) if before is not None else None
        first = later(days[-1], days_of(after)) if after is not None else None
        found.append(Wait(one.with_, last, first, one.says, one.sources))
    return found
