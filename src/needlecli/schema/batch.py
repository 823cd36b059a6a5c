"""One line of a batch: what `needle batch` writes for each record, and before the first and after the last."""

from collections.abc import Mapping

from needlecli.knowledge import LEVELS, Pack
from needlecli.schema._data import COUNT, DAY, NUMBER, TEXT, TEXTS, VERDICTS, WHOLE, YES_NO, described, or_null, part
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe a line; which of the four it is shows in its keys: schema, verdict, rejected or complete."""
    shapes = Shapes(pack)
    body = part(shapes, "answer", _answer(shapes))
    for key, kind, keys in (
        ("rejected", "rejection", _rejection(shapes)),
        ("complete", "closing", _closing(shapes)),
        ("schema", "opening", _opening(shapes)),
    ):
        body = {"if": {"required": [key]}, "then": part(shapes, kind, keys), "else": body}
    says = (
        "One line of needle.batch/1. The first names the pack and the day; then comes one for each record, in order;"
        " the last says that the run is whole. Every key is always there, but for those left out with --fields; later"
        " versions only add keys."
    )
    return whole("batch", "Line of a batch", says, shapes, body)


def _opening(shapes: Shapes) -> Mapping[str, Schema]:
    return {
        "schema": {"const": "needle.batch/1"},
        "needle": TEXT,
        "on": DAY,
        "pack": part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "inputs": TEXTS,
        "settings": {"type": "object"},
    }


def _answer(shapes: Shapes) -> Mapping[str, Schema]:
    fired = {"id": TEXT, "level": shapes.choice(LEVELS), "variants": TEXTS}
    return {
        "row": WHOLE,
        "source": TEXT,
        "ref": TEXT,
        "on": DAY,
        "verdict": {"enum": [*VERDICTS, "review"]},
        "review": YES_NO,
        "until": or_null(DAY),
        "options": listing(shapes.shared("short-option", lambda: _option(shapes))),
        "cautions": listing(part(shapes, "fired", fired)),
        "questions": TEXTS,
        "mentions": listing(part(shapes, "mention", {"text": TEXT, "fact": TEXT, "denied": YES_NO})),
        "unrecognised": TEXTS,
        "cleared": TEXTS,
        "notices": TEXTS,
    }


def _option(shapes: Shapes) -> Schema:
    """Describe an option; only the first says how deep."""
    verdict = shapes.choice(VERDICTS)
    ends = {"min_mm": or_null(NUMBER), "max_mm": or_null(NUMBER)}
    limits = part(shapes, "depth-range", ends)
    row = {"concern": TEXT, "area": TEXT, **ends, "if_clear": limits, "with_clearance": limits}
    keys = {
        "rank": WHOLE,
        "variant": TEXT,
        "verdict": verdict,
        "if_clear": verdict,
        "until": or_null(DAY),
        "until_moves": YES_NO,
        "fit": {"type": "integer", "minimum": 0, "maximum": 100},
        "reasons": TEXTS,
        "struck": listing(part(shapes, "strike", {"fact": TEXT, "option": TEXT, "caution": TEXT})),
        "depth": listing(part(shapes, "short-depth", row)),
    }
    made = described(shapes, "short-option", keys)
    return made | {"required": [key for key in made["required"] if key != "depth"]}


def _rejection(shapes: Shapes) -> Mapping[str, Schema]:
    trouble = {"field": TEXT, "name": TEXT, "says": TEXT, "help": TEXT}
    return {"row": WHOLE, "source": TEXT, "ref": TEXT, "rejected": listing(part(shapes, "trouble", trouble))}


def _closing(shapes: Shapes) -> Mapping[str, Schema]:
    each = {"type": "object", "additionalProperties": COUNT}
    counts = {"records": COUNT, "answered": COUNT, "rejected": COUNT, "review": COUNT, "verdicts": each}
    return {"complete": {"const": True}, "counts": part(shapes, "counts", counts)}
