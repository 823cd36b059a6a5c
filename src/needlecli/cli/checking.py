"""Check bundles of files: the rules held against each pack, and the shape of its cases."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from needlecli.cli.keeping import key_of, load_units, store_units
from needlecli.files import Bundle, LayerDocuments, load_layers
from needlecli.findings import Findings, Unit
from needlecli.source import Checked, Diagnostic, Document, Severity

if TYPE_CHECKING:
    from needlecli.knowledge import Pack
    from needlecli.lint import Check


def checked(bundle: Bundle, on: date | None) -> "Check":
    """Check the protocol files of a bundle over the pack that lies behind them."""
    from needlecli.lint import check  # not needed where the findings are kept

    behind = load_layers(bundle.behind) if bundle.behind else None
    return check(bundle.files, on, behind, LayerDocuments(bundle.behind))


def findings(bundles: Sequence[Bundle], on: date | None) -> Findings:
    """Check every bundle and sum up what was found."""
    units = tuple(unit for bundle in bundles for unit in _remembered(bundle, on))
    found = [diagnostic for unit in units for diagnostic in unit.found]
    counts = [(sum(d.severity is severity for d in found), severity.name.lower()) for severity in reversed(Severity)]
    said = ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count)
    files = f"{len(units)} file{'s' * (len(units) != 1)}"
    return Findings("validate", units, f"{files}: {said or 'nothing to mend'}")


def _remembered(bundle: Bundle, on: date | None) -> tuple[Unit, ...]:
    """Check one bundle, or give what was found in the very same one before."""
    key = key_of(bundle, on)
    units = load_units(key)
    if units is None:
        units = tuple(_units(bundle, on))
        store_units(key, units)
    return units


def _units(bundle: Bundle, on: date | None) -> Iterator[Unit]:
    """Check one bundle: the files that were named, and the errors elsewhere that come of them."""
    result = checked(bundle, on)
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
