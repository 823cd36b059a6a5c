"""Makes intake records as a clinic's online form would give them: seeded, so that every run measures the same clients.

A form asks the forty or so questions that most real forms ask; most answers are no, two or three are not.  At 1.0
`alike` is a typical day; below, more is answered with yes and more is left out; at 0.0 any fact of the pack may be
asked and any concern be wanted.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

ON = date(2026, 11, 23)
ASKED = (
    *("isotretinoin", "herpes-history", "pregnancy", "breastfeeding", "eczema-active", "psoriasis", "rosacea"),
    *("bleeding-disorder", "cancer-active", "skin-cancer-history", "keloid-history", "autoimmune-connective-tissue"),
    *("recent-filler", "recent-botulinum-toxin", "cardiac-disease", "active-acne", "retinoid-topical"),
    *("active-infection", "diabetes", "recent-tan", "sunburn", "open-wound", "anticoagulant", "immunosuppression"),
    *("nickel-allergy", "stainless-steel-allergy", "chemotherapy", "recent-peel-superficial", "recent-laser-ablative"),
    *("raised-lesion", "lidocaine-allergy", "liver-disease", "actinic-keratosis", "surgery-in-area", "recent-waxing"),
    *("metal-implant-in-area", "nsaid", "implanted-electronic-device", "epilepsy", "smoking"),
)
CONCERNS = (("acne-scars", 30), ("wrinkles", 20), ("large-pores", 12), ("laxity", 8), ("melasma", 6), ("texture", 8))


def clients(
    count: int, seed: int, facts: Mapping[str, Any], concerns: tuple[str, ...], *, alike: float = 1.0
) -> Iterator[dict[str, Any]]:
    """Give records (`needle.intake/1`), each with its own reference."""
    chance = random.Random(seed)  # noqa: S311 - clients, not secrets
    usual = [(name, weight) for name, weight in CONCERNS if name in concerns] or [(name, 1) for name in concerns]
    asked = [name for name in (ASKED if alike else facts) if name in facts]
    for number in range(count):
        wanted = chance.choices([n for n, _ in usual], [w for _, w in usual], k=chance.choice((1, 1, 1, 2)))
        if not alike:
            wanted = chance.sample(concerns, chance.choice((1, 2, 3)))
        answers: dict[str, Any] = {
            "age": str(chance.randrange(18, 75)),
            "sex": chance.choice(("female", "female", "female", "male")),
            "skin_type": chance.choice(("I", "II", "II", "III", "III", "IV", "V", "VI")),
        }
        for name in asked:
            if name not in answers and (alike == 1 or chance.random() < 0.4 + alike):
                answers[name] = _answer(facts[name], chance, 0.05 if alike == 1 else 0.3 - 0.3 * alike)
        record: dict[str, Any] = {"ref": f"C{number:08d}", "concerns": list(dict.fromkeys(wanted)), "facts": answers}
        if chance.random() < 0.1:
            record["event"] = str(ON + timedelta(days=chance.randrange(5, 300)))
        yield record


def _answer(fact: Any, chance: random.Random, often: float) -> str:
    if chance.random() >= often:
        return chance.choice(("no",) * 19 + ("unknown",)) if fact.none or fact.kind.value != "choice" else "unknown"
    match fact.kind.value:
        case "dated":
            day = ON - timedelta(days=int(chance.expovariate(1 / 150)))
            return chance.choice((str(day), str(day), str(day)[:7], "yes", "current"))
        case "choice":
            return str(chance.choice(fact.options))
        case "number":
            low, high = fact.bounds
            return f"{chance.uniform(low, min(high, 100)):.1f}"
        case _:
            return "yes"
