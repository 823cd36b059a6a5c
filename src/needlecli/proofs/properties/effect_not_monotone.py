"""Along every direction that the vocabulary declares, a worse answer never gets a milder verdict or a greater depth."""

from collections.abc import Iterable, Iterator

from needlecli.boxes import Box, covers
from needlecli.cases import Place as Written
from needlecli.knowledge import Fact
from needlecli.logic import PLANNED_DEPTH, Deeper, Truth, leaves, named_facts
from needlecli.proofs.directions import Step, steps
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.grounds import Grounds, Told
from needlecli.proofs.lighter import Asked, demands, lighter, milder
from needlecli.proofs.proof import Refutation

CLAIM = "no worse answer gets a milder verdict or more depth"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for a caution that holds for a better answer and not for the worse one beside it, with nothing instead."""
    facts = everyone.pack.vocabulary.facts
    for grounds in everyone.all_grounds():
        for told, written in everyone.told(grounds):
            asked = [
                *demands(everyone, told, Truth.YES, told.region.surely),
                *demands(everyone, told, Truth.UNKNOWN, told.region.maybe),
            ]
            for name in sorted(_decided_by(told) & facts.keys() & everyone.axes.at.keys()):
                yield from _along(everyone, grounds, asked, written, facts[name])


def _decided_by(told: Told) -> frozenset[str]:
    """Name the facts a caution looks at: with a limit, and where it asks how deep, the planned depth as well."""
    deep = told.limit is not None or any(isinstance(leaf, Deeper) for leaf in leaves(told.caution.when))
    return named_facts(told.caution.when) | ({PLANNED_DEPTH} if deep else set())


def _along(
    everyone: Everyone, grounds: Grounds, demanded: Iterable[Asked], written: Written, fact: Fact
) -> Iterator[Refutation]:
    axes = everyone.axes
    for step in steps(fact, axes.cells(fact.id)):
        for asked in demanded:
            for box in asked.boxes:
                found = next(_falls(everyone, grounds, asked, box, fact.id, step), None)
                if found is not None:
                    yield _refutation(everyone, grounds, written, fact, step, found)
                    return


def _falls(everyone: Everyone, grounds: Grounds, asked: Asked, box: Box, name: str, step: Step) -> Iterator[Box]:
    """Give clients with the worse answer who get less than the caution asks for of those with the better one."""
    axes = everyone.axes
    at = axes.at[name]
    if not axes.space.cells(box, at) >> step.better & 1:
        return
    worse = axes.space.moved(box, at, 1 << step.worse)
    if not covers(axes.space, asked.boxes, worse, everyone.budget):
        yield from lighter(everyone, grounds, worse, asked)


def _refutation(
    everyone: Everyone, grounds: Grounds, written: Written, fact: Fact, step: Step, found: Box
) -> Refutation:
    axes = everyone.axes
    worse = everyone.see(found)
    better = everyone.see(axes.space.moved(found, axes.at[fact.id], 1 << step.better))
    if not milder(worse, better, grounds.variant):
        raise Disagreed
    cells = axes.cells(fact.id)
    return Refutation(
        written.location,
        f"{written.caution.id} holds for {fact.id} {cells[step.better].says} and not for the worse "
        f"{cells[step.worse].says}, which gets a milder answer from {grounds.variant.id}",
        "let it hold for the worse answer, too, or write safer: for the fact as it really is",
        (worse.witness(grounds.variant), better.witness(grounds.variant)),
        about=f"{written.caution.id} {fact.id}",
        also=f"from {grounds.variant.id}",
    )
