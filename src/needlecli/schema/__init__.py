"""A schema is what an editor and other tools are told about one kind of document; one file of this shelf each."""

import json
from typing import Any

from needlecli import registry
from needlecli.knowledge import Pack

SHELF = "needlecli.schema"


def names() -> tuple[str, ...]:
    """Name the schemas that can be printed."""
    return registry.names(SHELF)


def told(name: str) -> str:
    """Say in one sentence what a schema describes."""
    return (registry.load(SHELF, name).__doc__ or "").partition("\n\n")[0]


def text(name: str, pack: Pack) -> str:
    """Give a schema as it is written to a file, with the words of a pack."""
    schema: dict[str, Any] = registry.load(SHELF, name).schema(pack)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
