"""The answer as data: what `needle recommend --format json` prints."""

from collections.abc import Mapping
from typing import Any

from needlecli.knowledge import EFFECTS, LEVELS, OPERATORS, Pack
from needlecli.schema._data import DAY, NUMBER, TEXT, TEXTS, VERDICTS, WHOLE, YES_NO, described, or_null, part
from needlecli.schema._forms import Schema, listing
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole


def schema(pack: Pack) -> Schema:
    """Describe a recommendation; ids are left open, since whoever reads it may have another pack."""
    shapes = Shapes(pack)
    body = described(shapes, "recommendation", answer(shapes))
    says = "Advice for one client, needle.recommendation/1. Every key is always there; later versions only add keys."
    return whole("recommendation", "Recommendation", says, shapes, body)


def _words(words: tuple[Any, ...]) -> Schema:
    return {"enum": list(words)}


def answer(shapes: Shapes) -> Mapping[str, Schema]:
    """Give the keys of a recommendation."""
    return {
        "schema": {"const": "needle.recommendation/1"},
        "ref": TEXT,
        "on": DAY,
        "pack": part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "concerns": TEXTS,
        "options": listing(part(shapes, "option", _option(shapes))),
        "questions": listing(part(shapes, "question", _question(shapes))),
        "mentions": listing(part(shapes, "mention", {"text": TEXT, "fact": TEXT, "denied": YES_NO})),
        "unrecognised": TEXTS,
        "review": YES_NO,
        "cleared": TEXTS,
        "notices": TEXTS,
    }


def _option(shapes: Shapes) -> Mapping[str, Schema]:
    span = part(shapes, "span", {"min": NUMBER, "max": NUMBER})
    verdict = shapes.choice(VERDICTS)
    area = {"area": TEXT, "verdict": verdict, "if_clear": verdict, "until": or_null(DAY)}
    return {
        "rank": WHOLE,
        "variant": TEXT,
        "name": TEXT,
        "verdict": verdict,
        "if_clear": verdict,
        "until": or_null(DAY),
        "until_moves": YES_NO,
        "standing": shapes.choice(("accepted", "discouraged")),
        "standing_because": or_null(TEXT),
        "operator": shapes.choice(OPERATORS),
        "fit": {"type": "integer", "minimum": 0, "maximum": 100},
        "areas": listing(part(shapes, "area-result", area)),
        "depth": listing(part(shapes, "depth-row", _depth(shapes))),
        "courses": listing(part(shapes, "advised-course", _course(shapes, span))),
        "treatments": or_null(span),
        "interval_weeks": or_null(span),
        "downtime_days": part(shapes, "days", {"min": NUMBER, "max": NUMBER, "typical": NUMBER}),
        "discomfort": {"type": "integer", "minimum": 0, "maximum": 10},
        "cost_tier": {"type": "integer", "minimum": 1, "maximum": 4},
        "cautions": listing(part(shapes, "finding", _finding(shapes))),
        "struck": listing(part(shapes, "strike", {"fact": TEXT, "option": TEXT, "caution": TEXT})),
        "reasons": listing(part(shapes, "reason", {"kind": TEXT, "says": TEXT, "sources": TEXTS})),
        "why_here": TEXT,
    }


def _depth(shapes: Shapes) -> Mapping[str, Schema]:
    ends = {"min_mm": or_null(NUMBER), "max_mm": or_null(NUMBER)}
    limits = part(shapes, "depth-range", ends)
    return {
        "concern": TEXT,
        "area": TEXT,
        **ends,
        "if_clear": limits,
        "with_clearance": limits,
        "narrowed_by": TEXTS,
        "narrowings": listing(part(shapes, "narrowing", {"by": TEXT, "to_mm": NUMBER, "until_answered": YES_NO})),
    }


def _course(shapes: Shapes, span: Schema) -> Mapping[str, Schema]:
    return {
        "concern": TEXT,
        "effect": or_null(_words(EFFECTS)),
        "grade": shapes.choice(("A", "B", "C", "X")),
        "confidence": or_null(CONFIDENCE),
        "increment": or_null(_words(("proven", "plausible", "mixed", "none", "untested"))),
        "says": TEXT,
        "treatments": or_null(span),
        "interval_weeks": or_null(span),
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
        "until": or_null(DAY),
        "until_moves": YES_NO,
        "open_facts": TEXTS,
        "says": TEXT,
        "confidence": or_null(CONFIDENCE),
        "low_confidence": YES_NO,
        "sources": TEXTS,
        "positions": listing(part(shapes, "view", {"says": TEXT, "sources": TEXTS})),
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
