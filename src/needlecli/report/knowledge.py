"""The knowledge itself, readable: lists, single entries, and where sources disagree."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from needlecli.knowledge import Pack
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


def list_page(pack: Pack, kind: str) -> Page:
    """Write the ids of one kind with the words that tell them apart."""
    found = entries(pack, kind)
    columns, rows = _rows(pack, kind, found)
    data = {
        "schema": SCHEMA,
        "kind": kind,
        "pack": _pack(pack),
        "entries": {k: plain(pack, v) for k, v in found.items()},
    }
    blocks: list[Block] = [
        Heading(f"{len(found)} {kind}", 1, aside=f"{pack.common.pack.id} {pack.common.pack.version}"),
        Table(columns, rows),
    ]
    if kind == "concerns":
        blocks += [
            Heading("Asked for, and not covered"),
            Bullets(tuple(Item(f"{word.id}: {word.says}", "care") for word in pack.vocabulary.not_covered.values())),
        ]
    if kind == "facts":
        blocks += [
            Heading("Known words that no caution decides on"),
            Bullets(tuple(Item(f"{word.id}: {word.says}", "care") for word in pack.vocabulary.undecided.values())),
        ]
    return Page(kind, tuple(blocks), data)


def entry_page(pack: Pack, kind: str, name: str) -> Page:
    """Write everything the pack says about one entry, and what refers to it."""
    entry = entries(pack, kind)[name]
    data = plain(pack, entry)
    title = getattr(entry, "name", "") or getattr(entry, "title", "") or name.replace("_", " ")
    body = {k: v for k, v in data.items() if k not in ("id", "name")} if isinstance(data, dict) else {name: data}
    blocks: list[Block] = [Heading(str(title), 1, aside=f"{kind} · {name}"), Bullets(tuple(tree(pack, body)))]
    used = tuple(_used(pack, kind, name))
    if used:
        blocks += [Heading("Used by"), Bullets(used)]
    return Page(kind, tuple(blocks), {"schema": SCHEMA, "kind": kind, "pack": _pack(pack), "entries": {name: data}})


def _pack(pack: Pack) -> Mapping[str, str]:
    return {"id": pack.common.pack.id, "version": pack.common.pack.version, "sha256": pack.digest}


def _rows(pack: Pack, kind: str, found: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
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
            whose = {c.id: v.id for v in pack.variants.values() for c in v.cautions}
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
    found = [(where, entry) for where, entry in _statements(pack) if getattr(entry, "positions", ())]
    items = tuple(
        Item(
            f"{where}: {_stand(pack, entry)}",
            "strong",
            tuple(tree(pack, {"positions": [plain(pack, p) for p in entry.positions]})),
        )
        for where, entry in found
    )
    data = {
        "schema": SCHEMA,
        "kind": "conflicts",
        "pack": _pack(pack),
        "entries": [
            {"where": where, "stands": _stand(pack, entry), "positions": [plain(pack, p) for p in entry.positions]}
            for where, entry in found
        ],
    }
    blocks = (
        Heading(f"Where sources differ: {len(found)} points", 1),
        Text("Each point shows what this pack goes by (the stricter), then the other positions.", "quiet"),
        Bullets(tuple(Item(i.text, i.tone, i.inside[0].inside if i.inside else ()) for i in items)),
    )
    return Page("conflicts", blocks, data)


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
    if isinstance(entry, tuple):
        for item in entry:
            name = next(
                (
                    getattr(item, k)
                    for k in ("id", "concern", "name", "with_", "topic", "sign", "group", "event")
                    if isinstance(getattr(item, k, None), str) and getattr(item, k)
                ),
                "",
            )
            yield from _inside(f"{where} {name}".strip(), item)
    elif dataclasses.is_dataclass(entry) and not isinstance(entry, type):
        if hasattr(entry, "sources"):
            yield where, entry
        for field in dataclasses.fields(entry):
            if field.name not in ("when", "positions", "adjust"):
                inner = getattr(entry, field.name)
                label = (
                    where
                    if isinstance(inner, tuple) and field.name in ("cautions", "indications", "notes", "devices")
                    else (f"{where} {field.name.replace('_', ' ').strip()}")
                )
                yield from _inside(label, inner)
