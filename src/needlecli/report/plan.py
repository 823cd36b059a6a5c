"""A plan of treatments, as a page and as data: `needle.plan/1`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from needlecli.page import Block, Bullets, Heading, Item, Moment, Page, Stretch, Table, Text, Timeline
from needlecli.planning import Because, Plan, Visit, Wait
from needlecli.report.notices import WHO_DECIDES
from needlecli.report.words import join, short

SCHEMA = "needle.plan/1"
WORDS: Mapping[str, str] = {
    "minimum": "the least this variant needs",
    "usual": "as the trials did",
    "event-gap": "the least before an event",
    "first-treatment": "a first treatment",
    "follow-up": "the part of the treatment that follows the last needling",
}


def plan_page(plan: Plan) -> Page:
    """Write the days, what decides them, what else to keep away from them, and when results show."""
    return Page("plan", tuple(_blocks(plan)))


def _blocks(plan: Plan) -> Iterator[Block]:
    pack, client = plan.pack, plan.client
    name = short(pack, plan.option.variant.id)
    what = join(pack.vocabulary.concerns[wish.concern].name.lower() for wish in client.concerns)
    label = pack.common.pack
    ref = f"{client.ref}: " if client.ref else ""
    aside = f"from {client.on} · {label.id} {label.version} · {pack.digest[:8]}"
    yield Heading(f"{ref}{name} for {what}", 1, aside)
    yield _headline(plan)
    if plan.questions:
        missing = f"{len(plan.questions)} answers are" if len(plan.questions) > 1 else "1 answer is"
        yield Text(f"{missing} missing and may change these days or rule the treatment out: needle recommend.", "ask")
    if plan.visits:
        yield timeline(plan)
        yield Table(("Treatment", "On", "Back as a rule", "Back at the latest"), tuple(map(_row, plan.visits)))
    yield Heading("What decides the days")
    yield Bullets(tuple(_reasons(plan)))
    yield from _results(plan)
    yield from _waits(plan.waits)
    yield Bullets((Item(WHO_DECIDES, "quiet"),))


def _headline(plan: Plan) -> Text:
    """Say the whole plan in one or two sentences."""
    count = len(plan.visits)
    course = f"{plan.wanted} treatment{'s' if plan.wanted > 1 else ''}"
    if plan.stopped is not None:
        says = f"Only {count} of {course} can be planned: from {plan.stopped} on something stands against it"
        return Text(f"{says}; see needle recommend --on {plan.stopped}.", "wait")
    if plan.event is None and not plan.fits:
        return Text(f"Only {count} of {course} lie before the last day of the calendar.", "wait")
    if plan.event is None:
        return Text(f"{course}, {_apart(plan)}the first on {plan.earliest}, the last on {plan.visits[-1].on}.", "good")
    if plan.fits:
        left = (plan.event - plan.visits[-1].on).days
        more = "" if left >= plan.gap.usual else f"; {plan.gap.usual} are recommended"
        tone: Any = "good" if not more else "care"
        return Text(f"All {course} fit before {plan.event}: the last lies {left} days ahead{more}.", tone)
    fits = f"Only {count} of {course} fit" if count else f"No treatment fits: at least {plan.gap.least} days are needed"
    start = f"the course would have had to begin by {plan.latest_start}"
    if plan.latest_start is not None and plan.latest_start >= plan.client.on:
        start = f"the course would have to begin by {plan.latest_start}"
    instead = "" if count else " Offer topical care instead."
    return Text(f"{fits} before {plan.event}; {start}, or the event be on {plan.ready} or later.{instead}", "wait")


def _apart(plan: Plan) -> str:
    return f"{_time(plan.interval_days)} apart, " if plan.wanted > 1 else ""


def timeline(plan: Plan) -> Timeline:
    """Give the days of a plan on one line: treatments, the days out of sight after each, the event, results."""
    visits = tuple(Moment(v.on, f"treatment {v.number}", "strong") for v in plan.visits)
    event = (Moment(plan.event, "event", "good"),) if plan.event is not None else ()
    results = (Moment(plan.results[0], "judge the result", "quiet"),) if plan.results is not None else ()
    out = tuple(Stretch(v.on, v.back_at_latest, f"recovery {v.number}", "care") for v in plan.visits)
    held = (Stretch(plan.client.on, plan.earliest, "not yet permitted", "wait"),) * (plan.earliest > plan.client.on)
    kept: tuple[Stretch, ...] = ()
    if plan.event is not None and plan.gap.least:
        start = plan.event - timedelta(days=min(plan.gap.least - 1, (plan.event - date.min).days))
        kept = (Stretch(start, plan.event, "kept free before the event", "wait"),)
    moments = tuple(sorted((*visits, *event, *results), key=lambda one: one.day))
    told = "; ".join(f"{moment.label} on {moment.day}" for moment in moments)
    return Timeline("Days", moments, (*held, *out, *kept), f"{told}.")


def _row(visit: Visit) -> tuple[str, ...]:
    return str(visit.number), f"{visit.on:%a} {visit.on}", str(visit.back), str(visit.back_at_latest)


def _reasons(plan: Plan) -> Iterator[Item]:
    if plan.earliest > plan.client.on:
        yield Item(f"not before {plan.earliest}", "wait", tuple(_because(one) for one in plan.earliest_because))
    if plan.wanted > 1:
        usual = f"; {plan.interval_usual} is usual" if plan.interval_usual else ""
        inside = tuple(_because(one) for one in plan.interval_because)
        yield Item(f"{_time(plan.interval_days)} between treatments{usual}", "strong", inside)
    if plan.gap.because:
        head = f"{plan.gap.least} days before an event at least"
        head += f", {plan.gap.usual} if there is time" if plan.gap.usual > plan.gap.least else ""
        yield Item(head, "strong", tuple(_because(one) for one in plan.gap.because))
    counts = {str(c.indication.treatments): c for c in plan.option.courses if c.indication.treatments is not None}
    for text, of in counts.items():
        beyond = not of.indication.treatments or not (
            of.indication.treatments.low <= plan.wanted <= of.indication.treatments.high
        )
        says = f"{text} treatments are usual for {of.concern}" + (f"; {plan.wanted} are planned" if beyond else "")
        yield Item(f"{says}{_sources(of.indication.sources)}", "care" if beyond else "strong")


def _because(one: Because) -> Item:
    word = WORDS.get(one.by, one.by.replace("_", " "))
    first = one.by in ("minimum", "usual", "event-gap")
    text = f"{word}: {_time(one.days)}" if first else f"{word}: {_time(one.days)} more"
    unknown = ", until it is known not to apply" if one.open else ""
    says = f". {one.says}" if one.says else ""
    return Item(f"{text}{unknown}{says}{_sources(one.sources)}", "ask" if one.open else "plain")


def _sources(sources: Sequence[str]) -> str:
    shown = ", ".join(sources[:3]) + (f" and {len(sources) - 3} more" if len(sources) > 3 else "")
    return f" [{shown}]" if sources else ""


def _results(plan: Plan) -> Iterator[Block]:
    variant, items = plan.option.variant, []
    if plan.results is not None:
        first, last = plan.results
        items.append(Item(f"judge the result between {first} and {last}, not before", "strong"))
        if plan.event is not None and plan.visits and first > plan.event:
            items.append(Item("on the day of the event the skin is calm, but the result not yet final", "care"))
    if variant.maintenance is not None:
        items.append(Item(f"afterwards: {variant.maintenance.says}{_sources(variant.maintenance.sources)}"))
    if items:
        yield Heading("Results and after")
        yield Bullets(tuple(items))


def _waits(waits: Sequence[Wait]) -> Iterator[Block]:
    if not waits:
        return
    yield Heading("Other procedures on the same area")
    rows = tuple((one.name, _day(one.last_before), _day(one.first_after)) for one in waits)
    yield Table(("With", "Before the first: until", "After the last: from"), rows)


def _day(day: date | None) -> str:
    return "-" if day is None else str(day)


def _time(days: int) -> str:
    """Say a length of time in weeks where it is whole weeks from four on, else in days."""
    weeks, rest = divmod(days, 7)
    if rest or weeks < 4:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{weeks} weeks"


def plan_data(plan: Plan) -> Mapping[str, object]:
    """Give a plan as data."""
    pack, variant = plan.pack, plan.option.variant
    return {
        "schema": SCHEMA,
        "ref": plan.client.ref,
        "on": str(plan.client.on),
        "pack": {"id": pack.common.pack.id, "version": pack.common.pack.version, "sha256": pack.digest},
        "variant": variant.id,
        "concerns": [wish.concern for wish in plan.client.concerns],
        "event": _iso(plan.event),
        "fits": plan.fits,
        "treatments": {"wanted": plan.wanted, "planned": len(plan.visits)},
        "visits": [
            {"number": v.number, "on": str(v.on), "back": str(v.back), "back_at_latest": str(v.back_at_latest)}
            for v in plan.visits
        ],
        "interval_days": plan.interval_days,
        "interval_because": [_because_data(one) for one in plan.interval_because],
        "gap_days": {"least": plan.gap.least, "recommended": plan.gap.usual},
        "gap_because": [_because_data(one) for one in plan.gap.because],
        "earliest": str(plan.earliest),
        "earliest_because": [_because_data(one) for one in plan.earliest_because],
        "latest_start": _iso(plan.latest_start),
        "ready": str(plan.ready),
        "results": {"from": str(plan.results[0]), "to": str(plan.results[1])} if plan.results else None,
        "maintenance": variant.maintenance.says if variant.maintenance else None,
        "waits": [
            {
                "with": one.name,
                "last_before": _iso(one.last_before),
                "first_after": _iso(one.first_after),
                "says": one.says,
                "sources": list(one.sources),
            }
            for one in plan.waits
        ],
        "questions": list(plan.questions),
        "stopped": _iso(plan.stopped),
        "notices": [WHO_DECIDES],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else str(day)


def _because_data(one: Because) -> Mapping[str, object]:
    return {
        "by": one.by,
        "days": one.days,
        "until_answered": one.open,
        "says": one.says,
        "sources": list(one.sources),
    }
