"""What one variant asks before a treatment, every other one asks as well, or says why it need not."""

from collections.abc import Iterator, Mapping, Sequence

from needlecli.knowledge import Pack
from needlecli.logic import PLANNED_DEPTH, named_facts
from needlecli.proofs.everyone import Everyone
from needlecli.proofs.proof import Refutation
from needlecli.source import Document, at

CLAIM = "every variant asks what some variant asks before it treats, or says why not"
HARD = ("contraindicated", "defer", "clearance")
"""The levels at which a question is about more than settings."""


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for questions that no caution of a variant asks and that it does not set aside."""
    pack = everyone.pack
    asked = {name: _asked(pack, name) for name in pack.variants}
    hard = _hard(pack)
    for name, document in everyone.files.items():
        aside = [(index, fact) for index, one in enumerate(pack.variants[name].not_asked) for fact in one.facts]
        left = sorted(hard.keys() - asked[name] - {fact for _, fact in aside})
        if left:
            yield _ignored(document, name, left, hard)
        yield from _needless(document, name, aside, asked[name])


def _ignored(document: Document, name: str, left: Sequence[str], hard: Mapping[str, tuple[str, str]]) -> Refutation:
    """Say in one finding all that a variant never asks about."""
    named = ", ".join(f"{fact} ({hard[fact][1]} by {hard[fact][0]})" for fact in left)
    things = "one thing" if len(left) == 1 else f"{len(left)} things"
    says = f"{name} never asks about {things} that other variants ask before they treat: {named}"
    advice = f"let a caution look at it, or say why not under not_asked: [{{facts: [{left[0]}], says: …}}]"
    return Refutation(at(document, ("id",)), says, advice)


def _asked(pack: Pack, variant: str) -> frozenset[str]:
    return frozenset().union(*(named_facts(caution.when) for caution in pack.cautions_by_variant[variant]))


def _hard(pack: Pack) -> Mapping[str, tuple[str, str]]:
    """Give every fact that can hold a treatment back, with a caution that does so."""
    found: dict[str, tuple[str, str]] = {}
    for caution in pack.all_cautions():
        if caution.level in HARD:
            for fact in named_facts(caution.when) - {PLANNED_DEPTH}:
                if fact in pack.vocabulary.facts and not pack.vocabulary.facts[fact].chosen:
                    found.setdefault(fact, (caution.id, caution.level))
    return found


def _needless(
    document: Document, name: str, aside: list[tuple[int, str]], asked: frozenset[str]
) -> Iterator[Refutation]:
    for index, fact in aside:
        if fact in asked:
            where = at(document, ("not_asked", index, "facts"))
            yield Refutation(where, f"{name} sets {fact} aside, and one of its cautions asks about it", "take it out")
