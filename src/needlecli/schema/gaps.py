"""Where the pack has nothing, or little, as data: what `needle show gaps --format json` prints."""

from collections.abc import Mapping

from needlecli.knowledge import OPERATORS, Pack
from needlecli.schema._data import COUNT, NUMBER, TEXT, TEXTS, YES_NO, described, or_null, part
from needlecli.schema._forms import Schema, listing, mapping
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole
from needlecli.schema._words import CHOICES


def schema(pack: Pack) -> Schema:
    """Describe a map of gaps; ids are left open, since whoever reads it may have another pack."""
    shapes = Shapes(pack)
    body = described(shapes, "gaps", _top(shapes))
    says = (
        "Where a pack has nothing or little for a plain client, needle.gaps/1: by concern, area, skin and licence."
        " Every key is always there; later versions only add keys."
    )
    return whole("gaps", "Gaps", says, shapes, body)


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    texts: Schema = {"type": "object", "additionalProperties": TEXT}
    counts = shapes.shared("counts-of-kinds", _counts)
    return {
        "schema": {"const": "needle.gaps/1"},
        "pack": part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "client": part(shapes, "plain-client", {"says": TEXT, "answers": texts, "open": TEXTS}),
        "concerns": TEXTS,
        "areas": TEXTS,
        "skin_types": TEXTS,
        "operators": listing(shapes.choice(OPERATORS)),
        "counts": part(shapes, "gap-counts", {"usual": counts, "elsewhere": counts}),
        "groups": listing(part(shapes, "gap-group", _group(shapes))),
        "cells": listing(part(shapes, "gap-cell", _cell(shapes, texts))),
    }


def _group(shapes: Shapes) -> Mapping[str, Schema]:
    return {
        "kind": shapes.choice(tuple(CHOICES["gap"])),
        "usual": YES_NO,
        "concerns": TEXTS,
        "areas": TEXTS,
        "skin_types": TEXTS,
        "operators": listing(shapes.choice(OPERATORS)),
        "cells": COUNT,
        "variants": TEXTS,
        "cautions": TEXTS,
        "licence": or_null(shapes.choice(OPERATORS)),
        "little": listing(shapes.choice(tuple(CHOICES["little"]))),
        "written": or_null(shapes.choice(tuple(CHOICES["written"]))),
        "says": TEXT,
    }


def _cell(shapes: Shapes, texts: Schema) -> Mapping[str, Schema]:
    return {
        "concern": TEXT,
        "area": TEXT,
        "skin_type": or_null(TEXT),
        "operator": shapes.choice(OPERATORS),
        "usual": YES_NO,
        "kind": shapes.choice(tuple(CHOICES["gap"])),
        "variants": TEXTS,
        "grade": or_null({"enum": ["A", "B", "C"]}),
        "depth": or_null(part(shapes, "gap-depth", {"min_mm": NUMBER, "max_mm": NUMBER})),
        "cautions": TEXTS,
        "licence": or_null(shapes.choice(OPERATORS)),
        "little": listing(shapes.choice(tuple(CHOICES["little"]))),
        "reasons": texts,
    }


def _counts() -> Schema:
    """Describe how many cells of each kind there are."""
    kinds = CHOICES["gap"]
    made = mapping(
        {word: {"description": f"{says[:1].upper()}{says[1:]}."} | COUNT for word, says in kinds.items()}, tuple(kinds)
    )
    return {key: part for key, part in made.items() if key != "additionalProperties"}
