"""Entries that an editor writes for a trainer, with places to fill in."""

from collections.abc import Mapping

from needlecli.schema._forms import Schema

CAUTION: Schema = {
    "label": "new caution",
    "description": "A caution with its level, for whom it holds, what to say, and its sources.",
    "body": {
        "id": "${1:name-of-the-caution}",
        "level": "${2|contraindicated,defer,clearance,adjust,note|}",
        "when": {"${3:fact}": "${4:yes}"},
        "says": "${5:What to do, and why.}",
        "confidence": "${6|low,medium,high|}",
        "sources": ["${7:source}"],
    },
}
INDICATION: Schema = {
    "label": "new indication",
    "description": "What the variant does for a concern; fill in effect and depth, or it is not offered.",
    "body": {
        "concern": "${1:concern}",
        "grade": "${2|X,C,B,A|}",
        "says": "${3:What it does.}",
        "effect": "${4|minimal,moderate,marked,near-total|}",
        "depth": {"${5:area}": "${6:…-… mm}"},
        "treatments": "${7:…-…}",
        "interval": "${8:…-… weeks}",
        "confidence": "${9|low,medium,high|}",
        "sources": ["${10:source}"],
    },
}
CASE: Schema = {
    "label": "new case",
    "description": "A client, and what must be said to them.",
    "body": {
        "name": "${1:What this case shows}",
        "client": {"facts": {"${2:fact}": "${3:yes}"}},
        "expect": {"cautions": ["${4:caution}"]},
    },
}
COLUMN: Schema = {
    "label": "new column",
    "description": "A column by its header, as in the first line of the table, and the fact it asks about.",
    "body": {"${1:Header}": {"is": "${2:fact}"}},
}
SNIPPETS: Mapping[str, Schema] = {"cautions": CAUTION, "indications": INDICATION, "cases": CASE, "columns": COLUMN}
"""By the key of the list, or of the columns, that they are written into."""


def with_snippets(body: Schema) -> Schema:
    """Offer a new entry wherever there is one."""
    lists = {
        key: form | {"defaultSnippets": [SNIPPETS[key]]} for key, form in body["properties"].items() if key in SNIPPETS
    }
    return body | {"properties": body["properties"] | lists}
