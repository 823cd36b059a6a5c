"""Every word a pack uses must be declared in it: sources, areas, concerns, variants, groups."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from needlecli.knowledge.mentions import What, mentions
from needlecli.knowledge.pack import Pack
from needlecli.knowledge.words import did_you_mean
from needlecli.logic import Kind
from needlecli.source import Diagnostic, Document, Path, error


def check_links(documents: Sequence[Document], pack: Pack) -> Iterator[Diagnostic]:
    """Find words that are used and not declared, and ids that are given twice."""
    known = _declared(documents, pack)
    for document in documents:
        for what, word, path, key in mentions(document):
            if word not in known[what]:
                yield _unknown(document, path, word, what, tuple(known[what]), key=key)
    yield from _vocabulary(documents, pack)
    twice = list(_twice(documents))
    yield from twice
    yield from (found for found in _taken(documents, pack) if found.where not in {d.where for d in twice})


def _declared(documents: Sequence[Document], pack: Pack) -> Mapping[What, Mapping[str, object]]:
    """Give every word that may be mentioned.

    What is written in these files counts even where its shape is refused: that is one finding, not one a mention.
    """
    data = [document.data for document in documents if isinstance(document.data, dict)]
    lists = [one["cautions"] for one in data if isinstance(one.get("cautions"), list)]
    cautions = {str(raw["id"]): None for raws in lists for raw in raws if isinstance(raw, dict) and "id" in raw}
    return {
        "source": {**dict.fromkeys(pack.sources), **dict.fromkeys(_written(documents, "_sources", "sources"))},
        "variant": {**dict.fromkeys(pack.variants), **{str(one["id"]): None for one in data if "id" in one}},
        "caution": {**dict.fromkeys(c.id for c in pack.all_cautions()), **cautions},
        "concern": pack.vocabulary.concerns,
        "area": pack.vocabulary.areas,
    }


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
    for variant in sorted(pack.variants.values(), key=lambda v: v.id in last):
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
