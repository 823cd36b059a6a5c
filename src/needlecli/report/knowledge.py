"""The knowledge itself, readable: lists, single entries, and where sources disagree."""

from collections.abc import Iterator, Mapping
from typing import Any

from needlecli.knowledge import Pack, Word
from needlecli.logic import named_facts
from needlecli.page import Block, Bullets, Heading, Item, Page, Table, Text
from needlecli.report.plain import plain, tree

SCHEMA = "needle.knowledge/1"
BACKGROUND = (
    "practice",
    "rules",
    "expectations",
    "combining",
    "results",
    "courses",
    "operators",
    "regulation",
    "legal",
    "adverse_events",
    "unverified",
    "depths",
)
KINDS = ("variants", "concerns", "areas", "facts", "questions", "sources", "cautions", "care", "background")


def entries(pack: Pack, kind: str) -> Mapping[str, Any]:
    """Give the entries of one kind by id."""
    words = pack.vocabulary
    found: Mapping[str, Mapping[str, Any]] = {
        "variants": pack.variants,
        "concerns": words.concerns,
        "areas": words.areas,
        "facts": words.facts,
        "questions": words.groups,
        "sources": pack.sources,
        "cautions": pack.cautions,
        "care": {name: pack.care(name) for name in pack.variants},
        "background": {name: getattr(pack.common, name) for name in BACKGROUND},
    }
    return found[kind]


def knowledge_data(pack: Pack, kind: str, name: str = "") -> Mapping[str, object]:
    """Give the entries of one kind, or one of them, as data."""
    found = {key: plain(pack, value) for key, value in entries(pack, kind).items() if name in ("", key)}
    words = pack.vocabulary
    beside = {"concerns": {"not_covered": words.not_covered}, "facts": {"undecided": words.undecided}}.get(kind, {})
    more = {key: plain(pack, dict(value)) for key, value in beside.items() if not name}
    return {"schema": SCHEMA, "kind": kind, "pack": _pack(pack), "entries": found, **more}


def list_page(pack: Pack, kind: str) -> Page:
    """Write the ids of one kind with the words that tell them apart."""
    found = entries(pack, kind)
    columns, rows = _rows(kind, pack, found)
    label = pack.common.pack
    blocks: list[Block] = [
        Heading(f"{len(found)} {kind}", 1, aside=f"{label.id} {label.version}"),
        Table(columns, rows),
    ]
    if kind == "concerns":
        blocks += [Heading("Asked for, and not covered"), _said(pack.vocabulary.not_covered)]
    if kind == "facts":
        blocks += [Heading("Known words that no caution decides on"), _said(pack.vocabulary.undecided)]
    return Page(kind, tuple(blocks))


def _said(words: Mapping[str, Word]) -> Bullets:
    return Bullets(tuple(Item(f"{word.id}: {word.says}", "care") for word in words.values()))


def entry_page(pack: Pack, kind: str, name: str) -> Page:
    """Write everything the pack says about one entry, and what refers to it."""
    entry = entries(pack, kind)[name]
    data = plain(pack, entry)
    title = getattr(entry, "name", "") or getattr(entry, "title", "") or name.replace("_", " ")
    body = {k: v for k, v in data.items() if k not in ("id", "name")} if isinstance(data, dict) else {name: data}
    blocks: list[Block] = [Heading(str(title), 1, aside=f"{kind} · {name}"), Bullets(tuple(tree(pack, body)))]
    if used := tuple(_used(pack, kind, name)):
        blocks += [Heading("Used by"), Bullets(used)]
    return Page(kind, tuple(blocks))


def _pack(pack: Pack) -> Mapping[str, str]:
    return {"id": pack.common.pack.id, "version": pack.common.pack.version, "sha256": pack.digest}


