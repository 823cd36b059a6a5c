"""Small packs made by chance, with all that is hard about conditions, and every client of their tiny spaces."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from random import Random
from typing import Any, NamedTuple

from builders import PEN, SOURCES, TODAY, VOCABULARY
from needlecli.advice import Option, Verdict, recommend
from needlecli.knowledge import Pack
from needlecli.logic import EventWithin, leaves, named_facts
from needlecli.proofs import CONCERN, Everyone, Proof, client_of, prove
from proofs.packs import LINES, compiled_files, nurse

FACTS = """
  wart: {name: Wart, kind: flag, group: safety, question: A wart here?, local: true}
  trained: {name: Trained, kind: flag, group: safety, question: Trained?, safer: neither}
  operator:
    {name: Operator, kind: choice, group: safety, question: Who?, options: [esthetician, nurse, physician]}
  planned-depth: {name: Depth, kind: number, group: safety, question: How deep?, unit: mm, range: 0-3}
  diabetes:
    {name: Diabetes, kind: choice, group: safety, question: Which?, options: [none, controlled, uncontrolled],
     none: none, safer: first}
  keloids:
    {name: Keloids, kind: choice, group: safety, question: Some?, options: [none, not-sure, some], none: none}
  fitness: {name: Fitness, kind: number, group: safety, question: How fit?, unit: points, range: 0-9, safer: higher}
  solution:
    {name: Solution, kind: choice, group: safety, question: Which?, options: [mild, strong, oily], chosen: true}
