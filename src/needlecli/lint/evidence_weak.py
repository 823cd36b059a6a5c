"""Something is said with more confidence than its sources bear.

A grade A or B, or high or medium confidence, needs a source that was read (`verified: true`) and is more than memory.
A grade A or B and high confidence also need one that is more than a clinic's own sheet or an article. Only a caution
may stand on those with high confidence: it never does more than hold a treatment back. Sources that are the same as
one another (`same_as`) count as one.

Why it matters:
    Grade and confidence decide what is offered first and what is marked as resting on little. What somebody remembers,
    printed as `high`, looks like a trial.

Bad:
    # pen.yaml
    discomfort: {typical: 3, confidence: medium, sources: [recall]}
                                         ^^^^^^
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, sources: [recall]}
                                                ^

Good:
    # pen.yaml
    discomfort: {typical: 3, confidence: low, sources: [recall]}
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {face: 1.0-1.5 mm}, sources: [recall, study]}

How to mend it:
    Add a source that bears it, or lower the grade or the confidence.
"""

from collections.abc import Iterator, Mapping

from needlecli.lint._evidence import WEAK, cited, originals
from needlecli.lint._lot import Found, Lot
from needlecli.source import Severity, at

SEVERITY = Severity.WARNING
READ, STUDIED = 1, 2
"""How much a source bears: it was read and is more than memory; and it is more than a sheet or an article."""

BEARS = {0: "no source here was read, or it is memory only", READ: "no source here is more than a sheet or an article"}


def in_pack(lot: Lot) -> Iterator[Found]:
    """Hold grades and confidence against the best source beside them."""
    bears = _bears(lot)
    for document in lot.documents:
        for path, names, entry in cited(document):
            for key in ("grade", "confidence"):
                said = entry.get(key)
                needed = _needed(key, said, caution=path[0] == "cautions" and "positions" not in path)
                best = max((bears.get(name, STUDIED) for name in names), default=STUDIED) if needed else 0
                if best < needed:  # a source nobody knows is found elsewhere, and lowers nothing here
                    where = at(document, (*path[:-1], key))
                    yield Found(
                        where, f"{key} {said}, but {BEARS[best]}", f"add a source that bears it, or lower the {key}"
                    )


def _needed(key: str, said: object, *, caution: bool) -> int:
    match key, said:
        case ("grade", "A" | "B"):
            return STUDIED
        case ("confidence", "high"):
            return READ if caution else STUDIED
        case ("confidence", "medium"):
            return READ
        case _:
            return 0


def _bears(lot: Lot) -> Mapping[str, int]:
    """Say of every source how much it bears: as much as the best of those that are the same as it."""
    stands, best = originals(lot.pack), dict.fromkeys(lot.pack.sources, 0)
    for name, source in lot.pack.sources.items():
        own = 0 if not source.verified or source.kind == "recall" else READ if source.kind in WEAK else STUDIED
        best[stands[name]] = max(best[stands[name]], own)
    return {name: best[original] for name, original in stands.items()}
