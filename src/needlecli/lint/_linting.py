"""Hold every rule of the shelf against a lot of files."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from types import ModuleType

from needlecli import registry
from needlecli.lint._allowing import allow
from needlecli.lint._lot import Found, Lot
from needlecli.source import Diagnostic, Document, Severity, in_order, worst

SHELF = "needlecli.lint"


def lint(
    documents: Sequence[Document],
    lot: Lot | None,
    read: Sequence[Diagnostic] = (),
    prove: Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]] | None = None,
) -> tuple[Diagnostic, ...]:
    """Give what was found by reading, by rules and by proofs, without what the files allow, in order of place.

    Without a lot, because the pack cannot be used, only those rules look that need one file.  `prove` gives what proofs
    find besides what the rules found.
    """
    found = (*read, *_all(documents, lot))
    proofs = prove(found) if prove is not None else ()
    on = lot.on if lot is not None else date.min
    hindered = lot is None or worst(read) is Severity.ERROR  # then not every rule could look, or at everything
    idle = {name for name, module in _modules() if hindered or not _looks(module, lot)}
    idle |= {
        name
        for name, module in _modules()
        if getattr(module, "FOUND_BY", "") not in ("", "proofs" * (prove is not None))
    }
    return in_order(allow(documents, (*found, *proofs), on, severity_of, idle))


def _looks(module: ModuleType, lot: Lot | None) -> bool:
    """Say whether a rule looks at a lot at all.

    Some only do where nothing else could use what they find unused, and some are found by another command.
    """
    if hasattr(module, "FOUND_BY"):
        return False
    return lot is not None and (lot.whole or not getattr(module, "WHOLE", False))


def _all(documents: Sequence[Document], lot: Lot | None) -> Iterator[Diagnostic]:
    for name, module in _modules():
        if hasattr(module, "in_document"):
            for document in documents:
                yield from _named(name, module.in_document(document), module.SEVERITY)
        elif lot is not None and hasattr(module, "in_pack") and _looks(module, lot):
            yield from _named(name, module.in_pack(lot), module.SEVERITY)


def _named(name: str, found: Iterator[Found], severity: Severity) -> Iterator[Diagnostic]:
    for one in found:
        yield Diagnostic(name, severity, one.says, one.where, one.help, one.related, one.fix)


@cache
def _modules() -> tuple[tuple[str, ModuleType], ...]:
    return tuple((stem.replace("_", "-"), registry.load(SHELF, stem)) for stem in registry.names(SHELF))


def rules() -> tuple[str, ...]:
    """Name every rule."""
    return tuple(name for name, _ in _modules())


def severity_of(name: str) -> Severity | None:
    """Give how bad a finding of this name is; None if there is no such rule."""
    return next((module.SEVERITY for rule, module in _modules() if rule == name), None)
