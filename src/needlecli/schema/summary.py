"""What a batch came to, as data: what `needle batch --summary json` prints."""

from collections.abc import Mapping

from needlecli.knowledge import LEVELS, Pack
from needlecli.schema._data import COUNT, DAY, TEXT, TEXTS, described, part
from needlecli.schema._forms import Schema, listing, mapping
from needlecli.schema._shapes import Shapes
from needlecli.schema._whole import whole
from needlecli.schema._words import CHOICES

REVIEW = {"review": "a person has to read what was written"}


def schema(pack: Pack) -> Schema:
    """Describe a summary; ids are left open, since whoever reads it may have another pack."""
    shapes = Shapes(pack)
    body = described(shapes, "summary", _top(shapes))
    says = (
        "What a batch came to, needle.batch-summary/1: counts, and no record. Texts that were not understood are in it"
        " as they were written. Every key is always there; later versions only add keys."
    )
    return whole("summary", "Summary of a batch", says, shapes, body)


def _top(shapes: Shapes) -> Mapping[str, Schema]:
    each = shapes.shared("verdict-counts", lambda: _counts(CHOICES["verdict"]))
    answers = shapes.shared("answer-counts", lambda: _counts({**CHOICES["verdict"], **REVIEW}))
    caution = {"id": TEXT, "level": {"enum": [*LEVELS, ""]}, "records": COUNT}
    question = {"fact": TEXT, "question": TEXT, "records": COUNT}
    reason = {"field": TEXT, "name": TEXT, "records": COUNT}
    return {
        "schema": {"const": "needle.batch-summary/1"},
        "on": DAY,
        "inputs": TEXTS,
        "pack": part(shapes, "pack", {"id": TEXT, "version": TEXT, "sha256": TEXT}),
        "records": COUNT,
        "answered": COUNT,
        "rejected": COUNT,
        "review": COUNT,
        "verdicts": answers,
        "tops": {"type": "object", "additionalProperties": COUNT},
        "options": {"type": "object", "additionalProperties": each},
        "cautions": listing(part(shapes, "caution-count", caution)),
        "questions": listing(part(shapes, "question-count", question)),
        "unrecognised": listing(part(shapes, "text-count", {"text": TEXT, "records": COUNT})),
        "unrecognised_others": COUNT,
        "rejections": listing(part(shapes, "rejection-count", reason)),
        "rejections_others": COUNT,
    }


def _counts(words: Mapping[str, str]) -> Schema:
    """Describe how many of each verdict there are."""
    made = mapping(
        {word: {"description": f"{says[:1].upper()}{says[1:]}."} | COUNT for word, says in words.items()}, words
    )
    return {key: part for key, part in made.items() if key != "additionalProperties"}
