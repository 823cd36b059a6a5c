"""Check bundles of files: the rules held against each pack, and the shape of its cases."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from needlecli.cli.keeping import Kept, key_of, load, store
from needlecli.cli.proving import Prover, as_data, lines
from needlecli.files import Bundle, LayerDocuments, load_layers
from needlecli.findings import Findings, Unit
from needlecli.source import Checked, Diagnostic, Document, Severity

if TYPE_CHECKING:
    from needlecli.knowledge import Pack
    from needlecli.lint import Check


def checked(bundle: Bundle, on: date | None, prove: Prover | None = None) -> "Check":
    """Check the protocol files of a bundle over the pack that lies behind them, and prove what can be proved."""
    from needlecli.lint import check  # not needed where the findings are kept

    behind = load_layers(bundle.behind) if bundle.behind else None
    return check(bundle.files, on, behind, LayerDocuments(bundle.behind), prove)


def findings(bundles: Sequence[Bundle], on: date | None, *, proofs: bool = True) -> Findings:
    """Check every bundle and sum up what was found; with `proofs`, what was proved as well."""
    kept = [_remembered(bundle, on, proofs=proofs) for bundle in bundles]
    units = tuple(unit for one in kept for unit in one.units)
    stated = [one.stated for one in kept if one.stated]
    found = [diagnostic for unit in units for diagnostic in unit.found]
    counts = [(sum(d.severity is severity for d in found), severity.name.lower()) for severity in reversed(Severity)]
    said = ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count)
    files = f"{len(units)} file{'s' * (len(units) != 1)}"
    more = {"proofs": [as_data(one) for one in stated]} if proofs else {}
    figures = tuple(line for one in stated for line in lines(one))
    return Findings("validate", units, f"{files}: {said or 'nothing to mend'}", more, figures)


def _remembered(bundle: Bundle, on: date | None, *, proofs: bool) -> Kept:
    """Check one bundle, or give what was found in the very same one before."""
    key = key_of(bundle, on, proofs=proofs)
    found = load(key)
    if found is None:
        prover = Prover()
        units = tuple(_units(bundle, on, prover if proofs else None))
        found = Kept(units, prover.stated)
        store(key, found)
    return found


def _units(bundle: Bundle, on: date | None, prove: Prover | None) -> Iterator[Unit]:
    """Check one bundle: the files that were named, and the errors elsewhere that come of them."""
    result = checked(bundle, on, prove)
    by_file: dict[str, list[Diagnostic]] = {name: [] for name, _ in (*bundle.files, *bundle.cases, *bundle.maps)}
    for diagnostic in (*result.found, *_in_cases(bundle, result.pack), *_in_maps(bundle, result.pack)):
        by_file.setdefault(diagnostic.where.name, []).append(diagnostic)
    for name, found in by_file.items():
        named = bundle.named is None or name in bundle.named
        shown = tuple(d for d in found if named or d.severity is Severity.ERROR)
        if named or shown:
            yield Unit(name, name, shown)


def _in_cases(bundle: Bundle, pack: "Pack | None") -> Iterator[Diagnostic]:
    if bundle.cases:
        from needlecli.cases import read_cases  # not needed where there are none

        yield from _read(bundle.cases, pack, read_cases)


def _in_maps(bundle: Bundle, pack: "Pack | None") -> Iterator[Diagnostic]:
    if bundle.maps:
        from needlecli.client.maps import read_map  # not needed where there are none

        yield from _read(bundle.maps, pack, read_map)


def _read(
    files: Iterable[tuple[str, bytes]], pack: "Pack | None", reading: Callable[[Document, "Pack"], Checked[Any]]
) -> Iterator[Diagnostic]:
    """Read files over a pack, and give what was found; what cannot be parsed, or has no pack, is not read on."""
    from needlecli.source.yaml import parse

    for name, data in files:
        parsed = parse(name, data)
        yield from parsed.diagnostics
        if parsed.value is not None and pack is not None:
            yield from reading(parsed.value, pack).diagnostics
