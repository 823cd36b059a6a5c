"""An intake record: what is known of one client, as YAML or JSON."""

from needlecli.knowledge import Pack
from needlecli.schema._clients import client
from needlecli.schema._forms import Schema
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe an intake record; names and synonyms, which the program takes too, are left to it."""
    shapes = Shapes(pack)
    says = (
        "What is known of one client, needle.intake/1. It has no name and no birth date. Facts, concerns, areas and"
        " variants are written as their ids here; needle takes their names and synonyms, too."
    )
    return whole("intake", "Intake record", says, shapes, client(shapes), "recommend --intake FILE")
