"""Faults in cautions: left out, one level weaker, another condition, or another setting."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from needlecli.cases.mutation.conditions import faults
from needlecli.cases.mutation.mutant import Mutant, Soil, mutant
from needlecli.cases.mutation.standing import alters_cap
from needlecli.cases.mutation.steps import Quantity, moved, written
from needlecli.cases.placing import Place
from needlecli.knowledge import LEVELS, Adjust, Caution, Pack
from needlecli.source import Document, Path

LOOSER_IS_MORE: tuple[tuple[str, bool], ...] = (
    ("max_depth", True),
    ("max_depth_uncleared", True),
    ("start_shallower", False),
    ("interval_add", False),
    ("passes", True),
    ("margin", False),
    ("sun_avoid", False),
)
"""The quantities of an adjustment, and whether more of it is the looser."""
CAPS = ("max_depth", "max_depth_in")
"""Settings that show in depths alone."""


def in_cautions(soil: Soil) -> Iterator[Mutant]:
    """Make the faults of every caution that is written in a file."""
    for place in soil.placed.values():
        if not place.derived:
            yield from _dropped(soil, place)
            yield from _weakened(soil, place)
            yield from _conditions(soil, place)
            yield from _settings(soil, place)


def with_caution(pack: Pack, old: Caution, new: Caution | None) -> Pack:
    """Give a pack with another caution in the place of one, or without it."""

    def other(cautions: tuple[Caution, ...]) -> tuple[Caution, ...]:
        ours = ((new if one is old else one) for one in cautions)
        return tuple(one for one in ours if one is not None)

    if any(one is old for one in pack.common.cautions):
        return replace(pack, common=pack.common._replace(cautions=other(pack.common.cautions)))
    variants = {
        name: variant._replace(cautions=other(variant.cautions)) if old in variant.cautions else variant
        for name, variant in pack.variants.items()
    }
    return replace(pack, variants=variants)


def _dropped(soil: Soil, place: Place) -> Iterator[Mutant]:
    """Leave a caution out altogether and, where several variants share it, out of each."""
    pack, caution = soil.pack, place.caution
    written_at = (place.document, (*place.path, "id"))
    yield mutant("dropped", caution.id, f"{caution.id} were gone", written_at, with_caution(pack, caution, None))
    theirs = [name for name, of in pack.cautions_by_variant.items() if any(one is caution for one in of)]
    for name in theirs if len(theirs) > 1 else ():
        without = caution._replace(except_=(*caution.except_, name))
        says = f"{caution.id} no longer held for {name}"
        yield mutant("dropped", f"{caution.id}/{name}", says, written_at, with_caution(pack, caution, without))


def _weakened(soil: Soil, place: Place) -> Iterator[Mutant]:
    """Make a caution one level weaker; below a note there is nothing."""
    caution = place.caution
    weaker = LEVELS[LEVELS.index(caution.level) + 1 :][:1]
    for level in weaker:
        pack = with_caution(soil.pack, caution, caution._replace(level=level))
        says = f"{caution.id} were {_article(level)} instead of {_article(caution.level)}"
        yield mutant("weakened", f"{caution.id}={level}", says, (place.document, (*place.path, "level")), pack)


def _article(level: str) -> str:
    nouns = {"contraindicated": "a bar", "defer": "a delay", "clearance": "a matter of clearance"}
    return nouns.get(level, "an adjustment" if level == "adjust" else "a note")


def _conditions(soil: Soil, place: Place) -> Iterator[Mutant]:
    raw: Any = place.document.data
    for part in place.path:
        raw = raw[part]
    for fault in faults(raw.get("when"), place.caution, soil.pack.vocabulary):
        pack = with_caution(soil.pack, place.caution, place.caution._replace(when=fault.when))
        where = (place.document, (*place.path, "when", *fault.path))
        yield mutant(fault.kind, f"{place.caution.id}/{fault.key}", fault.says, where, pack)


def _settings(soil: Soil, place: Place) -> Iterator[Mutant]:
    """Move each quantity of an adjustment by one step, the looser first."""
    caution = place.caution
    for field, more in LOOSER_IS_MORE:
        quantity = getattr(caution.adjust, field)
        if quantity is not None:
            for new in _both(quantity, looser_is_more=more):
                yield _set(soil, place, (field,), (quantity, new), _with(caution.adjust, field, new))
    for field in Adjust._fields:
        value = getattr(caution.adjust, field)
        if value:
            adjust = _with(caution.adjust, field, Adjust._field_defaults[field])
            says = f"{caution.id} no longer set {field.replace('_', ' ')}"
            one = _changed(soil, place, (field,), adjust)
            yield mutant("dropped", f"{caution.id}/adjust.{field}", says, *one[:2])._replace(alters=one[2])
    for area, limit in caution.adjust.max_depth_in.items():
        for new in _both(limit, looser_is_more=True):
            limits: Any = {**caution.adjust.max_depth_in, area: new}
            yield _set(soil, place, ("max_depth_in", area), (limit, new), caution.adjust._replace(max_depth_in=limits))


def _with(adjust: Adjust, field: str, value: Any) -> Adjust:
    return adjust._replace(**{field: value})


def _both(quantity: Quantity, *, looser_is_more: bool) -> Iterator[Quantity]:
    first = 1 if looser_is_more else -1
    yield from (new for new in (moved(quantity, first), moved(quantity, -first)) if new is not None)


def _set(soil: Soil, place: Place, inside: Path, values: tuple[Quantity, Quantity], adjust: Adjust) -> Mutant:
    caution, name = place.caution, ".".join(map(str, inside))
    was, new = map(written, values)
    says = f"{caution.id} set {' in '.join(str(one).replace('_', ' ') for one in inside)} to {new} instead of {was}"
    one = _changed(soil, place, inside, adjust)
    return mutant("threshold", f"{caution.id}/adjust.{name}={new}", says, *one[:2])._replace(alters=one[2])


def _changed(soil: Soil, place: Place, inside: Path, adjust: Adjust) -> tuple[tuple[Document, Path], Pack, bool]:
    """Give the place of a setting, the pack with it changed, and whether that can show in a depth if it is one."""
    caution = place.caution
    pack = with_caution(soil.pack, caution, caution._replace(adjust=adjust))
    shows = inside[0] not in CAPS or alters_cap(soil.pack, caution, adjust)
    return (place.document, (*place.path, "adjust", *inside)), pack, shows
