"""Documents in, a pack out: shapes checked, conditions read, words resolved, later folders laid over earlier ones."""

import dataclasses
import typing
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from needlecli.knowledge.complaining import unknown_key
from needlecli.knowledge.linking import SHARED, check_links, stem
from needlecli.knowledge.pack import Common, Pack
from needlecli.knowledge.preparing import condition, prepared, read
from needlecli.knowledge.protocol import Variant
from needlecli.knowledge.shaping import shape
from needlecli.knowledge.statement import Source
from needlecli.knowledge.vocabulary import Vocabulary
from needlecli.knowledge.words import did_you_mean
from needlecli.source import Checked, Diagnostic, Document, Location, Path, Severity, Span, error, in_order
from needlecli.source.yaml import parse


def compile_texts(
    texts: Sequence[tuple[str, str | bytes]], digest: str = "", behind: Pack | None = None
) -> tuple[tuple[Document, ...], Checked[Pack]]:
    """Read named texts and make a pack of them; give the documents that could be read, and every problem of all."""
    parsed = [parse(name, text) for name, text in texts]
    documents = tuple(one.value for one in parsed if one.value is not None)
    unread = [name for (name, _), one in zip(texts, parsed, strict=True) if one.value is None]
    compiled = compile_pack(documents, digest, behind, unread)
    found = (*(diagnostic for one in parsed for diagnostic in one.diagnostics), *compiled.diagnostics)
    return documents, Checked(compiled.value, found)


def compile_pack(
    documents: Sequence[Document], digest: str = "", behind: Pack | None = None, unread: Iterable[str] = ()
) -> Checked[Pack]:
    """Make a pack of documents, given in layers: a later entry with the same id replaces an earlier one.

    `behind` is a pack that lies below all of them, compiled already.  `unread` names files that are no YAML: what may
    stand in them is not missed elsewhere.
    """
    found: list[Diagnostic] = []
    by_role: dict[str, list[Document]] = {role: [] for role in (*SHARED, "")}
    for document in documents:
        by_role.get(stem(document.name), by_role[""]).append(document)
    stems = frozenset(stem(name) for name in unread)
    missing = [role for role in SHARED if behind is None and not by_role[role] and role not in stems]
    found.extend(_no_file(role, documents) for role in missing)
    vocabulary = _vocabulary(by_role["_vocabulary"], behind.vocabulary if behind else None, found)
    words = vocabulary if "_vocabulary" not in stems else None
    sources = {**(behind.sources if behind else {}), **_named(by_role["_sources"], "sources", Source, found)}
    common = _common(by_role["_common"], behind.common if behind else None, words, found)
    variants = {**(behind.variants if behind else {}), **_variants(by_role[""], words, found)}
    if vocabulary is None or common is None or missing or not stems.isdisjoint(SHARED):
        return Checked(None, in_order(found))
    pack = Pack(common=common, vocabulary=vocabulary, sources=sources, variants=variants, digest=digest)
    found.extend(check_links(documents, pack, stems, sources_known=not any(map(_of_all_sources, found))))
    return Checked(pack, in_order(found))


def _of_all_sources(found: Diagnostic) -> bool:
    """Say whether something is wrong with a file of sources as a whole, so that nobody knows which there are."""
    return stem(found.where.name) == "_sources" and len(found.where.path) < 2


def _no_file(role: str, documents: Sequence[Document]) -> Diagnostic:
    name = documents[0].name if documents else "."
    where = Location(str(PurePath(name).parent), Span(0, 0, 0, 0))
    says, advice = f"the pack has no {role}.yaml", "copy it from the shipped pack"
    return Diagnostic("missing-file", Severity.ERROR, says, where, advice)