concerns:
"""
VOCAB = VOCABULARY.replace("concerns:\n", FACTS.lstrip("\n"), 1)
COMMON = """pack: {id: chance, version: "1", name: By chance, reviewed: 2026-01-01}
depths: {needle: {scars: {forehead: 0.5-0.8 mm}}, rf: {}, sources: [study]}
cautions:
"""
LEVELS = ("contraindicated", "defer", "clearance", "adjust", "adjust", "adjust", "note")
MM = ("0.1 mm", "0.3 mm", "0.6 mm", "0.9 mm", "1.0 mm", "1.2 mm", "1.5 mm")
TESTS: Mapping[str, Sequence[str]] = {
    "pregnancy": ("yes", "no"),
    "wart": ("yes", "no"),
    "trained": ("yes", "no"),
    "isotretinoin": ("yes", "no", "current", "within 2 weeks", "within 3 months", "over 1 month"),
    "age": ("under 18", "over 60", "at least 40", "18 to 60"),
    "fitness": ("under 3", "over 5", "2 to 4"),
    "diabetes": ("yes", "[uncontrolled]", "[controlled]", "[controlled, uncontrolled]", "no"),
    "keloids": ("yes", "[some]", "[not-sure, some]"),
    "operator": ("[esthetician]", "[esthetician, nurse]", "[physician]"),
    "solution": ("[mild]", "[strong, oily]", "[oily]"),
    "depth": ("over 0.5 mm", "over 0.9 mm", "over 1.3 mm"),
    "event": ("within 7 days", "within 30 days"),
    "concern": ("lines", "scars"),
    "area": ("cheeks", "forehead"),
}
ANSWERS: Mapping[str, Sequence[object]] = {
    "pregnancy": ("yes", "no"),
    "wart": ("yes", "no"),
    "trained": ("yes", "no"),
    "isotretinoin": ("current", "2026-11-22", "2026-11-10", "2026-10-20", "2026-06-01", "no", "yes", "2026-11"),
    "age": (10, 17.5, 18, 40, 55, 60, 61),
    "fitness": (0, 2, 3, 4, 5, 6, 9),
    "diabetes": ("none", "controlled", "uncontrolled", "yes"),
    "keloids": ("none", "not-sure", "some"),
    "operator": ("esthetician", "nurse", "physician"),
    "solution": ("mild", "strong", "oily"),
    "planned-depth": (0.5, 0.8, 1.1, 1.4, 2),
    "event": ("no", "2026-11-22", "2026-11-29", "2026-12-30"),
}
"""Answers by which every test is told apart: for directions, the worst comes first or last as `WORSE` says."""
FORWARD = ("pregnancy", "wart", "isotretinoin", "fitness")
"""Of these the worse answer stands first."""
BACKWARD = ("diabetes",)
SETTINGS = (
    *("max_depth", "max_depth", "max_depth_in", "max_depth_uncleared", "start_shallower", "passes"),
    *("energy", "needles", "preparation"),
)

Point = tuple[Any, ...]


class Tiny(NamedTuple):
    """A pack made by chance, its documents, and the questions it asks."""

    text: str
    pack: Pack
    everyone: Everyone
    proofs: Mapping[str, Proof]
    asked: tuple[str, ...]


def tiny(seed: int) -> Tiny:
    """Make a pack by chance; the same seed makes the same pack."""
    chance = Random(seed)  # noqa: S311 - for choosing, not for secrets
    facts = chance.sample([*TESTS], chance.randint(2, 4))
    text = COMMON + "".join(_caution(chance, n, facts) for n in range(chance.randint(2, 6)))
    files = {"vocabulary": VOCAB, "sources": SOURCES, "common": text, "pen": PEN + LINES * chance.randint(0, 1)}
    if chance.random() < 0.4:
        files["stamp"] = nurse(PEN + LINES)
    documents, checked = compiled_files(**files)
    assert checked.value is not None, (text, [d.says for d in checked.diagnostics])
    pack = checked.value
    everyone = Everyone(pack, documents, TODAY)
    proofs = {proof.name: proof for proof in prove(everyone)}
    return Tiny(text, pack, everyone, proofs, _asked(pack))


def _caution(chance: Random, number: int, facts: Sequence[str]) -> str:
    level = chance.choice(LEVELS)
    adjust = _adjust(chance) if level == "adjust" or (level != "note" and chance.random() < 0.3) else ""
    if "uncleared" in adjust:
        level = "clearance"
    return (
        f"  - {{id: c{number}, level: {level}, when: {_condition(chance, facts, 2)}, says: S{adjust}, "
        f"sources: [study]}}\n"
    )


def _adjust(chance: Random) -> str:
    name = chance.choice(SETTINGS)
    value = {
        "max_depth_in": f"{{{chance.choice(('cheeks', 'face'))}: {chance.choice(MM)}}}",
        "passes": chance.choice("12"),
        "energy": chance.choice(("none", "lowest")),
        "needles": chance.choice(("fine", "coarse")),
        "preparation": chance.choice(("1-2 weeks", "4-6 weeks")),
    }.get(name, chance.choice(MM))
    return f", adjust: {{{name}: {value}}}"


def _condition(chance: Random, facts: Sequence[str], depth: int) -> str:
    kind = chance.choice(("test", "test", "all", "any", "not", "both")) if depth else "test"
    inner = [_condition(chance, facts, depth - 1) for _ in range(chance.randint(2, 3))] if depth else []
    match kind:
        case "all" | "any":
            return f"{{{kind}: [{', '.join(inner)}]}}"
        case "not":
            return f"{{not: {inner[0]}}}"
        case "both" if len(facts) > 1:
            return "{" + ", ".join(f"{f}: {chance.choice(TESTS[f])}" for f in chance.sample(list(facts), 2)) + "}"
        case _:
            fact = chance.choice(facts)
            return f"{{{fact}: {chance.choice(TESTS[fact])}}}"


def _asked(pack: Pack) -> tuple[str, ...]:
    conditions = [caution.when for of in pack.cautions_by_variant.values() for caution in of]
    facts = frozenset().union(*(named_facts(condition) for condition in conditions))
    every = [leaf for condition in conditions for leaf in leaves(condition)]
    also = {"event"} if any(isinstance(leaf, EventWithin) for leaf in every) else set()
    also |= {"planned-depth"} if any(c.adjust.max_depth_uncleared for c in pack.cautions.values()) else set()
    also |= {"planned-depth"} if "Deeper" in {type(leaf).__name__ for leaf in every} else set()
    return tuple(sorted(facts | also))


WISHES = (
    *((area, concerns) for area in ("cheeks", "forehead") for concerns in (("scars",), ("lines",), ("scars", "lines"))),
)


def record(asked: Sequence[str], point: Point) -> Mapping[str, Any]:
    """Write down one client: an area, some concerns, and an answer to every question; None leaves it open."""
    wish: Any
    wish, *answers = point
    area, concerns = wish
    facts = {name: "unknown" if a is None else a for name, a in zip(asked, answers, strict=True) if name != "event"}
    if facts.get("planned-depth") == "unknown":
        del facts["planned-depth"]
    event = dict(zip(asked, answers, strict=True)).get("event", "no")
    plain = {"age": 36, "skin_type": "II", "operator": "physician", "fitness": 7, "solution": "mild"}
    facts = {**{k: v for k, v in plain.items() if k not in facts}, **facts}
    return {
        "on": str(TODAY),
        "areas": [area],
        "concerns": list(concerns),
        "facts": facts,
        "event": "unknown" if event is None else event,
        "others": "no",
    }


def told_apart(tiny: Tiny) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Give the areas and concerns to look at: two concerns at once only where some condition tells them apart."""
    known = {cell.names for cell in tiny.everyone.axes.cells(CONCERN)}
    return tuple(wish for wish in WISHES if wish[1] in known)


def points(tiny: Tiny, most: int, chance: Random) -> Iterator[Point]:
    """Visit every client of the space, or so many drawn by chance where there are more."""
    every = (told_apart(tiny), *((*ANSWERS[name], None) for name in tiny.asked))
    if prod(map(len, every)) <= most:
        yield from product(*every)
    else:
        yield from (tuple(chance.choice(values) for values in every) for _ in range(most))


def advised(pack: Pack, said: Mapping[str, Any]) -> Mapping[str, Option]:
    """Ask the engine."""
    client = client_of(said, pack)
    assert client is not None, said
    return {option.variant.id: option for option in recommend(pack, client).options}


def deepest(option: Option) -> float:
    """Give the greatest depth offered today, in millimetres; 0 where nothing is left."""
    return max((row.now.high for row in option.depth if row.now), default=0.0)


def milder(one: Option, other: Option, most: Verdict = Verdict.CONTRAINDICATED) -> bool:
    """Say whether one answer is milder than another, up to some verdict, or deeper; who is barred has no depths."""
    barred = one.verdict >= Verdict.CONTRAINDICATED or any(
        area.if_clear is Verdict.CONTRAINDICATED for area in other.areas
    )
    return one.verdict < min(other.verdict, most) or (not barred and deepest(one) > deepest(other))
