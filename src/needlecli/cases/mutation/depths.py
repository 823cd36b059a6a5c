"""Faults in depths: ranges made wider, and the limits of areas and devices moved."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from needlecli.cases.mutation.mutant import Mutant, Soil, mutant
from needlecli.cases.mutation.standing import alters_depths, starts_shallower
from needlecli.cases.mutation.steps import moved, tenth, wider
from needlecli.knowledge import Pack, Variant
from needlecli.logic import Depth
from needlecli.source import Document


def in_depths(soil: Soil) -> Iterator[Mutant]:
    """Make the faults of every depth of an indication, of the guide, of a device and of an area.

    One that another limit cuts off everywhere alters no depth.
    """
    for name, document in soil.variant_files().items():
        variant = soil.pack.variants[name]
        yield from _indications(soil, variant, document)
        yield from _device(soil, variant, document)
    guide = soil.holding("depths")
    yield from _guide(soil, guide) if guide is not None else ()
    for area in soil.pack.vocabulary.areas:
        written = soil.holding("areas", area, "limits")
        yield from _limits(soil, area, written) if written is not None else ()


def _indications(soil: Soil, variant: Variant, document: Document) -> Iterator[Mutant]:
    for index, indication in enumerate(variant.indications):
        for area, depth in indication.depth.items():
            for how, new in wider(depth):
                changed = indication._replace(depth={**indication.depth, area: new})
                indications = (*variant.indications[:index], changed, *variant.indications[index + 1 :])
                pack = _with(soil, variant._replace(indications=indications))
                says = _says(f"{variant.id} for {indication.concern} in {area}", how, depth, new)
                key, path = f"{variant.id}/{indication.concern}/{area}/{how}", ("indications", index, "depth", area)
                alters = alters_depths(soil.pack, pack, [variant.id], [indication.concern], [area])
                yield mutant("widened", key, says, (document, path), pack)._replace(alters=alters)


def _device(soil: Soil, variant: Variant, document: Document) -> Iterator[Mutant]:
    """Let a device reach further and less far; where it starts counts for a shallower start, too."""
    low, high = variant.depth.low, variant.depth.high
    ends = ((low, tenth(high, 1)), (low, tenth(high, -1)), (tenth(low, -1), high), (tenth(low, 1), high))
    for new in (Depth(*both) for both in ends if 0 <= both[0] <= both[1]):
        pack = _with(soil, variant._replace(depth=new))
        says = f"the device of {variant.id} reached {new} instead of {variant.depth}"
        moves = new.low != low and starts_shallower(soil.pack, variant.id)
        alters = moves or alters_depths(soil.pack, pack, [variant.id])
        key = f"{variant.id}/depth={new}"
        yield mutant("threshold", key, says, (document, ("depth",)), pack)._replace(alters=alters)


def _guide(soil: Soil, document: Document) -> Iterator[Mutant]:
    common, words = soil.pack.common, soil.pack.vocabulary
    guide = common.depths._asdict()
    for technique in ("needle", "rf"):
        variants = [name for name, variant in soil.pack.variants.items() if variant.technique == technique]
        for group, row in guide[technique].items():
            concerns = [one.id for one in words.concerns.values() if one.group == group]
            for area, how, new in ((area, *one) for area, depth in row.items() for one in wider(depth)):
                tables: Any = {**guide, technique: {**guide[technique], group: {**row, area: new}}}
                pack = replace(soil.pack, common=common._replace(depths=type(common.depths)(**tables)))
                says = _says(f"the depth guide for {technique}, {group}, {area}", how, row[area], new)
                key, path = f"guide/{technique}/{group}/{area}/{how}", ("depths", technique, group, area)
                alters = alters_depths(soil.pack, pack, variants, concerns, [area])
                yield mutant("widened", key, says, (document, path), pack)._replace(alters=alters)


def _limits(soil: Soil, name: str, document: Document) -> Iterator[Mutant]:
    """Move the limits of one area."""
    words = soil.pack.vocabulary
    area = words.areas[name]
    for technique, limit in area.limits.items():
        for new in (moved(limit, 1), moved(limit, -1)):
            limits: Any = {**area.limits, technique: new}
            areas = {**words.areas, name: area._replace(limits=limits)}
            pack = replace(soil.pack, vocabulary=replace(words, areas=areas))
            says = f"the limit of {name} for {technique} were {new} instead of {limit}"
            key, path = f"area/{name}/{technique}={new}", ("areas", name, "limits", technique)
            alters = alters_depths(soil.pack, pack, soil.pack.variants, areas=[name])
            yield mutant("threshold", key, says, (document, path), pack)._replace(alters=alters)


def _with(soil: Soil, variant: Variant) -> Pack:
    return replace(soil.pack, variants={**soil.pack.variants, variant.id: variant})


def _says(what: str, how: str, was: Depth, new: Depth) -> str:
    return f"{what} went {how}, {new} instead of {was}"
