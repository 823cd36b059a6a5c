"""The protocol file of a variant, such as pen.yaml."""

from needlecli.knowledge import Pack, Variant
from needlecli.schema._building import entry
from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes
from needlecli.schema._snippets import with_snippets
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe the protocol file of a variant."""
    shapes = Shapes(pack)
    body = with_snippets(entry(shapes, Variant, "protocol"))
    return whole(
        "protocol", "Protocol file of a variant", "What one variant does, and its cautions.", shapes, body, "validate"
    )
