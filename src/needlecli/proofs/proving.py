"""Prove every property of a pack, or show who refutes it, or say that it was not decided."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from needlecli import registry
from needlecli.boxes import StoppedError
from needlecli.proofs.everyone import Disagreed, Everyone
from needlecli.proofs.proof import Proof, Refutation, Status, as_one

SHELF = "needlecli.proofs.properties"


def prove(everyone: Everyone) -> Iterator[Proof]:
    """Prove each property in turn."""
    for stem, module in _properties():
        yield _proof(stem.replace("_", "-"), module, everyone)


@cache
def _properties() -> tuple[tuple[str, ModuleType], ...]:
    return tuple((stem, registry.load(SHELF, stem)) for stem in registry.names(SHELF))


def _proof(name: str, module: ModuleType, everyone: Everyone) -> Proof:
    everyone.budget.renew()
    found: list[Refutation] = []
    because = ""
    try:
        for refutation in module.refuted(everyone):
            found.append(refutation)  # noqa: PERF402 - what was found before it was stopped stays found
    except StoppedError as stopped:
        because = str(stopped)
    except Disagreed:
        because = "the advice does not confirm it"
    status: Status = "refuted" if found else "undecided" if because else "proved"
    return Proof(name, module.CLAIM, status, everyone.budget.spent, as_one(found), because)
