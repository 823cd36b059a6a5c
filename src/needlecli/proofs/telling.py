"""What proofs found, as findings at their places, each with the clients who show it."""

from collections.abc import Callable, Iterable, Iterator

from needlecli.cases import as_yaml
from needlecli.proofs.proof import Proof, Refutation, Witness
from needlecli.source import Diagnostic, Severity, Shown

SeverityOf = Callable[[str], Severity | None]


def told(proofs: Iterable[Proof], severity_of: SeverityOf) -> Iterator[Diagnostic]:
    """Give every refutation as a finding of its property's name, as bad as the page of that name says."""
    for proof in proofs:
        severity = severity_of(proof.name)
        for refutation in proof.refutations:
            yield _finding(proof.name, Severity.ERROR if severity is None else severity, refutation)


def _finding(name: str, severity: Severity, refutation: Refutation) -> Diagnostic:
    return Diagnostic(
        name,
        severity,
        refutation.says,
        refutation.where,
        refutation.help,
        refutation.related,
        witnesses=tuple(_shown(witness) for witness in refutation.witnesses),
    )


def _shown(witness: Witness) -> Shown:
    return Shown(witness.says, as_yaml(dict(witness.record)))
