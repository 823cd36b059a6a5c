"""What the documents that programs read are made of: their plain values, and mappings in which every key is there."""

from collections.abc import Mapping

from needlecli.advice import Verdict
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes

TEXT: Schema = {"type": "string"}
TEXTS = listing(TEXT)
YES_NO: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
VERDICTS = tuple(verdict.word for verdict in Verdict)


def described(shapes: Shapes, name: str, keys: Mapping[str, Schema]) -> Schema:
    """Describe a mapping in which every key is there, and to which later versions may add some."""
    made = shapes.record(name, keys, tuple(keys))
    return {key: part for key, part in made.items() if key != "additionalProperties"}


def part(shapes: Shapes, name: str, keys: Mapping[str, Schema]) -> Schema:
    """Describe such a mapping once, under its name."""
    return shapes.shared(name, lambda: described(shapes, name, keys))


def or_null(form: Schema) -> Schema:
    """Let a value be null, too."""
    if "enum" in form:
        return {"enum": [*form["enum"], None]}
    if "$ref" in form:
        return {"if": {"type": "null"}, "else": form}
    return form | {"type": [form["type"], "null"]}
