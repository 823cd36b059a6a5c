"""What an edited key can change: an answer, how records are read, what is planned and handed out, or words alone."""

from collections.abc import Mapping

from needlecli.changes.diff import Weight
from needlecli.logic import Duration, Period

WORDS = frozenset({
    *("says", "name", "short", "summary", "reviewed", "version", "because", "topic", "title", "question", "ask"),
    *("positions", "suits", "does_not_suit", "devices", "notes", "sources", "confidence", "safer", "unit"),
})  # fmt: skip
"""Keys that are words, or what they rest on."""

BOXES = frozenset({"downtime", "discomfort", "cost", "standing", "event", "minimum_interval", "maintenance"})
"""Keys with keys of their own inside, of which some are words, too; inside others stand ids."""

BY_KIND: Mapping[str, Weight] = {
    **dict.fromkeys(("pack", "source", "group"), "wording"),
    **dict.fromkeys(("care", "combining"), "plan"),
    **dict.fromkeys(("not covered", "undecided"), "reading"),
    **dict.fromkeys(("caution", "variant", "indication", "depth guide", "fact", "concern", "area"), "answer"),
}
"""What an entry of a kind changes when it comes or goes, and any key of it that nothing else is known of."""

BY_KEY: Mapping[tuple[str, str], Weight] = {
    **{(kind, key): "reading" for kind in ("fact", "concern", "area", "variant") for key in ("name", "synonyms")},
    **{("fact", key): "reading" for key in ("codes", "recalled_codes")},
    ("fact", "range"): "reading",
    ("fact", "group"): "wording",
    ("area", "skin"): "wording",
    ("variant", "event.recommended"): "plan",
    ("variant", "event.follow_up"): "plan",
    ("variant", "event.follow_up_for"): "plan",
    ("variant", "minimum_interval"): "plan",
    ("variant", "maintenance"): "plan",
    ("variant", "downtime.range"): "wording",
    ("variant", "discomfort.range"): "wording",
    ("indication", "treatments"): "plan",
    ("indication", "results"): "plan",
    ("care", "says"): "plan",
    ("care", "sign"): "plan",
    ("care", "do"): "plan",
}
"""What is known of single keys; one that stands before a dot holds for all that is inside it."""

LONGER_IS_STRICTER = ("minimum_interval.is_", "event.recommended", "event.follow_up", "before", "after")


def weight(kind: str, key: str = "") -> Weight:
    """Say what a key of an entry can change, or the whole entry."""
    whole = BY_KIND.get(kind, "wording")
    if not key or whole == "wording":
        return whole
    first, _, inside = key.partition(".")
    told = BY_KEY.get((kind, key)) or (BY_KEY.get((kind, f"{first}.{inside.partition('.')[0]}")) if inside else None)
    if told is not None:
        return told
    if first in WORDS or (first in BOXES and inside in WORDS):
        return "wording"
    return BY_KEY.get((kind, first), whole)


def sooner(key: str, before: object, after: object) -> bool | None:
    """Say whether less time is left, where a key is about time that has to pass; None where it is not."""
    if key not in LONGER_IS_STRICTER and key.partition(".")[0] not in ("before_by", "after_by"):
        return None
    was, now = _days(before), _days(after)
    return None if was == now else now < was


def _days(value: object) -> tuple[float, float]:
    match value:
        case Duration():
            return value.days, value.days
        case Period(low, high):
            return low.days, high.days
        case _:
            return 0.0, 0.0
