"""What a check found, as data: what `needle validate` and `needle test` print with --format json."""

from collections.abc import Mapping

from needlecli.knowledge import Pack
from needlecli.schema._data import COUNT, TEXT, YES_NO, described, part
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole

SPAN: Mapping[str, Schema] = {"line": COUNT, "column": COUNT, "end_line": COUNT, "end_column": COUNT}
PATH = listing({"type": ["string", "integer"]})


def schema(pack: Pack) -> Schema:
    """Describe what a check found; keys beyond these belong to one command and are there when it was asked for them."""
    shapes = Shapes(pack)
    body = described(shapes, "findings", _top(shapes))
    body = {**body, "properties": {**body["properties"], "proofs": _proofs(shapes)}}
    says = (
        "What was checked and what was found, needle.findings/1. Every key is always there but `proofs`, which only"
        " `needle validate` has; later versions add keys."
    )
    return whole("findings", "Findings", says, shapes, body)


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    place: Mapping[str, Schema] = {"file": TEXT, **SPAN, "path": PATH}
    finding = {
        "unit": TEXT,
        "name": TEXT,
        "severity": {"enum": ["error", "warning", "note"]},
        "says": TEXT,
        "help": TEXT,
        **place,
        "related": listing(part(shapes, "found-related", {"says": TEXT, **place})),
        "compared": listing(part(shapes, "found-compared", {"expected": TEXT, "got": TEXT})),
        "witnesses": listing(part(shapes, "found-witness", {"says": TEXT, "record": TEXT})),
        "fixable": YES_NO,
        "fix": listing(part(shapes, "found-fix", {**SPAN, "text": TEXT})),
    }
    outcome: Schema = {"enum": ["passed", "failed", "skipped"]}
    counts = ("errors", "warnings", "notes", "passed", "failed", "skipped")
    return {
        "schema": {"const": "needle.findings/1"},
        "command": {"enum": ["validate", "test"]},
        "checked": listing(
            part(shapes, "found-unit", {"name": TEXT, "file": TEXT, "outcome": outcome, "skipped": TEXT})
        ),
        "findings": listing(part(shapes, "found-thing", finding)),
        "summary": part(shapes, "found-summary", {"says": TEXT, **dict.fromkeys(counts, COUNT)}),
    }


def _proofs(shapes: Shapes) -> Schema:
    """Describe what was proved: for every pack that was checked, what came of each property."""
    proof = {
        "name": TEXT,
        "claim": TEXT,
        "status": {"enum": ["proved", "refuted", "undecided"]},
        "times": COUNT,
        "steps": COUNT,
        "because": TEXT,
    }
    says = "For every pack that was checked, what came of the proof of each property."
    return {"description": says, **listing(listing(part(shapes, "proof", proof)))}
