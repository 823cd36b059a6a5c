"""`needle.recommendation/1`: every key is there, has its type, and stays the same for the same input."""

import json
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import pytest

from builders import TODAY
from needlecli import recommend as advise
from needlecli.advice import Recommendation
from needlecli.knowledge import LEVELS, Pack
from needlecli.report.contract import document

Ask = Callable[..., Recommendation]

Validator = import_module("jsonschema").Draft202012Validator

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
ANY_TEXT: dict[str, Any] = {"type": "string"}
YES_NO: dict[str, Any] = {"type": "boolean"}
WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0}
NUMBER: dict[str, Any] = {"type": "number", "minimum": 0}
DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
VERDICTS: dict[str, Any] = {
    "enum": [
        "suitable",
        "with-care",
        "ask-first",
        "needs-clearance",
        "defer",
        "contraindicated",
        "not-available",
        "not-indicated",
    ]
}
LEVEL: dict[str, Any] = {"enum": list(LEVELS)}


def maybe(kind: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kind, {"type": "null"}]}


def many(kind: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": kind}


def record(**keys: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}


ENDS = record(min_mm=maybe(NUMBER), max_mm=maybe(NUMBER))
WEEKS = record(min=NUMBER, max=NUMBER)
POSITION = record(says=TEXT, sources=many(TEXT))
RECOMMENDATION = record(
    schema={"const": "needle.recommendation/1"},
    ref=ANY_TEXT,
    on=DAY,
    pack=record(id=TEXT, version=TEXT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    concerns=many(TEXT),
    options=many(
        record(
            rank={"type": "integer", "minimum": 1},
            variant=TEXT,
            name=TEXT,
            verdict=VERDICTS,
            if_clear=VERDICTS,
            until=maybe(DAY),
            until_moves=YES_NO,
            standing={"enum": ["accepted", "discouraged"]},
            standing_because=maybe(TEXT),
            operator={"enum": ["esthetician", "nurse", "physician"]},
            fit={"type": "integer", "minimum": 0, "maximum": 100},
            areas=many(record(area=TEXT, verdict=VERDICTS, if_clear=VERDICTS, until=maybe(DAY))),
            depth=many(
                record(
                    concern=TEXT,
                    area=TEXT,
                    min_mm=maybe(NUMBER),
                    max_mm=maybe(NUMBER),
                    if_clear=ENDS,
                    with_clearance=ENDS,
                    narrowed_by=many(TEXT),
                    narrowings=many(record(by=TEXT, to_mm=NUMBER, until_answered=YES_NO)),
                )
            ),
            courses=many(
                record(
                    concern=TEXT,
                    effect={"enum": ["minimal", "moderate", "marked", "near-total"]},
                    grade={"enum": ["A", "B", "C", "X"]},
                    confidence=maybe({"enum": ["high", "medium", "low"]}),
                    increment=maybe(TEXT),
                    says=TEXT,
                    treatments=maybe(record(min=WHOLE, max=WHOLE)),
                    interval_weeks=maybe(WEEKS),
                    interval_lengthened_by=many(TEXT),
                    sources=many(TEXT),
                )
            ),
            treatments=maybe(record(min=WHOLE, max=WHOLE)),
            interval_weeks=maybe(WEEKS),
            downtime_days=record(min=NUMBER, max=NUMBER, typical=NUMBER),
            discomfort={"type": "number", "minimum": 0, "maximum": 10},
            cost_tier={"type": "integer", "minimum": 1, "maximum": 4},
            cautions=many(
                record(
                    id=TEXT,
                    level=LEVEL,
                    fired=YES_NO,
                    cleared=YES_NO,
                    areas=many(TEXT),
                    until=maybe(DAY),
                    until_moves=YES_NO,
                    open_facts=many(TEXT),
                    says=TEXT,
                    confidence=maybe({"enum": ["high", "medium", "low"]}),
                    low_confidence=YES_NO,
                    sources=many(TEXT),
                    positions=many(POSITION),
                    origin=ANY_TEXT,
                )
            ),
            struck=many(record(fact=TEXT, option=TEXT, caution=TEXT)),
            reasons=many(record(kind=TEXT, says=TEXT, sources=many(TEXT))),
            why_here=ANY_TEXT,
        )
    ),
    questions=many(record(fact=TEXT, group=TEXT, question=TEXT, decides=many(TEXT), worst=LEVEL, ask_when=YES_NO)),
    mentions=many(record(text=TEXT, fact=TEXT, denied=YES_NO)),
    unrecognised=many(TEXT),
    review=YES_NO,
    cleared=many(TEXT),
    notices=many(TEXT),
)

RECORDS: list[dict[str, Any]] = [
    {"concerns": ["acne-scars"]},
    {"facts": {"pregnancy": "yes"}},
    {"concerns": ["acne-scars", "large-pores"], "ref": "A17", "others": "no", "facts": {"isotretinoin": "2026-09-01"}},
    {"concerns": {"skin-laxity": 2, "fine-lines": 1}, "areas": ["neck"], "facts": {"skin_type": "V"}, "prefer": "cost"},
    {"concerns": ["acne-scars"], "cleared": ["anticoagulant"], "facts": {"anticoagulant": "yes"}, "others": "no"},
    {"concerns": ["acne-scars"], "available": ["pen"], "operator": "esthetician", "max_downtime": "2 days"},
    {"concerns": ["acne-scars"], "notes": "no cold sores; takes accutane; [/x] \x1b[31m", "max_depth": "0.8 mm"},
    {"concerns": ["melasma"], "areas": ["lips"]},
]


@pytest.mark.parametrize("said", RECORDS, ids=",".join)
def test_every_key_is_present_and_typed(advice: Ask, pack: Pack, said: dict[str, Any]) -> None:
    data = document(advice(**said))
    Validator.check_schema(RECOMMENDATION)
    problems = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
        for e in Validator(RECOMMENDATION).iter_errors(json.loads(json.dumps(data)))
    ]
    assert problems == []
    assert data["pack"] == {"id": "core", "version": pack.common.pack.version, "sha256": pack.digest}


@pytest.mark.parametrize("said", RECORDS, ids=",".join)
def test_it_goes_through_json_unchanged_and_comes_out_the_same_every_time(advice: Ask, said: dict[str, Any]) -> None:
    data = document(advice(**said))
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert document(advice(**said)) == data


@pytest.mark.parametrize("said", RECORDS, ids=",".join)
def test_no_variant_is_silently_missing_and_ranks_are_in_order(advice: Ask, pack: Pack, said: dict[str, Any]) -> None:
    options: Any = document(advice(**said))["options"]
    assert [o["rank"] for o in options] == list(range(1, len(pack.variants) + 1))
    assert {o["variant"] for o in options} == set(pack.variants)


@pytest.mark.parametrize("said", RECORDS, ids=",".join)
def test_a_rejected_variant_says_why(advice: Ask, said: dict[str, Any]) -> None:
    options: Any = document(advice(**said))["options"]
    for option in options:
        if option["if_clear"] in ("contraindicated", "not-available", "not-indicated"):
            barred = [c for c in option["cautions"] if c["fired"] and c["level"] == "contraindicated"]
            assert option["reasons"] or barred, option["variant"]


@pytest.mark.parametrize("said", RECORDS, ids=",".join)
def test_every_caution_rests_on_sources_and_every_question_decides_something(
    advice: Ask, pack: Pack, said: dict[str, Any]
) -> None:
    data: Any = document(advice(**said))
    for option in data["options"]:
        for caution in option["cautions"]:
            assert set(caution["sources"]) <= set(pack.sources)
            assert caution["fired"] or caution["open_facts"], caution["id"]
            assert caution["until"] is None or date.fromisoformat(caution["until"]) > TODAY
    for question in data["questions"]:
        assert question["decides"]


def test_nothing_promises_more_than_we_know(advice: Ask) -> None:
    data: Any = document(advice(concerns=["acne-scars"], others="no"))
    ours = [data["notices"], [o["why_here"] for o in data["options"]], [o["verdict"] for o in data["options"]]]
    assert not any(word in json.dumps(ours).casefold() for word in ("safe", "approved", "diagnos"))


def test_only_the_variants_asked_for_are_told_when_some_are_named(advice: Ask) -> None:
    options: Any = document(advice(concerns=["acne-scars"]), only=("pen", "roller"))["options"]
    assert {o["variant"] for o in options} == {"pen", "roller"}


def test_the_order_of_the_keys_of_a_record_does_not_matter(advice: Ask) -> None:
    said = {"concerns": ["acne-scars"], "facts": {"pregnancy": "no", "skin_type": "IV"}, "ref": "x"}
    turned = {"ref": "x", "facts": {"skin_type": "IV", "pregnancy": "no"}, "concerns": ["acne-scars"]}
    assert document(advice(**said)) == document(advice(**turned))


def test_the_library_gives_the_same_document(advice: Ask, pack: Pack) -> None:
    said = {"concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01"}}
    assert advise(said, pack, today=TODAY) == document(advice(**said))
