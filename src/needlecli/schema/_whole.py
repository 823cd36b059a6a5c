"""The head of a schema: what it is, whose words it holds, and what it cannot say."""

from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LIMITS = (
    "A schema sees the shape of a file and its words, one by one; what they mean together it cannot see. Ask `needle"
    " {command}` for that."
)
WORDS = (
    "Its words are those of the pack {pack} {version}; for more, print it again: needle schema {name} --protocols DIR"
)


def whole(name: str, title: str, says: str, shapes: Shapes, body: Schema, command: str = "") -> Schema:
    """Put the head before a schema, and its shapes behind it; `command` is what sees more than a schema can."""
    label = shapes.pack.common.pack
    told = [says, LIMITS.format(command=command)] if command else [says]
    if any(shape.endswith("-id") for shape in shapes.made):
        told.append(WORDS.format(pack=label.id, version=label.version, name=name))
    return {
        "$schema": DIALECT,
        "$id": f"urn:needle:schema:{name}:1",
        "title": title,
        "description": " ".join(told),
        **{key: part for key, part in body.items() if key != "title"},
        "$defs": dict(sorted(shapes.made.items())),
    }
