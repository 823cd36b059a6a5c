"""The bibliography of a pack: _sources.yaml."""

from needlecli.knowledge import Pack, Source
from needlecli.schema._building import entry
from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe the bibliography."""
    shapes = Shapes(pack)
    form = shapes.shared("source", lambda: entry(shapes, Source, without=("id",)))
    body = shapes.record("sources", {"sources": {"type": "object", "additionalProperties": form}})
    says = "Every source that a statement may rest on."
    return whole("sources", "Bibliography of a pack", says, shapes, body, "validate")
