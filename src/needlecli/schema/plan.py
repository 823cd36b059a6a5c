"""A plan of treatments as data: what `needle plan --format json` prints."""

from collections.abc import Mapping

from needlecli.knowledge import Pack
from needlecli.schema._data import COUNT, DAY, TEXT, TEXTS, WHOLE, YES_NO, described, or_null, part
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe a plan; ids are left open, since whoever reads it may have another pack."""
    shapes = Shapes(pack)
    body = described(shapes, "plan", _top(shapes))
    says = (
        "The days of a course and what decides them, needle.plan/1. Every key is always there; later versions add keys."
    )
    return whole("plan", "Plan of treatments", says, shapes, body)


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    visit = {"number": COUNT, "on": DAY, "back": DAY, "back_at_latest": DAY}
    because = part(
        shapes,
        "plan-because",
        {"by": TEXT, "days": WHOLE, "until_answered": YES_NO, "says": TEXT, "sources": TEXTS},
    )
    wait = {"with": TEXT, "last_before": or_null(DAY), "first_after": or_null(DAY), "says": TEXT, "sources": TEXTS}
    return {
        "schema": {"const": "needle.plan/1"},
        "ref": TEXT,
        "on": DAY,
        "pack": part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "variant": TEXT,
        "concerns": TEXTS,
        "event": or_null(DAY),
        "fits": YES_NO,
        "treatments": part(shapes, "plan-count", {"wanted": COUNT, "planned": COUNT}),
        "visits": listing(part(shapes, "plan-visit", visit)),
        "interval_days": COUNT,
        "interval_because": listing(because),
        "gap_days": part(shapes, "plan-gap", {"least": COUNT, "recommended": COUNT}),
        "gap_because": listing(because),
        "earliest": DAY,
        "earliest_because": listing(because),
        "latest_start": or_null(DAY),
        "ready": DAY,
        "results": or_null(part(shapes, "plan-results", {"from": DAY, "to": DAY})),
        "maintenance": or_null(TEXT),
        "waits": listing(part(shapes, "plan-wait", wait)),
        "questions": TEXTS,
        "stopped": or_null(DAY),
        "notices": TEXTS,
    }
