"""A pack as entries with ids, each a flat list of keys: what is compared, whatever the files look like."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from needlecli.knowledge import Care, Pack, Variant

LISTS = (
    *("expectations", "practice", "rules", "results", "courses", "operators", "regulation", "legal"),
    *("adverse_events", "unverified"),
)
"""Lists of statements that the variants share and that have no ids."""

INSIDE = ("cautions", "indications", "care", "id")
"""Parts of a variant that are entries of their own."""


class Entry(NamedTuple):
    """One entry: its kind, its id within that kind, and every key that is written, with its value.

    A key inside a key is written with a dot.
    """

    kind: str
    id: str
    keys: Mapping[str, object]


def entries(pack: Pack) -> dict[tuple[str, str], Entry]:
    """Give every entry of a pack by its kind and its id."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in _entries(pack):
        name, count = entry.id, 1
        while (entry.kind, name) in found:
            count += 1
            name = f"{entry.id} ({count})"
        found[entry.kind, name] = entry._replace(id=name)
    return found


def _entries(pack: Pack) -> Iterator[Entry]:
    common, known = pack.common, pack.vocabulary
    yield Entry("pack", "pack", _flat(common.pack))
    for caution in pack.common.cautions:
        yield Entry("caution", caution.id, _flat(caution, "id", "origin"))
    for variant in pack.variants.values():
        yield from _of_variant(variant)
    yield Entry("depth guide", "depths", _flat(common.depths))
    for section in ("groups", "facts", "concerns", "areas", "not_covered", "undecided"):
        kind = section.removesuffix("s").replace("_", " ")
        for name, entry in getattr(known, section).items():
            yield Entry(kind, name, _flat(entry, "id"))
    for name, source in pack.sources.items():
        yield Entry("source", name, _flat(source, "id"))
    for combination in common.combining:
        yield Entry("combining", combination.with_, _flat(combination, "with_"))
    yield from _care("", common.care)
    for section in LISTS:
        yield from _listed(section.replace("_", " "), getattr(common, section))


def _of_variant(variant: Variant) -> Iterator[Entry]:
    yield Entry("variant", variant.id, _flat(variant, *INSIDE))
    for caution in variant.cautions:
        yield Entry("caution", caution.id, {"variant": variant.id, **_flat(caution, "id", "origin")})
    for indication in variant.indications:
        yield Entry("indication", f"{variant.id}/{indication.concern}", _flat(indication, "concern"))
    yield from _care(f"{variant.id}/", variant.care)


def _care(owner: str, care: Care) -> Iterator[Entry]:
    for section in care._fields:
        for entry in _listed("care", getattr(care, section)):
            yield entry._replace(id=f"{owner}{section}: {entry.id}")


def _listed(kind: str, those: Iterable[NamedTuple]) -> Iterator[Entry]:
    """Name what has no id by what it says first."""
    for one in those:
        keys = _flat(one)
        says = next((str(value) for value in keys.values() if isinstance(value, str)), kind)
        yield Entry(kind, says, keys)


def _flat(value: object, *without: str) -> dict[str, object]:
    return {name: one for name, one in _keys(value, "") if name.partition(".")[0] not in without}


def _keys(value: object, name: str) -> Iterator[tuple[str, object]]:
    """Give every key inside a value that says anything: what is left out is as if it were not there."""
    fields = getattr(value, "_fields", None)
    if fields is not None and isinstance(value, tuple):
        inside: Iterable[tuple[object, object]] = zip(fields, value, strict=True)
    elif isinstance(value, Mapping):
        inside = value.items()
    else:
        if value is not None and value not in ("", (), False):
            yield name, value
        return
    for key, one in inside:
        yield from _keys(one, f"{name}.{key}" if name else str(key))