def _vocabulary(documents: Sequence[Document], behind: Vocabulary | None, found: list[Diagnostic]) -> Vocabulary | None:
    if not documents:
        return behind
    sections: dict[str, dict[str, Any]] = {
        f.name: dict(getattr(behind, f.name)) if behind else {} for f in dataclasses.fields(Vocabulary)
    }
    kinds = {
        name: typing.get_args(hint)[1] for name, hint in typing.get_type_hints(Vocabulary).items() if name in sections
    }
    for document in documents:
        for section in _sections(document, tuple(sections), found):
            sections[section] |= _entries(document, section, kinds[section], found)
    first = Vocabulary(**sections)
    if any(d.severity is Severity.ERROR for d in found):
        return None
    facts = dict(first.facts)
    last = {name: document for document in documents for name in _mapping(_mapping(document.data).get("facts"))}
    for name, document in last.items():
        raw: object = facts[name].only_when
        if raw is not None:
            whom = condition(raw, document, ("facts", name, "only_when"), first, found)
            facts[name] = facts[name]._replace(only_when=whom)
    return dataclasses.replace(first, facts=facts)


def _named(documents: Iterable[Document], section: str, kind: Any, found: list[Diagnostic]) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for document in documents:
        for name in _sections(document, (section,), found):
            entries |= _entries(document, name, kind, found)
    return entries


def _entries(document: Document, section: str, kind: Any, found: list[Diagnostic]) -> dict[str, Any]:
    """Read a mapping from id to entry."""
    entries = {}
    written = _mapping(document.data)[section]
    if not isinstance(written, dict):
        says = "a mapping (key: value) is wanted here"
        found.append(error("wrong-type", document, (section,), says, f"write {section}: {{id: …}}", key=True))
    for name, raw in _mapping(written).items():
        path: Path = (section, name)
        if isinstance(raw, dict) and "id" in raw:
            found.append(
                error("unknown-key", document, (*path, "id"), "the id is the key above", "remove it", key=True)
            )
        data = {**raw, "id": name} if isinstance(raw, dict) else raw
        value, problems = shape(kind, data, document, path)
        found.extend(problems)
        if value is not None:
            entries[name] = value
    return entries


def _common(
    documents: Sequence[Document], behind: Common | None, words: Vocabulary | None, found: list[Diagnostic]
) -> Common | None:
    if not documents:
        return behind
    hints = typing.get_type_hints(Common)
    names = Common._fields
    sections: dict[str, Any] = behind._asdict() if behind else {}
    for document in documents:
        for section in _sections(document, names, found):
            raw = _mapping(document.data)[section]
            raw = prepared(raw, document, (section,), words, found) if section == "cautions" else raw
            value, problems = shape(hints[section], raw, document, (section,))
            found.extend(problems)
            if value is None:
                continue
            if section == "cautions":
                merged = {c.id: c for c in (*sections.get("cautions", ()), *read(value))}
                value = tuple(merged.values())
            sections[section] = value
    missing = [name for name in ("pack", "cautions", "depths") if name not in sections]
    for name in missing:
        refused = any(
            not isinstance(d.data, dict) or name in (*d.data, *(did_you_mean(key, names) for key in d.data))
            for d in documents
        )
        if not refused:
            says = f"the key {name!r} is missing here"
            found.append(error("missing-key", documents[0], (), says, f"add {name}: …", key=True))
    return None if missing else Common(**sections)


def _variants(documents: Iterable[Document], words: Vocabulary | None, found: list[Diagnostic]) -> dict[str, Variant]:
    variants: dict[str, Variant] = {}
    for document in documents:
        raw = document.data
        if isinstance(raw, dict) and "cautions" in raw:
            raw = {**raw, "cautions": prepared(raw["cautions"], document, ("cautions",), words, found)}
        value, problems = shape(Variant, raw, document, ())
        found.extend(problems)
        if value is not None:
            variants[value.id] = value._replace(cautions=read(value.cautions))
    return variants


def _sections(document: Document, known: tuple[str, ...], found: list[Diagnostic]) -> list[str]:
    if not isinstance(document.data, dict):
        found.append(
            error("wrong-type", document, (), "a mapping (key: value) is wanted here", f"start with {known[0]}:")
        )
        return []
    unknown = [key for key in document.data if key not in known]
    found.extend(unknown_key(document, (key,), known) for key in unknown)
    return [key for key in document.data if key in known]


def _mapping(data: object) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}
