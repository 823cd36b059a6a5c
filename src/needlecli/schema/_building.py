"""From the entries of the knowledge to their schema, by walking their type hints."""

import re
import types
import typing
from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum
from typing import Any

from needlecli.logic import Condition
from needlecli.schema._conditions import when
from needlecli.schema._forms import QUANTITIES, Schema, day, listing, mapping, quantity
from needlecli.schema._shapes import Shapes, What
from needlecli.schema._words import CHOICES

NOT_WRITTEN = ("origin",)
"""Fields that no file holds."""

LINKS: Mapping[str, What] = {
    "sources": "source",
    "except": "variant",
    "adds_to": "variant",
    "concern": "concern",
    "usual_areas": "area",
    "within": "area",
    "cautions": "caution",
    "opens": "fact",
    "facts": "fact",
    "too_shallow_for": "concern",
}
"""Keys whose text names something of the pack."""

KEYED: Mapping[str, What] = {"before_by": "variant", "after_by": "variant"}
"""Mappings from something else of the pack than areas."""

OTHERWISE: Mapping[tuple[str, str], Schema] = {
    ("discomfort", "typical"): {"type": "integer", "minimum": 0, "maximum": 10},
    ("fact", "options"): listing({"type": ["string", "boolean"]}),
    ("fact", "none"): {"type": ["string", "boolean"]},
}
"""Keys that take more or less than the type of their field says; options may be the words yes and no."""


def entry(shapes: Shapes, kind: Any, name: str = "", without: Collection[str] = ()) -> Schema:
    """Describe an entry as it is written in a file; all its shapes go under their names."""
    name = name or name_of(kind)
    hints = typing.get_type_hints(kind)
    keys = {field.removesuffix("_"): field for field in kind._fields if field not in (*without, *NOT_WRITTEN)}
    properties = {key: value(shapes, hints[field], name, key) for key, field in keys.items()}
    return shapes.record(name, properties, [key for key, field in keys.items() if field not in kind._field_defaults])


def value(shapes: Shapes, hint: Any, owner: str, key: str) -> Schema:
    """Describe a value by its type, and by the key under which its owner holds it."""
    if (owner, key) in OTHERWISE:
        return OTHERWISE[owner, key]
    origin, inside = typing.get_origin(hint) or hint, typing.get_args(hint)
    match origin:
        case typing.Union | types.UnionType:
            parts = [part for part in inside if part is not types.NoneType]
            return when(shapes) if set(parts) == CONDITIONS else value(shapes, parts[0], owner, key)
        case typing.Literal:
            return shapes.choice(inside)
        case _ if origin in QUANTITIES:
            return shapes.shared(QUANTITIES[origin][0], lambda: quantity(origin))
        case _ if hasattr(origin, "_fields"):
            return shapes.shared(name_of(origin), lambda: entry(shapes, origin))
        case _ if origin is tuple:
            return listing(value(shapes, inside[0], owner, key))
        case _ if origin in (dict, Mapping):
            return _keyed(shapes, inside, owner, key)
        case _ if origin is str and (key in LINKS or (owner, key) == ("fact", "group")):
            return shapes.word(LINKS.get(key, "group"))
        case _:
            return _plain(shapes, origin)


CONDITIONS = set(typing.get_args(Condition))


def _keyed(shapes: Shapes, inside: tuple[Any, ...], owner: str, key: str) -> Schema:
    """Describe a mapping from words to values of one type."""
    keys, kind = inside
    form = value(shapes, kind, owner, key)
    if typing.get_origin(keys) is typing.Literal:
        return shapes.record(key, dict.fromkeys(typing.get_args(keys), form))
    if kind in QUANTITIES:
        return shapes.by(KEYED.get(key, "area"), QUANTITIES[kind][0], form)
    if typing.get_origin(kind) is dict:
        return mapping({row: {"description": says, **form} for row, says in CHOICES["row"].items()})
    return {"type": "object", "additionalProperties": form}


def _plain(shapes: Shapes, kind: Any) -> Schema:
    if kind is date:
        return shapes.shared("date", day)
    if kind is bool:
        return shapes.shared("truth", lambda: TRUTH)
    if issubclass(kind, Enum):
        return shapes.choice(tuple(member.value for member in kind))
    return {"type": {str: "string", int: "integer"}[kind]}


TRUTH: Schema = {
    "type": ["boolean", "string"],
    "pattern": "^(yes|no|true|false)$",
    "patternErrorMessage": "write true or false",
    "errorMessage": "write true or false",
}


def name_of(kind: Any) -> str:
    """Give the name of an entry's shape: EventGap is event-gap."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
