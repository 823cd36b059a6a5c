"""Every word a pack uses must be declared in it: sources, areas, concerns, variants, groups."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from needlecli.knowledge.mentions import What, mentions
from needlecli.knowledge.pack import Pack
from needlecli.knowledge.preparing import OPTION
from needlecli.knowledge.words import meant_by, surely_meant
from needlecli.logic import Kind
from needlecli.source import Diagnostic, Document, Path, error, respelt

SHARED = ("_vocabulary", "_sources", "_common")
"""The files that every pack needs; all others are variants."""
SHOWN = ("source", "variant", "caution", "concern", "area", "fact")
"""The kinds of words that `needle show` lists."""


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """Give the name of a file without its folder and its ending."""
    return PurePath(name).stem


def check_links(
    documents: Sequence[Document], pack: Pack, unread: Iterable[str] = (), *, sources_known: bool = True
) -> Iterator[Diagnostic]:
    """Find words that are used and not declared, and ids that are given twice.

    `unread` are names of variants whose file could not be read.
    """
    known = _declared(documents, pack, unread)
    for document in documents:
        for told in mentions(document):
            words = known[told.what]
            if (told.what != "source" or sources_known) and not words.keys() >= set(told.words):
                for word, path in told.places():
                    if word not in words:
                        yield _unknown(document, path, word, told.what, words, key=told.form == "keys")
    yield from _vocabulary(documents, pack)
    for document in documents:
        yield from _longer_for(document, pack)
    twice = list(_twice(documents))
    yield from twice
    yield from (found for found in _taken(documents, pack) if found.where not in {d.where for d in twice})


def _declared(documents: Sequence[Document], pack: Pack, unread: Iterable[str]) -> Mapping[What, Mapping[str, object]]:
    """Give every word that may be mentioned.

    What is written in these files counts even where its shape is refused: that is one finding, not one a mention.
    """
    files = [(stem(document.name), document.data) for document in documents if isinstance(document.data, dict)]
    lists = [value for _, one in files for value in one.values() if isinstance(value, list)]
    cautions = {str(raw["id"]): None for raws in lists for raw in raws if isinstance(raw, dict) and "id" in raw}
    variants = dict.fromkeys((*unread, *(str(one.get("id", name)) for name, one in files if name not in SHARED)))
    return {
        "source": {**dict.fromkeys(pack.sources), **dict.fromkeys(_written(documents, "_sources", "sources"))},
        "variant": {**variants, **pack.variants},
        "caution": {**dict.fromkeys(c.id for c in pack.all_cautions()), **cautions},
        "concern": pack.vocabulary.concerns,
        "area": pack.vocabulary.areas,
        "fact": pack.vocabulary.facts,
    }


def _longer_for(document: Document, pack: Pack) -> Iterator[Diagnostic]:
    """Find who needs longer before an event by an answer that nobody can give: they would not be told."""
    variant = pack.variants.get(stem(document.name))
    event = variant.event if variant else None
    told = (("add_for", event.add_for), ("follow_up_for", event.follow_up_for)) if event else ()
    for key, name, options in ((key, name, options) for key, of in told for name, options in of.items()):
        fact = pack.vocabulary.facts.get(name)
        for index, option in enumerate(options if fact is not None else ()):
            if fact is not None and option not in fact.options:
                path = ("event", key, name, index)
                yield _unknown(document, path, option, OPTION, dict.fromkeys(fact.options))


def _vocabulary(documents: Sequence[Document], pack: Pack) -> Iterator[Diagnostic]:
    words = pack.vocabulary
    for name, document in _written(documents, "_vocabulary", "facts").items():
        fact, path = words.facts[name], ("facts", name)
        if fact.group not in words.groups:
            yield _unknown(document, (*path, "group"), fact.group, "group", words.groups)
        if (fact.kind is Kind.CHOICE) != bool(fact.options):
            yield error(
                "wrong-fact",
                document,
                path,
                f"{name}: options belong to a choice, and a choice has options",
                "write kind: choice with options: [...]",
                key=True,
            )
        if fact.range and not _numbers(fact.range):
            says = f"{fact.range[:40]!r} is not a range of numbers, the smaller first"
            yield error("wrong-fact", document, (*path, "range"), says, "write it like 0-120")
        for index, related in enumerate(fact.opens):
            if related not in words.facts:
                yield _unknown(document, (*path, "opens", index), related, "fact", words.facts)
        if fact.none and fact.none not in fact.options:
            yield _unknown(document, (*path, "none"), fact.none, OPTION, dict.fromkeys(fact.options))
    for name, document in _written(documents, "_vocabulary", "concerns").items():
        for index, area in enumerate(words.concerns[name].usual_areas):
            if area not in words.areas:
                yield _unknown(document, ("concerns", name, "usual_areas", index), area, "area", words.areas)
    for name, document in _written(documents, "_vocabulary", "areas").items():
        if (owner := words.areas[name].within) not in ("", *words.areas):
            yield _unknown(document, ("areas", name, "within"), owner, "area", words.areas)
        elif name in (words.areas[above].within for above in words.owners(name)):
            says = f"{name!r} lies within itself"
            yield error("area-cycle", document, ("areas", name, "within"), says, "name the larger part of the body")


def _numbers(text: str) -> bool:
    """Say whether a text is two numbers, the smaller first."""
    found = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)-([0-9]{1,6}(?:\.[0-9]{1,3})?)", text)
    return found is not None and float(found[1]) <= float(found[2])


def _written(documents: Sequence[Document], role: str, section: str) -> dict[str, Document]:
    """Give every id of a section with the document that has the last word on it."""
    return {
        name: document
        for document in documents
        if stem(document.name) == role and isinstance(document.data, dict)
        if isinstance(document.data.get(section), dict)
        for name in document.data[section]
    }


def _twice(documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """Find a variant, a caution or a concern given twice in one layer of the pack."""
    seen: Counter[tuple[PurePath, str]] = Counter()
    advice = "give each its own id, or make them one"
    for document in documents:
        data = document.data if isinstance(document.data, dict) else {}
        if isinstance(variant := data.get("id"), str):
            layer = PurePath(document.name).parent / "id"
            seen[layer, variant] += 1
            if seen[layer, variant] > 1:
                yield error("id-twice", document, ("id",), f"{variant!r} is given twice", advice)
                continue
        for key, word in (("cautions", "id"), ("indications", "concern")):
            scope = (PurePath(document.name).parent if key == "cautions" else PurePath(document.name)) / key
            for path, name in _ids(document, key, word):
                seen[scope, name] += 1
                if seen[scope, name] > 1:
                    yield error("id-twice", document, path, f"{name!r} is given twice", advice)


def _taken(documents: Sequence[Document], pack: Pack) -> Iterator[Diagnostic]:
    """Find a variant's caution under an id that another caution of the pack has: one would hide the other."""
    last = {str(d.data["id"]): d for d in documents if isinstance(d.data, dict) and "id" in d.data}
    variants = sorted(pack.variants.values(), key=lambda v: v.id in last)
    taken = {c.id: "a caution of _common" for c in pack.common.cautions}
    taken |= {c.id: f"the caution made for {v.id} by itself" for v in variants for c in pack.derived_cautions(v)}
    for variant in variants:
        own, document = f"a caution of {variant.id}", last.get(variant.id)
        for path, name in _ids(document, "cautions", "id") if document else (((), c.id) for c in variant.cautions):
            if (owner := taken.setdefault(name, own)) != own and document:
                says = f"the id {name!r} is already that of {owner}"
                yield error("id-taken", document, path, says, "give it an id of its own")


