"""What is compared of one option of an answer, each part in the words it is said in.

The answer of a receipt may have been edited: whatever it holds, it is walked and never trusted.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 80
"""How much of a text from a receipt is repeated."""

KINDS: Mapping[str, str] = {
    "verdict": "verdict",
    "if-clear": "verdict if clear",
    "area": "verdict",
    "rank": "place",
    "depth": "depth",
    "caution": "caution",
    "evidence": "evidence",
    "course": "course",
    "fit": "fit",
    "downtime": "downtime",
    "discomfort": "discomfort",
    "cost": "cost",
    "operator": "least licence",
    "standing": "standing",
}
"""What is compared of every option, in the order in which it is said, with its word."""


def aspects(option: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """Give what is compared of one option, each with the words it is said in."""
    yield ("verdict", ""), verdict_text(option)
    yield ("if-clear", ""), say(option.get("if_clear"))
    yield ("rank", ""), say(option.get("rank"))
    yield ("fit", ""), f"{say(option.get('fit'))} %"
    yield ("downtime", ""), _downtime(option.get("downtime_days"))
    yield ("discomfort", ""), f"{say(option.get('discomfort'))}/10"
    yield ("cost", ""), f"tier {say(option.get('cost_tier'))}/4"
    yield ("operator", ""), say(option.get("operator"))
    yield ("standing", ""), say(option.get("standing"))
    for name, area in named(option.get("areas"), "area").items():
        yield ("area", f"on {name}"), f"{verdict_text(area)}, {say(area.get('if_clear'))} if clear"
    for row in mappings(option.get("depth")):
        yield ("depth", f"for {say(row.get('concern'))} on {say(row.get('area'))}"), _depth(row)
    for name, caution in named(option.get("cautions"), "id").items():
        yield ("caution", name), _caution(caution)
    for name, course in named(option.get("courses"), "concern").items():
        yield ("evidence", f"for {name}"), f"{say(course.get('effect'))}, grade {say(course.get('grade'))}"
        yield ("course", f"for {name}"), _course(course)


def verdict_text(option: Mapping[str, Any]) -> str:
    """Say the verdict of an option, with its day."""
    until = option.get("until")
    moves = " at the earliest" if option.get("until_moves") else ""
    return f"{say(option.get('verdict'))}{f' until {say(until)}{moves}' if until else ''}"


def _depth(row: Mapping[str, Any]) -> str:
    clear, letter = (_ends(row.get(key)) for key in ("if_clear", "with_clearance"))
    return f"{_ends(row)} today, {clear} if clear" + (f", {letter} with a letter" if letter != "none" else "")


def _ends(value: object) -> str:
    ends = value if isinstance(value, dict) else {}
    low, high = ends.get("min_mm"), ends.get("max_mm")
    return "none" if low is None and high is None else f"{say(low)}-{say(high)} mm"


def _caution(caution: Mapping[str, Any]) -> str:
    holds = "cleared" if caution.get("cleared") else "holds" if caution.get("fired") else "open"
    until = caution.get("until")
    moves = " at the earliest" if caution.get("until_moves") else ""
    return f"{say(caution.get('level'))}, {holds}{f' until {say(until)}{moves}' if until else ''}"


def _course(course: Mapping[str, Any]) -> str:
    return f"{_range(course.get('treatments'))} treatments, {_range(course.get('interval_weeks'))} weeks apart"


def _downtime(value: object) -> str:
    typical = value.get("typical") if isinstance(value, dict) else None
    return f"{_range(value)} days, usually {say(typical)}"


def _range(value: object) -> str:
    return f"{say(value.get('min'))}-{say(value.get('max'))}" if isinstance(value, dict) else "unknown"


def named(value: object, key: str) -> dict[str, Mapping[str, Any]]:
    """Give the mappings of a list by what names them."""
    return {name: one for one in mappings(value) if isinstance(name := one.get(key), str)}


def mappings(value: object) -> list[Mapping[str, Any]]:
    """Give the mappings of what ought to be a list of them."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def say(value: object) -> str:
    """Write a value as it reads in a sentence, and no more of it than a sentence holds."""
    return cut(value) if isinstance(value, str) else "none" if value is None else cut(canonical(value))


def cut(text: str) -> str:
    """Cut a text where it gets too long to be repeated."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def canonical(value: object) -> str:
    """Write a value as the one text it has."""
    return json.dumps(value, sort_keys=True)
