"""A comparison of two packs as plain data, `needle.diff/1`."""

from collections import Counter
from collections.abc import Mapping

from needlecli.changes import DIRECTIONS, Answer, Change, Diff, Edit, Field, Renames, Touched, Version
from needlecli.report.changes_words import both, edit_words, option_of, value_words
from needlecli.source import Location

SCHEMA = "needle.diff/1"


def changes_data(diff: Diff, names: Renames) -> Mapping[str, object]:
    """Give a comparison: every edit, every change with the client who shows it, and how sure it is."""
    counts = Counter(change.direction for change in diff.changes)
    return {
        "schema": SCHEMA,
        "on": str(diff.on),
        "old": _version(diff.old),
        "new": _version(diff.new),
        "changed": diff.changed,
        "loosened": diff.loosened,
        "counts": {direction: counts[direction] for direction in DIRECTIONS},
        "edits": [_edit(edit, diff) for edit in diff.edits],
        "changes": [_change(change, names) for change in diff.changes],
        "touched": None if diff.touched is None else _touched(diff.touched),
        "cases": {
            "run": diff.cases.run,
            "unread": list(diff.cases.unread),
            "changed": [
                {**case._asdict(), "before": case.before or None, "after": case.after or None}
                for case in diff.cases.changed
            ],
        },
        "unused_sources": list(diff.unused),
        "stated": [one._asdict() for one in diff.stated],
    }


def _version(version: Version) -> Mapping[str, object]:
    label = version.pack.common.pack
    pack = {"id": label.id, "version": label.version, "sha256": version.pack.digest}
    return {"name": version.name, "pack": pack, "alone": version.alone}


def _edit(edit: Edit, diff: Diff) -> Mapping[str, object]:
    return {
        "kind": edit.kind,
        "id": edit.id,
        "was": edit.was or None,
        "what": edit.what,
        "can_change": edit.weight,
        "sooner": edit.loosens,
        "says": edit_words(edit),
        "before_at": _at(edit.before_at),
        "after_at": _at(edit.after_at),
        "fields": [_field(field, diff) for field in edit.fields],
    }


def _field(field: Field, diff: Diff) -> Mapping[str, object]:
    before = None if field.before is None else value_words(diff.old.pack, field.before)
    after = None if field.after is None else value_words(diff.new.pack, field.after)
    return {
        "name": ".".join(part.rstrip("_") for part in field.name.split(".")),
        "can_change": field.weight,
        "before": before,
        "after": after,
        "before_at": _at(field.before_at),
        "after_at": _at(field.after_at),
    }


def _at(where: Location | None) -> str | None:
    return None if where is None else str(where)


def _change(change: Change, names: Renames) -> Mapping[str, object]:
    back = {now: was for was, now in names.variants.items()}
    was = back.get(change.variant, change.variant)
    return {
        "direction": change.direction,
        "variant": change.variant or None,
        "subject": change.subject or None,
        "says": change.says,
        "areas": list(change.areas),
        "concerns": list(change.concerns),
        "found": change.found,
        "before": _answer(change.before, was),
        "after": _answer(change.after, change.variant),
        "differs": [{"what": what, "before": one, "after": other} for what, one, other in both(change, was)],
    }


def _answer(answer: Answer, variant: str) -> Mapping[str, object]:
    option = option_of(answer, variant)
    return {
        "record": dict(answer.record),
        "refused": list(answer.refused),
        "unknown": list(answer.unknown),
        "verdict": None if option is None else option.verdict.word,
        "if_clear": None if option is None else option.if_clear.word,
        "until": str(option.until) if option is not None and option.until else None,
        "depth": []
        if option is None
        else [
            {
                "concern": row.concern,
                "area": row.area,
                "min_mm": row.now.low if row.now else None,
                "max_mm": row.now.high if row.now else None,
            }
            for row in option.depth
        ],
        "cautions": []
        if option is None
        else [{"id": f.caution.id, "level": f.caution.level, "fired": f.fired} for f in option.findings],
        "order": [] if answer.advice is None else [one.variant.id for one in answer.advice.options],
    }


def _touched(touched: Touched) -> Mapping[str, object]:
    return {
        "records": touched.records,
        "same": touched.same,
        "refused": touched.refused,
        "most_rows": touched.most,
        "directions": [
            {"direction": one, "records": count, "rows": [row._asdict() for row in touched.rows[one]]}
            for one, count in touched.counts.items()
        ],
    }
