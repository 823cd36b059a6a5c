"""What the variants of a pack share: _common.yaml, with cautions, depths and care."""

from needlecli.knowledge import Common, Pack
from needlecli.schema._building import entry
from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes
from needlecli.schema._snippets import with_snippets
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe what the variants share; no key is required, since what one folder leaves out another holds."""
    shapes = Shapes(pack, declares=("caution",))
    body = {key: part for key, part in with_snippets(entry(shapes, Common)).items() if key != "required"}
    says = "What the variants share: cautions, the depth guide, care, and what everyone should be told."
    return whole("common", "What the variants share", says, shapes, body, "validate")
