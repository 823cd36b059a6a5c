"""The days of a plan as a calendar file (RFC 5545): nothing in it tells who is treated, or, unless asked, with what."""

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from needlecli.planning import Plan

PRODUCT = "-//needle//plan//EN"


def calendar(plan: Plan, *, detailed: bool = False) -> str:
    """Give the treatments as all-day events; the same plan gives the same text.

    An event is known by the variant, its number and the first day of the plan, so that a plan made again for the same
    start replaces the one before in the calendar.
    """
    from icalendar import Calendar, Event

    made = datetime.combine(plan.client.on, time(), tzinfo=UTC)
    name = plan.option.variant.short
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for visit in plan.visits:
        count = f"Appointment {visit.number} of {plan.wanted}"
        event = Event()
        event.add("uid", _uid(plan, str(visit.number)))
        event.add("dtstamp", made)
        event.add("dtstart", visit.on)
        event.add("dtend", visit.on + timedelta(days=1) if visit.on < visit.on.max else visit.on)
        event.add("summary", f"{count}: {name}" if detailed else count)
        event.add("transp", "OPAQUE")
        event.add("class", "PRIVATE")
        found.add_component(event)
    text: bytes = found.to_ical()
    return text.decode()


def _uid(plan: Plan, part: str) -> str:
    marked = "|".join((plan.option.variant.id, str(plan.client.on), str(plan.event), str(plan.wanted), part))
    return f"{sha256(marked.encode()).hexdigest()[:32]}@needle.invalid"
