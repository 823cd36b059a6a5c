"""Forms of single values: text of a pattern, dates, quantities, and words that an editor offers.

Readers of YAML 1.1 take a plain yes, no or on for a truth value.  Where these words are wanted, truth values pass too.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from needlecli.logic import Count, Depth, Duration, Millimetres, Period

Schema = dict[str, Any]
Offer = tuple[str, str, str]
"""What an editor offers: its label, what it writes, and what that means."""

TRUTHS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
"""Keys that readers of YAML 1.1 take for a truth value, and what JSON makes of that."""

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
DAY_FORM = "write a date like 2026-11-22"
QUANTITIES: Mapping[type, tuple[str, tuple[str, str]]] = {
    Depth: ("depth", ("0.5-1.0 mm", "0.25 mm")),
    Millimetres: ("millimetres", ("0.5 mm", "1.25 mm")),
    Count: ("count", ("3-6", "4")),
    Duration: ("duration", ("24 hours", "6 weeks")),
    Period: ("period", ("4-6 weeks", "5 days")),
}
"""Every kind of quantity: its name, and two ways to write it."""


def quantity(kind: Any) -> Schema:
    """Describe a quantity; two examples, since an editor would fill in a single one by itself."""
    _, examples = QUANTITIES[kind]
    form = matching(kind.PATTERN, kind.FORM) | {"examples": list(examples)}
    return form | {"type": ["string", "integer"], "minimum": 0, "maximum": 999} if kind is Count else form


def matching(pattern: str, says: str) -> Schema:
    """Describe text of a pattern."""
    return {"type": "string", "pattern": f"^{pattern}$", "patternErrorMessage": says, "errorMessage": says}


def day() -> Schema:
    """Describe a day of the calendar."""
    return matching(DAY, DAY_FORM) | {"format": "date"}


def text() -> Schema:
    """Describe text."""
    return {"type": "string"}


def spelt(pattern: str, says: str, offers: Iterable[Offer] = (), **otherwise: Any) -> Schema:
    """Describe text of a pattern, or what it may be `otherwise` when it is no text.

    There is no `type` at the top, so that an editor offers the given words alone, and does not put them in quotes.
    """
    return {
        "pattern": f"^({pattern})$",
        "patternErrorMessage": says,
        "if": {"type": "string"},
        "else": {**(otherwise or {"type": "boolean"}), "errorMessage": says},
        "defaultSnippets": offered(offers),
    }


def offered(offers: Iterable[Offer]) -> list[Schema]:
    """Give what an editor offers for a value."""
    return [{"label": label, "body": body} | ({"description": says} if says else {}) for label, body, says in offers]


def named(words: Mapping[str, str]) -> tuple[Offer, ...]:
    """Offer words with their names."""
    return tuple((word, word, says) for word, says in words.items())


def words_of(words: Iterable[str]) -> str:
    """Give the pattern that matches some words and nothing else."""
    return "|".join(re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", word) for word in words)


def chosen(words: Mapping[str, str], says: str = "") -> Schema:
    """Describe one of a few words; what each means goes with it, where something is known."""
    form: Schema = {"type": "string", "enum": list(words)} if words else {"not": {}}
    if any(words.values()):
        form["enumDescriptions"] = list(words.values())
    return form | ({"errorMessage": says} if says else {})


def listing(items: Schema, **more: Any) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": items, **more}


def mapping(properties: Mapping[str, Schema], required: Collection[str] = (), **more: Any) -> Schema:
    """Describe a mapping with these keys and no others."""
    twins = {TRUTHS[key]: {"doNotSuggest": True} for key in properties if key in TRUTHS}
    whole: Schema = {"type": "object", "properties": {**properties, **twins}, "additionalProperties": False}
    if plain := [key for key in required if key not in TRUTHS]:
        whole["required"] = plain
    for key in required:
        if key in TRUTHS:
            whole |= {"if": {"not": {"required": [TRUTHS[key]]}}, "then": {"required": [key]}}
    return whole | more
