"""Prove what can be proved of a pack that is checked, and say what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from needlecli.findings import Findings, Stated
from needlecli.page import clean
from needlecli.source import Diagnostic, Document

if TYPE_CHECKING:
    from needlecli.knowledge import Pack
    from needlecli.proofs import Proof


COVERED = "caution-subsumed"
"""The rule that finds, without a proof, most of the cautions that one other covers."""

PROVED = "proved"
TELLING = frozenset(("text", "json"))
"""The looks that say what came of each proof."""


class Prover:
    """Proves the properties of a pack when it is asked to, and keeps what came of each."""

    def __init__(self) -> None:
        self.stated: tuple[Stated, ...] = ()

    def __call__(
        self, pack: "Pack", documents: Sequence[Document], on: date, found: Sequence[Diagnostic]
    ) -> Sequence[Diagnostic]:
        """Give what proofs find in some files of a pack, besides what rules found."""
        from needlecli.lint import severity_of
        from needlecli.proofs import Everyone, prove, told

        covered = {one.where for one in found if one.name == COVERED}
        proofs = tuple(prove(Everyone(pack, documents, on, covered=covered)))
        self.stated = tuple(_stated(proof) for proof in proofs)
        return tuple(told(proofs, severity_of))


def _stated(proof: "Proof") -> Stated:
    return Stated(proof.name, proof.claim, proof.status, len(proof.refutations), proof.steps, proof.because)


def lines(stated: Iterable[Stated]) -> Iterator[str]:
    """Say what was proved in one line, and one line for each property that was not."""
    every = tuple(stated)
    proved = [one for one in every if one.status == "proved"]
    if not every:
        return
    names = f": {', '.join(one.name for one in proved)}" if proved else ""
    yield f"{PROVED} for every client there could be, {len(proved)} of {len(every)} properties{names}"
    for one in every:
        times = f"{one.times} time{'s' * (one.times != 1)}"
        match one.status:
            case "refuted":
                also = f"; {one.because}" if one.because else ""
                yield f"refuted {times}{also}: {one.name} ({one.claim})"
            case "undecided":
                yield f"not decided, {one.because}: {one.name} ({one.claim})"
            case _:
                pass


def unproved(findings: Findings, looks: Iterable[str]) -> Iterator[str]:
    """Say what was not proved, or not to the end, where none of the looks does: silence would be taken for proof."""
    if not TELLING.intersection(looks):
        yield from (clean(line) for line in findings.figures if not line.startswith(PROVED))


def as_data(stated: Iterable[Stated]) -> list[dict[str, object]]:
    """Give what came of each proof as plain data."""
    return [one._asdict() for one in stated]
