"""The answer as data: what `needle recommend --format json` prints."""

from collections.abc import Mapping
from typing import Any

from needlecli.advice import Verdict
from needlecli.knowledge import EFFECTS, LEVELS, OPERATORS, Pack
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole

TEXT: Schema = {"type": "string"}
TEXTS = listing(TEXT)
YES_NO: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
DAY: Schema = {"type": "string", "format": "date"}
VERDICTS = tuple(verdict.word for verdict in Verdict)


def schema(pack: Pack) -> Schema:
    """Describe a recommendation; ids are left open, since whoever reads it may have another pack."""
    shapes = Shapes(pack)
    body = _object(shapes, "recommendation", _top(shapes))
    says = "Advice for one client, needle.recommendation/1. Every key is always there; later versions only add keys."
    return whole("recommendation", "Recommendation", says, shapes, body)


def _object(shapes: Shapes, name: str, keys: Mapping[str, Schema]) -> Schema:
    """Describe a mapping in which every key is there, and to which later versions may add some."""
    made = shapes.record(name, keys, tuple(keys))
    return {key: part for key, part in made.items() if key != "additionalProperties"}


def _part(shapes: Shapes, name: str, keys: Mapping[str, Schema]) -> Schema:
    return shapes.shared(name, lambda: _object(shapes, name, keys))


def _or_null(form: Schema) -> Schema:
    """Let a value be null, too."""
    if "enum" in form:
        return {"enum": [*form["enum"], None]}
    if "$ref" in form:
        return {"if": {"type": "null"}, "else": form}
    return form | {"type": [form["type"], "null"]}


def _words(words: tuple[Any, ...]) -> Schema:
    return {"enum": list(words)}


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    return {
        "schema": {"const": "needle.recommendation/1"},
        "ref": TEXT,
        "on": DAY,
        "pack": _part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "concerns": TEXTS,
        "options": listing(_part(shapes, "option", _option(shapes))),
        "questions": listing(_part(shapes, "question", _question(shapes))),
        "mentions": listing(_part(shapes, "mention", {"text": TEXT, "fact": TEXT, "denied": YES_NO})),
        "unrecognised": TEXTS,
        "review": YES_NO,
        "cleared": TEXTS,
        "notices": TEXTS,
    }


def _option(shapes: Shapes) -> Mapping[str, Schema]:
    span = _part(shapes, "span", {"min": NUMBER, "max": NUMBER})
    verdict = shapes.choice(VERDICTS)
    area = {"area": TEXT, "verdict": verdict, "if_clear": verdict, "until": _or_null(DAY)}
    return {
        "rank": WHOLE,
        "variant": TEXT,
        "name": TEXT,
        "verdict": verdict,
        "if_clear": verdict,
        "until": _or_null(DAY),
        "until_moves": YES_NO,
        "standing": shapes.choice(("accepted", "discouraged")),
        "standing_because": _or_null(TEXT),
        "operator": shapes.choice(OPERATORS),
        "fit": {"type": "integer", "minimum": 0, "maximum": 100},
        "areas": listing(_part(shapes, "area-result", area)),
        "depth": listing(_part(shapes, "depth-row", _depth(shapes))),
        "courses": listing(_part(shapes, "advised-course", _course(shapes, span))),
        "treatments": _or_null(span),
        "interval_weeks": _or_null(span),
        "downtime_days": _part(shapes, "days", {"min": NUMBER, "max": NUMBER, "typical": NUMBER}),
        "discomfort": {"type": "integer", "minimum": 0, "maximum": 10},
        "cost_tier": {"type": "integer", "minimum": 1, "maximum": 4},
        "cautions": listing(_part(shapes, "finding", _finding(shapes))),
        "struck": listing(_part(shapes, "strike", {"fact": TEXT, "option": TEXT, "caution": TEXT})),
        "reasons": listing(_part(shapes, "reason", {"kind": TEXT, "says": TEXT, "sources": TEXTS})),
        "why_here": TEXT,
    }


def _depth(shapes: Shapes) -> Mapping[str, Schema]:
    ends = {"min_mm": _or_null(NUMBER), "max_mm": _or_null(NUMBER)}
    limits = _part(shapes, "depth-range", ends)
    return {
        "concern": TEXT,
        "area": TEXT,
        **ends,
        "if_clear": limits,
        "with_clearance": limits,
        "narrowed_by": TEXTS,
        "narrowings": listing(_part(shapes, "narrowing", {"by": TEXT, "to_mm": NUMBER, "until_answered": YES_NO})),
    }


def _course(shapes: Shapes, span: Schema) -> Mapping[str, Schema]:
    return {
        "concern": TEXT,
        "effect": _or_null(_words(EFFECTS)),
        "grade": shapes.choice(("A", "B", "C", "X")),
        "confidence": _or_null(CONFIDENCE),
        "increment": _or_null(_words(("proven", "plausible", "mixed", "none", "untested"))),
        "says": TEXT,
        "treatments": _or_null(span),
        "interval_weeks": _or_null(span),
        "interval_lengthened_by": TEXTS,
        "sources": TEXTS,
    }


CONFIDENCE = _words(("high", "medium", "low"))


def _finding(shapes: Shapes) -> Mapping[str, Schema]:
    return {
        "id": TEXT,
        "level": shapes.choice(LEVELS),
        "fired": YES_NO,
        "cleared": YES_NO,
        "areas": TEXTS,
        "until": _or_null(DAY),
        "until_moves": YES_NO,
        "open_facts": TEXTS,
        "says": TEXT,
        "confidence": _or_null(CONFIDENCE),
        "low_confidence": YES_NO,
        "sources": TEXTS,
        "positions": listing(_part(shapes, "view", {"says": TEXT, "sources": TEXTS})),
        "origin": TEXT,
    }


def _question(shapes: Shapes) -> Mapping[str, Schema]:
    return {
        "fact": TEXT,
        "group": TEXT,
        "question": TEXT,
        "decides": TEXTS,
        "worst": shapes.choice(LEVELS),
        "ask_when": YES_NO,
    }
