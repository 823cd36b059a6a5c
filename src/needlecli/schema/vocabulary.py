"""The words of a pack: _vocabulary.yaml, with questions, facts, concerns and areas."""

import typing

from needlecli.knowledge import Pack, Vocabulary
from needlecli.schema._building import entry, name_of
from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe the vocabulary; the words it declares itself are offered, and others pass."""
    shapes = Shapes(pack, declares=("group", "fact", "concern", "area"))
    kinds = {
        section: typing.get_args(hint)[1]
        for section, hint in typing.get_type_hints(Vocabulary).items()
        if typing.get_args(hint)
    }
    keys = {section: _section(shapes, kind) for section, kind in kinds.items()}
    says = "Every word that a protocol, a case or an intake record may use, declared once."
    return whole("vocabulary", "Vocabulary of a pack", says, shapes, shapes.record("vocabulary", keys), "validate")


def _section(shapes: Shapes, kind: type) -> Schema:
    """Describe a mapping from ids to entries; the id is the key, so that it is not among the keys inside."""
    form = shapes.shared(name_of(kind), lambda: entry(shapes, kind, without=("id",)))
    return {"type": "object", "additionalProperties": form}