def _rows(kind: str, pack: Pack, found: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    match kind:
        case "variants":
            return ("id", "name", "standing", "operator", "depth", "downtime"), tuple(
                (v.id, v.name, v.standing.is_, v.operator, str(v.depth), str(v.downtime.range)) for v in found.values()
            )
        case "concerns":
            return ("id", "name", "usual areas"), tuple(
                (c.id, c.name, ", ".join(c.usual_areas)) for c in found.values()
            )
        case "areas":
            return ("id", "name", "within", "needle limit", "rf limit"), tuple(
                (a.id, a.name, a.within, str(a.limits.get("needle", "")), str(a.limits.get("rf", "")))
                for a in found.values()
            )
        case "facts":
            return ("id", "kind", "question"), tuple((f.id, f.kind.value, f.question) for f in found.values())
        case "questions":
            return ("id", "step", "asked"), tuple((g.id, str(g.step), g.ask) for g in found.values())
        case "sources":
            return ("id", "kind", "year", "title"), tuple(
                (s.id, s.kind + ("" if s.verified else ", not read"), str(s.year or ""), s.title)
                for s in found.values()
            )
        case "cautions":
            whose = {c.id: v.id for v in pack.variants.values() for c in (*v.cautions, *pack.derived_cautions(v))}
            return ("id", "level", "of", "says"), tuple(
                (c.id, c.level, whose.get(c.id, "common"), c.says) for c in found.values()
            )
        case _:
            return ("id", "see"), tuple((name, f"needle show {kind} {name}") for name in found)


def _used(pack: Pack, kind: str, name: str) -> Iterator[Item]:
    match kind:
        case "facts":
            yield from (
                Item(f"{c.id} ({c.level}): {c.says}") for c in pack.all_cautions() if name in named_facts(c.when)
            )
        case "questions":
            yield from (Item(f"{f.id}: {f.question}") for f in pack.vocabulary.facts.values() if f.group == name)
        case "concerns":
            for variant in pack.variants.values():
                if (found := variant.indication(name)) is not None:
                    yield Item(f"{variant.id}, grade {found.grade}, {found.effect or 'not offered'}: {found.says}")
        case "sources":
            yield from (Item(where) for where, entry in _statements(pack) if name in getattr(entry, "sources", ()))
        case _:
            return


def conflicts_page(pack: Pack) -> Page:
    """Write every point on which sources differ: what the pack goes by, and who says otherwise."""
    items = tuple(
        Item(
            f"{where}: {_stand(pack, entry)}",
            "strong",
            tuple(item for position in entry.positions for item in tree(pack, plain(pack, position))),
        )
        for where, entry in _disputed(pack)
    )
    goes_by = Text("Each point shows what this pack goes by (the stricter), then the other positions.", "quiet")
    return Page("conflicts", (Heading(f"Where sources differ: {len(items)} points", 1), goes_by, Bullets(items)))


def conflicts_data(pack: Pack) -> Mapping[str, object]:
    """Give every point on which sources differ as data."""
    found = [
        {"where": where, "stands": _stand(pack, entry), "positions": plain(pack, entry.positions)}
        for where, entry in _disputed(pack)
    ]
    return {"schema": SCHEMA, "kind": "conflicts", "pack": _pack(pack), "entries": found}


def _disputed(pack: Pack) -> list[tuple[str, Any]]:
    return [(where, entry) for where, entry in _statements(pack) if getattr(entry, "positions", ())]


def _stand(pack: Pack, entry: Any) -> str:
    for name in ("says", "because", "is_", "range", "cleared"):
        if value := getattr(entry, name, None):
            return str(value)
    return "; ".join(
        f"{k} {v}" for k, v in plain(pack, entry).items() if k not in ("positions", "sources") and isinstance(v, str)
    )


def _statements(pack: Pack) -> Iterator[tuple[str, Any]]:
    """Visit everything in the pack that can carry sources or positions, with the place it stands."""
    for variant in pack.variants.values():
        yield from _inside(variant.id, variant)
    yield from _inside("common", pack.common)
    for area in pack.vocabulary.areas.values():
        yield from _inside(f"area {area.id}", area)


def _inside(where: str, entry: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(entry, tuple):
        return
    fields = getattr(entry, "_fields", None)
    if fields is None:
        for item in entry:
            yield from _inside(f"{where} {_named(item)}".strip(), item)
        return
    if "sources" in fields:
        yield where, entry
    for name in fields:
        if name not in ("when", "positions", "adjust"):
            flat = name in ("cautions", "indications", "notes", "devices")
            yield from _inside(where if flat else f"{where} {name.replace('_', ' ').strip()}", getattr(entry, name))


def _named(item: Any) -> str:
    """Give the word that tells an entry from its neighbours."""
    keys = ("id", "concern", "name", "with_", "topic", "sign", "group", "event")
    return next((word for key in keys if isinstance(word := getattr(item, key, None), str) and word), "")
