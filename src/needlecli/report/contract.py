"""The recommendation as plain data: the contract `needle.recommendation/1` that scripts live on.

Changes here are additive only.  Nothing in it depends on the clock, the terminal or the machine.
"""

from collections.abc import Collection, Mapping

from needlecli.advice import Course, DepthRow, Finding, Narrowing, Option, Question, Reach, Recommendation, Struck
from needlecli.knowledge import Pack
from needlecli.logic import Depth
from needlecli.report.notices import notices

SCHEMA = "needle.recommendation/1"


def document(advice: Recommendation, only: Collection[str] = ()) -> Mapping[str, object]:
    """Give a recommendation as data; every variant of the pack appears in it, unless only some are asked for."""
    client, pack = advice.client, advice.pack
    return {
        "schema": SCHEMA,
        "ref": client.ref,
        "on": str(client.on),
        "pack": {"id": pack.common.pack.id, "version": pack.common.pack.version, "sha256": pack.digest},
        "concerns": [wish.concern for wish in client.concerns],
        "options": [option_data(pack, o) for o in advice.options if not only or o.variant.id in only],
        "questions": [_question(question) for question in advice.questions],
        "mentions": [{"text": m.text, "fact": m.fact, "denied": m.denied} for m in client.mentions],
        "unrecognised": list(client.unrecognised),
        "review": bool(client.unrecognised),
        "cleared": sorted(client.cleared),
        "notices": list(notices(advice)),
    }


def option_data(pack: Pack, option: Option) -> Mapping[str, object]:
    """Give one option as data."""
    variant = option.variant
    first = option.courses[0] if option.courses else None
    return {
        "rank": option.rank,
        "variant": variant.id,
        "name": variant.name,
        "verdict": option.verdict.word,
        "if_clear": option.if_clear.word,
        "until": str(option.until) if option.until else None,
        "until_moves": option.ongoing,
        "standing": variant.standing.is_,
        "standing_because": variant.standing.because or None,
        "operator": variant.operator,
        "fit": option.fit,
        "areas": [
            {
                "area": a.area,
                "verdict": a.verdict.word,
                "if_clear": a.if_clear.word,
                "until": str(a.until) if a.until else None,
            }
            for a in option.areas
        ],
        "depth": [_depth(row) for row in option.depth],
        "courses": [_course(course) for course in option.courses],
        "treatments": _course(first)["treatments"] if first else None,
        "interval_weeks": _weeks(first) if first else None,
        "downtime_days": {
            "min": variant.downtime.range.low.days,
            "max": variant.downtime.range.high.days,
            "typical": variant.downtime.typical.days,
        },
        "discomfort": variant.discomfort.typical,
        "cost_tier": variant.cost.tier,
        "cautions": [_finding(pack, finding) for finding in option.findings],
        "struck": [struck_data(struck) for struck in option.struck],
        "reasons": [{"kind": r.kind, "says": r.says, "sources": list(r.sources)} for r in option.reasons],
        "why_here": option.why_here,
    }


def reach_data(row: Reach | DepthRow) -> Mapping[str, object]:
    """Give how deep for one concern in one area; `min_mm` and `max_mm` hold today, every open adjustment applied."""
    return {
        "concern": row.concern,
        "area": row.area,
        **_mm(row.now),
        "if_clear": _mm(row.if_clear),
        "with_clearance": _mm(row.cleared_to),
    }


def struck_data(struck: Struck) -> Mapping[str, str]:
    """Give one option of the practitioner's own choice that a caution bars."""
    return {"fact": struck.fact, "option": struck.option, "caution": struck.caution}


def _depth(row: DepthRow) -> Mapping[str, object]:
    """Give one depth row, with what narrowed it."""
    return {
        **reach_data(row),
        "narrowed_by": list(dict.fromkeys(n.by for n in row.narrowed_by)),
        "narrowings": [_narrowing(n) for n in row.narrowed_by],
    }


def _narrowing(narrowing: Narrowing) -> Mapping[str, object]:
    return {"by": narrowing.by, "to_mm": narrowing.to_mm, "until_answered": narrowing.open}


def _mm(depth: Depth | None) -> Mapping[str, float | None]:
    return {"min_mm": depth.low if depth else None, "max_mm": depth.high if depth else None}


def _course(course: Course) -> Mapping[str, object]:
    written = course.indication
    return {
        "concern": course.concern,
        "effect": written.effect,
        "grade": written.grade,
        "confidence": written.confidence,
        "increment": written.increment,
        "says": written.says,
        "treatments": {"min": written.treatments.low, "max": written.treatments.high} if written.treatments else None,
        "interval_weeks": _weeks(course),
        "interval_lengthened_by": [by for by, _ in course.lengthened_by],
        "sources": list(written.sources),
    }


def _weeks(course: Course) -> Mapping[str, float] | None:
    period = course.interval
    return {"min": round(period.low.days / 7, 2), "max": round(period.high.days / 7, 2)} if period else None


def _finding(pack: Pack, finding: Finding) -> Mapping[str, object]:
    caution = finding.caution
    return {
        "id": caution.id,
        "level": caution.level,
        "fired": finding.fired,
        "cleared": finding.cleared,
        "areas": list(finding.areas),
        "until": str(finding.until) if finding.until else None,
        "until_moves": finding.ongoing,
        "open_facts": sorted(finding.facts),
        "says": caution.says,
        "confidence": caution.confidence,
        "low_confidence": pack.rests_on_little(caution.confidence, caution.sources),
        "sources": list(caution.sources),
        "positions": [{"says": p.says, "sources": list(p.sources)} for p in caution.positions],
        "origin": caution.origin,
    }


def _question(question: Question) -> Mapping[str, object]:
    return {
        "fact": question.fact,
        "group": question.group,
        "question": question.question,
        "decides": list(question.decides),
        "worst": question.worst,
        "ask_when": question.when,
    }
