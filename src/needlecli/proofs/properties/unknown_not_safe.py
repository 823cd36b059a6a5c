"""Leaving a question open never gets a milder answer than any answer to it would, up to asking first."""

from collections.abc import Iterator
from itertools import product

from needlecli.advice import Verdict
from needlecli.boxes import Box, covers
from needlecli.cases import Place as Written
from needlecli.logic import EVENT, EventWithin, Truth, leaves, named_facts
from needlecli.proofs.axes import Cell
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.grounds import Grounds, Told
from needlecli.proofs.lighter import demands, lighter, milder
from needlecli.proofs.proof import Refutation

CLAIM = "no question left open gets a milder answer than some answer to it would"
UNSURE = frozenset(
    ("unknown", "unsure", "not-sure", "not-known", "not-asked", "do-not-know", "dont-know", "uncertain", "undecided")
)
"""Options that say no more than an open question does."""


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for a caution that an answer brings and an open question does not, with nothing instead."""
    facts = everyone.pack.vocabulary.facts
    for grounds in everyone.all_grounds():
        for told, written in everyone.told(grounds):
            named = {name for name in named_facts(told.caution.when) if name in facts and not facts[name].chosen}
            if any(isinstance(leaf, EventWithin) for leaf in leaves(told.caution.when)):
                named.add(EVENT)
            for name in sorted(named & everyone.axes.at.keys()):
                yield from _open(everyone, grounds, told, written, name)


def _open(everyone: Everyone, grounds: Grounds, told: Told, written: Written, name: str) -> Iterator[Refutation]:
    axes = everyone.axes
    at, cells = axes.at[name], axes.cells(name)
    says_nothing = [place for place, cell in enumerate(cells) if _unsure(cell)]
    for demand in demands(everyone, told, Truth.YES, told.region.maybe, Verdict.ASK_FIRST):
        for place, box in product(says_nothing, demand.boxes):
            answered = axes.space.cells(box, at) & ~sum(1 << other for other in says_nothing)
            there = axes.space.moved(box, at, 1 << place)
            if not answered or covers(axes.space, demand.boxes, there, everyone.budget):
                continue
            found = next(lighter(everyone, grounds, there, demand), None)
            if found is not None:
                worse = (answered & -answered).bit_length() - 1
                yield _refutation(everyone, grounds, told, written, name, (place, worse), found)
                return


def _unsure(cell: Cell) -> bool:
    return cell.open or str(cell.says).casefold().replace(" ", "-") in UNSURE


def _refutation(
    everyone: Everyone,
    grounds: Grounds,
    told: Told,
    written: Written,
    name: str,
    cells: tuple[int, int],
    found: Box,
) -> Refutation:
    axes = everyone.axes
    open_ = everyone.see(found)
    answered = everyone.see(axes.space.moved(found, axes.at[name], 1 << cells[1]))
    if not milder(open_, answered, grounds.variant, Verdict.ASK_FIRST):
        raise Disagreed
    says, worse = (axes.cells(name)[cell].says for cell in cells)
    return Refutation(
        written.location,
        f"{name} {says} gets a milder answer from {grounds.variant.id} than {worse} does, "
        f"for which {told.caution.id} holds",
        "who does not know has not said no: name that answer in the caution, or take the option out of the vocabulary",
        (open_.witness(grounds.variant), answered.witness(grounds.variant)),
        about=f"{told.caution.id} {name}",
        also=f"from {grounds.variant.id}",
    )
