"""The cautions of a pack as a decision of zen-engine, a rules engine in Rust: two-valued, for one area.

Run with an environment that has zen-engine, `python _zen.py PACK.json RECORDS.jsonl`, it decides every record and
writes its reference and the names of the cautions that fire.
"""

import json
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

AREA = "cheeks"
NEVER = 100_000
"""Stands for the days since something that never was."""


def decide(pack: Any) -> Mapping[str, Any]:
    """Give the decision: one expression a caution."""
    cautions = {c.id: c for of in pack.cautions_by_variant.values() for c in of}
    rows = [{"id": str(n), "key": f"c{n}", "value": written(c.when)} for n, c in enumerate(cautions.values())]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "ex", "name": "ex", "type": "expressionNode", "content": {"expressions": rows}},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "ex"},
        {"id": "b", "type": "edge", "sourceId": "ex", "targetId": "out"},
    ]
    return {"decision": {"nodes": nodes, "edges": edges}, "names": list(cautions)}


def written(condition: Any) -> str:
    """Write a condition in the language of zen-engine."""
    kind = type(condition).__name__
    match kind:
        case "Always":
            return "true"
        case "AllOf" | "AnyOf":
            word = " and " if kind == "AllOf" else " or "
            return "(" + word.join(written(part) for part in condition.parts) + ")"
        case "Not":
            return f"not({written(condition.part)})"
        case "InArea":
            return str(AREA in condition.areas).lower()
        case "ForConcern":
            return "(" + " or ".join(f"k_{name(c)}" for c in sorted(condition.concerns)) + ")"
        case "EventWithin":
            return f"event < {condition.window.days:g}"
        case "Deeper":
            return "false"
        case "Within":
            return f"{name(condition.fact)} < {condition.window.days:g}"
        case "Current":
            return f"{name(condition.fact)} <= 0"
        case "Number":
            low, high = max(condition.low, -1e6), min(condition.high, 1e6)
            return f"({name(condition.fact)} >= {low:g} and {name(condition.fact)} <= {high:g})"
        case "OneOf":
            return "(" + " or ".join(f"{name(condition.fact)} == '{o}'" for o in sorted(condition.options)) + ")"
        case _:
            return f"has_{name(condition.fact)}"


def model(record: Mapping[str, Any], pack: Any) -> Mapping[str, Any]:
    """Give a record as zen-engine takes it: days since for what is dated, and true for what is there."""
    from _clients import ON

    found: dict[str, Any] = {"ref": record["ref"], "event": NEVER}
    found |= {f"k_{name(concern)}": concern in record["concerns"] for concern in pack.vocabulary.concerns}
    if "event" in record:
        found["event"] = (date.fromisoformat(record["event"]) - ON).days
    for fact in pack.vocabulary.facts.values():
        answer = record["facts"].get(fact.id, "unknown")
        found[f"has_{name(fact.id)}"] = answer not in ("no", "unknown", fact.none)
        found[name(fact.id)] = _value(fact.kind.value, answer, ON)
    return found


def _value(kind: str, answer: str, on: date) -> Any:
    if kind == "dated":
        if answer in ("no", "unknown"):
            return NEVER
        day = {"yes": str(on - timedelta(days=1)), "current": str(on)}.get(answer, answer)
        return (on - date.fromisoformat(day if len(day) == 10 else f"{day}-01")).days
    if kind == "number":
        return float(answer) if answer != "unknown" else -1
    return answer


def name(word: str) -> str:
    """Give a word as a name zen-engine knows."""
    return word.replace("-", "_")


def main() -> None:
    """Decide every record."""
    import zen  # type: ignore[import-not-found]

    told = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    decision = zen.ZenEngine().create_decision(json.dumps(told["decision"]))
    names = told["names"]
    with Path(sys.argv[2]).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            result = decision.evaluate(record)["result"]
            fired = [names[int(key[1:])] for key, fires in result.items() if fires is True]
            sys.stdout.write(json.dumps({"ref": record["ref"], "cautions": fired}) + "\n")


if __name__ == "__main__":
    main()
