"""Along every direction that the vocabulary declares, a worse answer never gets a milder verdict or a greater depth."""

from collections.abc import Iterator

from needlecli.advice import OUTCOMES
from needlecli.boxes import Box, covers
from needlecli.cases import Place as Written
from needlecli.knowledge import Fact
from needlecli.logic import Truth, named_facts
from needlecli.proofs.directions import Step, steps
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.grounds import Grounds, Told
from needlecli.proofs.lighter import asked, lighter, milder
from needlecli.proofs.proof import Refutation

CLAIM = "no worse answer gets a milder verdict or more depth"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for a caution that holds for a better answer and not for the worse one beside it, with nothing instead."""
    facts = everyone.pack.vocabulary.facts
    for grounds in everyone.all_grounds():
        for told, written in everyone.told(grounds):
            if told.caution.level != "note":
                for name in sorted(named_facts(told.caution.when) & facts.keys()):
                    yield from _along(everyone, grounds, told, written, facts[name])


def _along(everyone: Everyone, grounds: Grounds, told: Told, written: Written, fact: Fact) -> Iterator[Refutation]:
    axes = everyone.axes
    for step in steps(fact, axes.cells(fact.id)):
        for truth, boxes in ((Truth.YES, told.region.surely), (Truth.UNKNOWN, told.region.maybe)):
            if not OUTCOMES[told.caution.level, truth]:
                continue
            for box in boxes:
                found = next(_falls(everyone, grounds, told, box, fact.id, step, truth), None)
                if found is not None:
                    yield _refutation(everyone, grounds, told, written, fact, step, found)
                    return


def _falls(
    everyone: Everyone, grounds: Grounds, told: Told, box: Box, name: str, step: Step, truth: Truth
) -> Iterator[Box]:
    """Give clients with the worse answer who get less than the caution asks for of those with the better one."""
    axes = everyone.axes
    at = axes.at[name]
    if not axes.space.cells(box, at) >> step.better & 1:
        return
    worse = axes.space.moved(box, at, 1 << step.worse)
    own = told.region.surely if truth is Truth.YES else told.region.maybe
    if not covers(axes.space, own, worse, everyone.budget):
        yield from lighter(everyone, grounds, worse, asked(told, truth))


def _refutation(
    everyone: Everyone, grounds: Grounds, told: Told, written: Written, fact: Fact, step: Step, found: Box
) -> Refutation:
    axes = everyone.axes
    worse = everyone.see(found)
    better = everyone.see(axes.space.moved(found, axes.at[fact.id], 1 << step.better))
    if not milder(worse, better, grounds):
        raise Disagreed
    cells = axes.cells(fact.id)
    return Refutation(
        written.location,
        f"{told.caution.id} holds for {fact.id} {cells[step.better].says} and not for the worse "
        f"{cells[step.worse].says}, which gets a milder answer from {grounds.variant.id}",
        "let it hold for the worse answer, too, or write safer: for the fact as it really is",
        (worse.witness(grounds.variant), better.witness(grounds.variant)),
        about=f"{told.caution.id} {fact.id}",
        also=f"from {grounds.variant.id}",
    )
