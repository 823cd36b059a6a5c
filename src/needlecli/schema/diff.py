"""What an edit changes for people, as data: what `needle diff --format json` prints."""

from collections.abc import Mapping

from needlecli.knowledge import LEVELS, Pack
from needlecli.schema._data import COUNT, DAY, NUMBER, TEXT, TEXTS, VERDICTS, YES_NO, described, or_null, part
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole
from needlecli.schema._words import CHOICES


def schema(pack: Pack) -> Schema:
    """Describe a comparison; ids are left open, since whoever reads it may have other packs."""
    shapes = Shapes(pack)
    body = described(shapes, "diff", _top(shapes))
    says = (
        "What an edit of protocol files changes for people, needle.diff/1. Every key is always there; later versions"
        " only add keys."
    )
    return whole("diff", "Diff", says, shapes, body)


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    pack = part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT})
    side = part(shapes, "diff-side", {"name": TEXT, "pack": pack, "alone": YES_NO})
    directions = tuple(CHOICES["direction"])
    counts: Schema = {
        "type": "object",
        "properties": {one: {"description": says} | COUNT for one, says in CHOICES["direction"].items()},
        "required": list(directions),
    }
    stated = {
        "about": {"enum": ["answers", "reading", "plans", "cases"]},
        "status": {"enum": ["proved", "sampled", "stopped", "skipped"]},
        "says": TEXT,
        "steps": COUNT,
    }
    return {
        "schema": {"const": "needle.diff/1"},
        "on": DAY,
        "old": side,
        "new": side,
        "changed": YES_NO,
        "loosened": YES_NO,
        "counts": counts,
        "edits": listing(part(shapes, "diff-edit", _edit(shapes))),
        "changes": listing(part(shapes, "diff-change", _change(shapes))),
        "touched": or_null(part(shapes, "diff-touched", _touched(shapes))),
        "cases": part(shapes, "diff-cases", _cases(shapes)),
        "unused_sources": TEXTS,
        "stated": listing(part(shapes, "diff-stated", stated)),
    }


def _edit(shapes: Shapes) -> Mapping[str, Schema]:
    can_change = shapes.choice(tuple(CHOICES["can-change"]))
    ends = {"before_at": or_null(TEXT), "after_at": or_null(TEXT)}
    field = {"name": TEXT, "can_change": can_change, "before": or_null(TEXT), "after": or_null(TEXT), **ends}
    return {
        "kind": TEXT,
        "id": TEXT,
        "was": or_null(TEXT),
        "what": {"enum": ["added", "removed", "changed", "renamed"]},
        "can_change": can_change,
        "sooner": or_null(YES_NO),
        "says": TEXT,
        **ends,
        "fields": listing(part(shapes, "diff-field", field)),
    }


def _change(shapes: Shapes) -> Mapping[str, Schema]:
    answer = part(shapes, "diff-answer", _answer(shapes))
    return {
        "direction": shapes.choice(tuple(CHOICES["direction"])),
        "variant": or_null(TEXT),
        "subject": or_null(TEXT),
        "says": TEXT,
        "areas": TEXTS,
        "concerns": TEXTS,
        "found": {"enum": ["regions", "sampled"]},
        "before": answer,
        "after": answer,
        "differs": listing(part(shapes, "diff-differs", {"what": TEXT, "before": TEXT, "after": TEXT})),
    }


def _answer(shapes: Shapes) -> Mapping[str, Schema]:
    verdict = or_null({"enum": list(VERDICTS)})
    reach = {"concern": TEXT, "area": TEXT, "min_mm": or_null(NUMBER), "max_mm": or_null(NUMBER)}
    caution = {"id": TEXT, "level": shapes.choice(LEVELS), "fired": YES_NO}
    return {
        "record": {"type": "object"},
        "refused": TEXTS,
        "unknown": TEXTS,
        "verdict": verdict,
        "if_clear": verdict,
        "until": or_null(DAY),
        "depth": listing(part(shapes, "diff-reach", reach)),
        "cautions": listing(part(shapes, "diff-caution", caution)),
        "order": TEXTS,
    }


def _touched(shapes: Shapes) -> Mapping[str, Schema]:
    row = part(shapes, "diff-row", {"source": TEXT, "number": COUNT})
    rows = {"direction": shapes.choice(tuple(CHOICES["direction"])), "records": COUNT, "rows": listing(row)}
    return {
        "records": COUNT,
        "same": COUNT,
        "refused": COUNT,
        "most_rows": COUNT,
        "directions": listing(part(shapes, "diff-rows", rows)),
    }


def _cases(shapes: Shapes) -> Mapping[str, Schema]:
    changed = {
        "name": TEXT,
        "file": TEXT,
        "of": {"enum": ["old", "new"]},
        "before": or_null(TEXT),
        "after": or_null(TEXT),
    }
    return {"run": COUNT, "unread": TEXTS, "changed": listing(part(shapes, "diff-case", changed))}
