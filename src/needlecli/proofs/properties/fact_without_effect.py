"""Every fact that a caution asks about decides it for somebody."""

from collections.abc import Iterator

from needlecli.boxes import Box, covers
from needlecli.logic import Condition, named_facts
from needlecli.proofs.everyone import Everyone
from needlecli.proofs.grounds import Told
from needlecli.proofs.proof import Refutation

CLAIM = "every fact a caution asks about decides it for some client"


def refuted(everyone: Everyone) -> Iterator[Refutation]:
    """Look for facts that leave a caution as it is, whatever is answered."""
    done: set[tuple[str, Condition]] = set()
    for grounds in everyone.all_grounds():
        for told, written in everyone.told(grounds):
            for name in sorted(named_facts(told.caution.when) & everyone.axes.at.keys()):
                if (name, told.caution.when) in done:
                    continue
                done.add((name, told.caution.when))
                if not _decides(everyone, told, name):
                    says = f"{name} changes nothing in {told.caution.id}: it holds for the same clients without"
                    yield Refutation(written.location, says, f"take {name} out of its condition, or correct that")


def _decides(everyone: Everyone, told: Told, name: str) -> bool:
    """Say whether somewhere an answer turns the caution: some box would be larger with any answer to this fact."""
    space, at = everyone.axes.space, everyone.axes.at[name]
    every = (1 << space.sizes[at]) - 1
    for box in told.region.surely:
        freed = space.moved(box, at, every)
        if freed != box and not covers(space, told.region.surely, Box(freed), everyone.budget):
            return True
    return False
