"""Every word a pack uses must be declared in it: sources, areas, concerns, variants, groups."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath

from needlecli.knowledge.pack import Pack
from needlecli.knowledge.words import did_you_mean
from needlecli.logic import Kind
from needlecli.source import Diagnostic, Document, Path, error, walk

AREA_MAPS = ("max_depth_in", "depth")
"""Keys whose value maps areas to depths."""


def check_links(documents: Sequence[Document], pack: Pack) -> Iterator[Diagnostic]:
    """Find words that are used and not declared, and ids that are given twice."""
    # Declared ids, not those of the pack: a file refused for its shape is one finding, not one more at each mention.
    variants = {str(d.data["id"]): None for d in documents if isinstance(d.data, dict) and "id" in d.data}
    cautions = {
        str(value): None
        for d in documents
        for path, value in walk(d.data)
        if path[-1:] == ("id",) and path[:1] == ("cautions",)
    }
    sources = dict.fromkeys(_written(documents, "_sources", "sources"))
    for document in documents:
        for path, value in walk(document.data):
            yield from _references(document, path, value, pack, sources, variants, cautions)
    yield from _vocabulary(documents, pack)
    twice = list(_twice(documents))
    yield from twice
    yield from (found for found in _taken(documents, pack) if found.where not in {d.where for d in twice})


def _references(
    document: Document,
    path: Path,
    value: object,
    pack: Pack,
    sources: Collection[str],
    variants: Collection[str],
    cautions: Collection[str],
) -> Iterator[Diagnostic]:
    match path, value:
        case (*_, "sources", int()), str() if value not in sources:
            yield _unknown(document, path, value, "source", tuple(sources))
        case (*_, "same_as"), str() if value not in sources:
            yield _unknown(document, path, value, "source", tuple(sources))
        case (*_, "indications", int(), "concern"), str() if value not in pack.vocabulary.concerns:
            yield _unknown(document, path, value, "concern", tuple(pack.vocabulary.concerns))
        case (*_, key), dict() if key in AREA_MAPS:
            for area in value.keys() - pack.vocabulary.areas.keys():
                yield _unknown(document, (*path, area), area, "area", tuple(pack.vocabulary.areas), key=True)
        case ("depths", "needle" | "rf", str(), area), str() if area not in pack.vocabulary.areas:
            yield _unknown(document, path, str(area), "area", tuple(pack.vocabulary.areas), key=True)
        case (*_, "except", int()), str() if value not in variants:
            yield _unknown(document, path, value, "variant", tuple(variants))
        case ("adds_to",), str() if value not in variants:
            yield _unknown(document, path, value, "variant", tuple(variants))
        case ("adverse_events", int(), "cautions", int()), str() if value not in cautions:
            yield _unknown(document, path, value, "caution", tuple(cautions))
        case _:
            pass


def _vocabulary(documents: Sequence[Document], pack: Pack) -> Iterator[Diagnostic]:
    words = pack.vocabulary
    for name, document in _written(documents, "_vocabulary", "facts").items():
        fact, path = words.facts[name], ("facts", name)
        if fact.group not in words.groups:
            yield _unknown(document, (*path, "group"), fact.group, "group", tuple(words.groups))
        if (fact.kind is Kind.CHOICE) != bool(fact.options):
            yield error(
                "wrong-fact",
                document,
                path,
                f"{name}: options belong to a choice, and a choice has options",
                "write kind: choice with options: [...]",
                key=True,
            )
        for index, related in enumerate(fact.opens):
            if related not in words.facts:
                yield _unknown(document, (*path, "opens", index), related, "fact", tuple(words.facts))
        if fact.none and fact.none not in fact.options:
            yield _unknown(document, (*path, "none"), fact.none, "option", fact.options)
    for name, document in _written(documents, "_vocabulary", "concerns").items():
        for index, area in enumerate(words.concerns[name].usual_areas):
            if area not in words.areas:
                yield _unknown(document, ("concerns", name, "usual_areas", index), area, "area", tuple(words.areas))
    for name, document in _written(documents, "_vocabulary", "areas").items():
        if (owner := words.areas[name].within) not in ("", *words.areas):
            yield _unknown(document, ("areas", name, "within"), owner, "area", tuple(words.areas))
        elif name in (words.areas[above].within for above in words.owners(name)):
            says = f"{name!r} lies within itself"
            yield error("area-cycle", document, ("areas", name, "within"), says, "name the larger part of the body")


def _written(documents: Sequence[Document], role: str, section: str) -> dict[str, Document]:
    """Give every id of a section with the document that has the last word on it."""
    return {
        name: document
        for document in documents
        if PurePath(document.name).stem == role and isinstance(document.data, dict)
        if isinstance(document.data.get(section), dict)
        for name in document.data[section]
    }


def _twice(documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """Find a variant, a caution or a concern given twice in one layer of the pack."""
    seen: Counter[tuple[PurePath, str]] = Counter()
    for document in documents:
        data = document.data if isinstance(document.data, dict) else {}
        if isinstance(variant := data.get("id"), str):
            layer = PurePath(document.name).parent / "id"
            seen[layer, variant] += 1
            if seen[layer, variant] > 1:
                says = f"{variant!r} is given twice"
                yield error("id-twice", document, ("id",), says, "give each its own id, or make them one")
                continue
        for key, word in (("cautions", "id"), ("indications", "concern")):
            scope = PurePath(document.name).parent if key == "cautions" else PurePath(document.name)
            entries = data.get(key)
            for index, entry in enumerate(entries if isinstance(entries, list) else ()):
                name = entry.get(word) if isinstance(entry, dict) else None
                if isinstance(name, str):
                    seen[scope / key, name] += 1
                    if seen[scope / key, name] > 1:
                        yield error(
                            "id-twice",
                            document,
                            (key, index, word),
                            f"{name!r} is given twice",
                            "give each its own id, or make them one",
                        )


def _taken(documents: Sequence[Document], pack: Pack) -> Iterator[Diagnostic]:
    """Find a variant's caution under an id that another caution of the pack has: one would hide the other."""
    last = {str(d.data["id"]): d for d in documents if isinstance(d.data, dict) and "id" in d.data}
    taken = {c.id: "_common" for c in pack.common.cautions}
    for variant in pack.variants.values():
        for index, caution in enumerate(variant.cautions):
            if (owner := taken.setdefault(caution.id, variant.id)) != variant.id and variant.id in last:
                says = f"the id {caution.id!r} is already that of a caution of {owner}"
                yield error("id-taken", last[variant.id], ("cautions", index, "id"), says, "give it an id of its own")


def _unknown(
    document: Document, path: Path, word: str, what: str, known: tuple[str, ...], *, key: bool = False
) -> Diagnostic:
    meant = did_you_mean(word, known)
    advice = f"did you mean {meant!r}?" if meant else f"declare it, or see needle show {what}s"
    article = "an" if what[0] in "aeiou" else "a"
    return error("unknown-term", document, path, f"{word[:60]!r} is not {article} {what} of this pack", advice, key=key)
