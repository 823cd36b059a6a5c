"""How far apart treatments are, and how long before an event the last one: the stricter figure until all is known."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import ceil

from needlecli.advice import Option, every
from needlecli.client import Client
from needlecli.knowledge import EventGap, Pack
from needlecli.logic import Choice, Duration, EventWithin, Local, Period, Truth, leaves
from needlecli.planning.plan import Because, Gap

STOPS = ("contraindicated", "defer", "clearance")
"""Levels that stand against a treatment, rather than change it."""


def days_of(time: Duration) -> int:
    """Give a length of time in whole days, rounded up: a month counts 31 days, so that no plan is too dense."""
    return time.amount * 31 if time.unit == "month" else ceil(time.days)


def later(day: date, days: int) -> date:
    """Give a day so many days later, or earlier; the first or the last day there is where it lies beyond."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def interval(option: Option) -> tuple[int, Period | None, tuple[Because, ...]]:
    """Give the days between two treatments, the usual range, and what makes it so.

    It is the longest of the concerns and the variant's own minimum, lengthened by the longest addition of a caution
    that fires or may fire.
    """
    variant, usual = option.variant, [c.indication.interval for c in option.courses if c.indication.interval]
    longest = max(usual, key=lambda period: period.low.days, default=None)
    grounds = []
    if variant.minimum_interval is not None:
        least = variant.minimum_interval
        grounds.append(Because("minimum", days_of(least.is_), least.says, least.sources))
    if longest is not None:
        of = next(c.indication for c in option.courses if c.indication.interval == longest)
        grounds.append(Because("usual", days_of(longest.low), f"{longest} is usual for {of.concern}", of.sources))
    base = max(grounds, key=lambda one: one.days, default=Because("minimum", 0))
    added = max(_added(option), key=lambda one: (one.days, not one.open), default=None)
    because = (base, added) if added is not None else (base,)
    return sum(one.days for one in because), longest, because


def _added(option: Option) -> Iterator[Because]:
    for finding in option.findings:
        caution, more = finding.caution, finding.caution.adjust.interval_add
        if more is not None:
            yield Because(caution.id, days_of(more), caution.says, caution.sources, open=not finding.fired)


def gap(pack: Pack, option: Option, client: Client, treatments: int) -> Gap:
    """Give the days before an event: longer where the treatment before it is the first, and for some skins.

    A caution that bars or puts off a treatment because an event is near keeps the last one out of its window, too.
    """
    own = _written(option, client, treatments)
    found = max(_windows(pack, option, client), key=lambda one: one.days, default=None)
    if found is None or found.days <= own.least:
        return own
    more = found._replace(days=found.days - own.least)
    return Gap(found.days, max(own.usual, found.days), (*own.because, more))


def _windows(pack: Pack, option: Option, client: Client) -> Iterator[Because]:
    """Give the days before an event in which a caution would stand, or may stand, against a treatment."""
    near = client._replace(event=client.on, event_known=True)
    for held in every(pack, option.variant, near):
        caution = held.caution
        windows = [days_of(leaf.window) for leaf in leaves(caution.when) if isinstance(leaf, EventWithin)]
        if windows and caution.level in STOPS and held.truth is not Truth.NO and not held.cleared:
            yield Because(caution.id, max(windows), caution.says, caution.sources, held.truth is Truth.UNKNOWN)


def _written(option: Option, client: Client, treatments: int) -> Gap:
    """Give what the variant itself asks for."""
    written = option.variant.event
    if written is None:
        return Gap(0, 0, ())
    least, usual = days_of(written.minimum), days_of(written.recommended.low)
    because = [Because("event-gap", least, written.says, written.sources)]
    if written.first_time_add is not None:
        reason = _longer_for(written, client, treatments)
        if reason is not None:
            more = days_of(written.first_time_add)
            because.append(Because(reason[0], more, sources=written.sources, open=reason[1]))
            least, usual = least + more, usual + more
    follows = _theirs(written.follow_up_for, client)
    if written.follow_up is not None and follows is not None:
        more = days_of(written.follow_up)
        because.append(Because("follow-up", more, sources=written.sources, open=follows[1]))
        least, usual = least + more, usual + more
    return Gap(least, usual, tuple(because))


def _longer_for(written: EventGap, client: Client, treatments: int) -> tuple[str, bool] | None:
    """Say what makes the gap longer, and whether only an open question does."""
    theirs = _theirs(written.add_for, client)
    if theirs is not None and not theirs[1]:
        return theirs
    return ("first-treatment", False) if treatments <= 1 else theirs


def _theirs(answers: Mapping[str, tuple[str, ...]], client: Client) -> tuple[str, bool] | None:
    """Name the fact by which something holds for a client, and whether that is open; None where it does not hold."""
    possible = None
    for fact, options in answers.items():
        answer = client.answers.get(fact)
        inside = answer.answer if isinstance(answer, Local) else answer
        if not isinstance(inside, Choice):
            possible = possible or fact
        elif inside.possible <= set(options):
            return fact, False
        elif not inside.possible.isdisjoint(options):
            possible = possible or fact
    return (possible, True) if possible is not None else None