def _ids(document: Document, key: str, word: str) -> Iterator[tuple[Path, str]]:
    """Visit what the entries of a list are called, each with the path of its name."""
    entries = document.data.get(key) if isinstance(document.data, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        name = entry.get(word) if isinstance(entry, dict) else None
        if isinstance(name, str):
            yield (key, index, word), name


def _unknown(
    document: Document, path: Path, word: str, what: str, known: Mapping[str, object], *, key: bool = False
) -> Diagnostic:
    """Say that a word is not declared, and which may be meant; only an id that is spelt nearly so is mended."""
    entries: list[Any] = [entry for entry in known.values() if hasattr(entry, "synonyms")]
    parts = re.split(r"[;\s]+", word)
    if len(parts) > 1 and known.keys() >= set(parts):
        advice = f"write commas between them: {', '.join(parts)}"
    elif meant := meant_by(word, known, entries):
        advice = f"did you mean {meant!r}?"
    elif what in SHOWN:
        advice = f"declare it, or see needle show {what}s"
    else:
        advice = f"write one of {', '.join(known)}" if known else "declare it"
    article = "an" if what[0] in "aeiou" else "a"
    sure = surely_meant(word, known) if what != OPTION else ""
    fix = respelt(document, path, sure, key=key) if sure else ()
    says = f"{word[:60]!r} is not {article} {what} of this pack"
    return error("unknown-term", document, path, says, advice, key=key, fix=fix)
