"""A receipt: what `needle recommend --receipt` writes and `needle receipt verify` reads."""

from collections.abc import Mapping

from needlecli.knowledge import Pack
from needlecli.schema._data import TEXT, TEXTS, described, part
from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole
from needlecli.schema.recommendation import answer


def schema(pack: Pack) -> Schema:
    """Describe a receipt; ids are left open, since it may have been written with another pack."""
    shapes = Shapes(pack)
    body = described(shapes, "receipt", _top(shapes))
    says = (
        "One answer with all that it was worked out from, needle.receipt/1. It holds what was told about one client,"
        " so keep it as you keep the client's record. Every key is always there; later versions only add keys."
    )
    return whole("receipt", "Receipt", says, shapes, body, "receipt verify FILE")


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    return {
        "schema": {"const": "needle.receipt/1"},
        "needle": TEXT,
        "pack": part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "record": {"type": "object", "required": ["schema", "on"]},
        "order": TEXTS,
        "asked": TEXTS,
        "answer": part(shapes, "recommendation", answer(shapes)),
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
