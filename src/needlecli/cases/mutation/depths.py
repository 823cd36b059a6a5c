"""Faults in depths: ranges made wider, and the limits of areas and devices moved."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from needlecli.cases.mutation.mutant import Mutant, Soil, mutant
from needlecli.cases.mutation.steps import moved, tenth, wider
from needlecli.knowledge import Variant
from needlecli.logic import Depth
from needlecli.source import Document, Path


def in_depths(soil: Soil) -> Iterator[Mutant]:
    """Make the faults of every depth of an indication, of the guide, of a device and of an area."""
    for name, document in soil.variant_files().items():
        variant = soil.pack.variants[name]
        yield from _indications(soil, variant, document)
        yield from _device(soil, variant, document)
    yield from _guide(soil)
    yield from _limits(soil)


def _indications(soil: Soil, variant: Variant, document: Document) -> Iterator[Mutant]:
    for index, indication in enumerate(variant.indications):
        for area, depth in indication.depth.items():
            for how, new in wider(depth):
                changed = indication._replace(depth={**indication.depth, area: new})
                indications = (*variant.indications[:index], changed, *variant.indications[index + 1 :])
                pack = _with(soil, variant._replace(indications=indications))
                says = _says(f"{variant.id} for {indication.concern} in {area}", how, depth, new)
                key = f"{variant.id}/{indication.concern}/{area}/{how}"
                yield mutant("widened", key, says, (document, ("indications", index, "depth", area)), pack)


def _device(soil: Soil, variant: Variant, document: Document) -> Iterator[Mutant]:
    """Let a device reach further and less far."""
    low, high = variant.depth.low, variant.depth.high
    ends = [
        Depth(low, tenth(high, 1)),
        Depth(low, tenth(high, -1)),
        Depth(tenth(low, -1), high),
        Depth(tenth(low, 1), high),
    ]
    for new in ends:
        if 0 <= new.low <= new.high:
            says = f"the device of {variant.id} reached {new} instead of {variant.depth}"
            pack = _with(soil, variant._replace(depth=new))
            yield mutant("threshold", f"{variant.id}/depth={new}", says, (document, ("depth",)), pack)


def _guide(soil: Soil) -> Iterator[Mutant]:
    guide, document = soil.pack.common.depths, soil.holding("depths")
    tables: tuple[tuple[str, Any], ...] = (("needle", guide.needle), ("rf", guide.rf))
    for technique, table in tables if document is not None else ():
        for group, row in table.items():
            for area, depth in row.items():
                for how, new in wider(depth):
                    depths: Any = guide._replace(**{technique: {**table, group: {**row, area: new}}})
                    pack = replace(soil.pack, common=soil.pack.common._replace(depths=depths))
                    says = _says(f"the depth guide for {technique}, {group}, {area}", how, depth, new)
                    path: Path = ("depths", technique, group, area)
                    yield mutant("widened", f"guide/{technique}/{group}/{area}/{how}", says, (document, path), pack)


def _limits(soil: Soil) -> Iterator[Mutant]:
    """Move the limit of each area that has one of its own."""
    words = soil.pack.vocabulary
    for area in words.areas.values():
        document = soil.holding("areas", area.id, "limits")
        for technique, limit in area.limits.items() if document is not None else ():
            for new in (moved(limit, 1), moved(limit, -1)):
                limits: Any = {**area.limits, technique: new}
                areas = {**words.areas, area.id: area._replace(limits=limits)}
                pack = replace(soil.pack, vocabulary=replace(words, areas=areas))
                says = f"the limit of {area.id} for {technique} were {new} instead of {limit}"
                path: Path = ("areas", area.id, "limits", technique)
                yield mutant("threshold", f"area/{area.id}/{technique}={new}", says, (document, path), pack)


def _with(soil: Soil, variant: Variant) -> Any:
    return replace(soil.pack, variants={**soil.pack.variants, variant.id: variant})


def _says(what: str, how: str, was: Depth, new: Depth) -> str:
    return f"{what} went {how}, {new} instead of {was}"
