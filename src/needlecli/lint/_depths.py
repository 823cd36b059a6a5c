"""Every depth that a file gives or allows, with the limit of its area and the reach of the devices it is for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from needlecli.knowledge import Adjust, Pack, Variant, Vocabulary
from needlecli.lint._lot import COMMON, Lot, Written, role
from needlecli.lint._places import of_variant, related
from needlecli.logic import Depth, Millimetres
from needlecli.source import Document, Location, Path, at

LEAST, MOST = 0.05, 10.0
"""Needles of a length between these, in millimetres, are made; another figure is in another unit."""

Limit = tuple[str, Millimetres]
"""An area, and the depth it allows."""


class Given(NamedTuple):
    """A depth in a file: what it says, how deep it goes, and what limits it; `cap` says that it is a limit itself."""

    document: Document
    path: Path
    says: Depth | Millimetres
    variants: tuple[Variant, ...]
    area: str = ""
    technique: str = ""
    limit: Limit | None = None
    cap: bool = False

    @property
    def mm(self) -> float:
        """How deep it goes at most, in millimetres."""
        return self.says.high if isinstance(self.says, Depth) else self.says.mm

    @property
    def where(self) -> Location:
        """The place it is written at."""
        return at(self.document, self.path)

    @property
    def reach(self) -> Variant | None:
        """The variant that goes deepest among those it is for."""
        return max(self.variants, key=lambda variant: variant.depth.high, default=None)


@lru_cache(maxsize=1)
def given(lot: Lot) -> tuple[Given, ...]:
    """Give every depth under check: of indications, of the depth guide, and the caps of cautions.

    One that is in another unit is left out: that is one mistake, and is found as such.  Several rules look at them, one
    after the other, so they are kept until the next lot.
    """
    allowed = Allowed(lot.pack.vocabulary)
    every = (*_indications(lot, allowed), *_guide(lot, allowed), *_caps(lot, allowed))
    return tuple(one for one in every if not suspect(one.mm))


def suspect(mm: float) -> bool:
    """Say whether a length looks as if it were in another unit than millimetres."""
    return mm > MOST or 0 < mm < LEAST


class Allowed(dict[tuple[str, str], Limit | None]):
    """The greatest depth allowed anywhere in an area with a technique, and the area that limits it.

    None where it is never treated.  Each is worked out when it is asked for.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, key: tuple[str, str]) -> Limit | None:
        """Work out one of them."""
        area, technique = key
        found = [self._tightest(leaf, technique) for leaf in self.vocabulary.leaves.get(area, ())]
        self[key] = max((one for one in found if one is not None), key=lambda limit: limit[1].mm, default=None)
        return self[key]

    def _tightest(self, leaf: str, technique: str) -> Limit | None:
        words = self.vocabulary
        limits: dict[str, Mapping[Any, Millimetres]] = {name: words.areas[name].limits for name in words.owners(leaf)}
        own = {name: found[technique] for name, found in limits.items() if technique in found}
        return min(own.items(), key=lambda one: one[1].mm) if leaf in own else None


def device(lot: Lot, variant: Variant) -> tuple[tuple[str, Location], ...]:
    """Give the place where the depths of a variant are written, as a related place."""
    return related(f"the depths of {variant.id}", of_variant(lot, variant.id, ("depth",)))


def _indications(lot: Lot, allowed: Allowed) -> Iterator[Given]:
    for variant, document in lot.variants():
        for index, indication in enumerate(variant.indications):
            for area, depth in indication.depth.items():
                path: Path = ("indications", index, "depth", area)
                limit = allowed[area, variant.technique]
                yield Given(document, path, depth, (variant,), area, variant.technique, limit)


def _guide(lot: Lot, allowed: Allowed) -> Iterator[Given]:
    guide = lot.pack.common.depths
    written = [d for d in lot.documents_of(COMMON) if isinstance(d.data, dict) and "depths" in d.data]
    for technique, groups in (("needle", guide.needle), ("rf", guide.rf)) if written else ():
        variants = tuple(v for v in lot.pack.variants.values() if v.technique == technique)
        for group, areas in groups.items():
            for area, depth in areas.items():
                path = ("depths", technique, group, area)
                yield Given(written[-1], path, depth, variants, area, technique, allowed[area, technique])


def _caps(lot: Lot, allowed: Allowed) -> Iterator[Given]:
    for written in lot.cautions():
        limits = tuple(_limits(written.caution.adjust))
        variants = tuple(_for_whom(lot.pack, written)) if limits else ()
        techniques = tuple(dict.fromkeys(v.technique for v in variants))
        for key, area, cap in limits:
            path = (*written.path, "adjust", key, *((area,) if area else ()))
            found = [limit for t in techniques if area and (limit := allowed[area, t]) is not None]
            limit = max(found, key=lambda one: one[1].mm, default=None)
            yield Given(written.document, path, cap, variants, area, " or ".join(techniques), limit, cap=True)


def _limits(adjust: Adjust) -> Iterator[tuple[str, str, Millimetres]]:
    if adjust.max_depth is not None:
        yield "max_depth", "", adjust.max_depth
    if adjust.max_depth_uncleared is not None:
        yield "max_depth_uncleared", "", adjust.max_depth_uncleared
    yield from (("max_depth_in", area, cap) for area, cap in adjust.max_depth_in.items())


def _for_whom(pack: Pack, written: Written) -> Iterable[Variant]:
    """Give the variants that a caution is for: of radiofrequency, its heat makes it one for all."""
    out = written.caution.except_
    if role(written.document) == COMMON:
        return (v for v in pack.variants.values() if v.id not in out)
    data: Any = written.document.data
    own = pack.variants.get(str(data.get("id")))
    if own is None or own.technique != "rf":
        return () if own is None else (own,)
    return (v for v in pack.variants.values() if v is own or (v.technique == "rf" and v.id not in out))
