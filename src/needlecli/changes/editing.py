"""What was edited, by id: layout, comments and the order of keys and entries do not matter."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from needlecli.changes.diff import WEIGHTS, Edit, Field, Weight
from needlecli.changes.entries import Entry, entries
from needlecli.changes.placing import Place, Places
from needlecli.changes.renaming import Renames
from needlecli.changes.respelling import respelt
from needlecli.changes.weighing import sooner, weight
from needlecli.knowledge import Pack
from needlecli.source import Document

NO_ID = frozenset({
    *("care", "expectations", "practice", "rules", "results", "courses", "operators", "regulation", "legal"),
    *("adverse events", "unverified"),
})  # fmt: skip
ALIKE, COMPARED = 0.6, 400
"""How alike two statements are of which one has become the other, and how many letters of them are compared."""

Key = tuple[str, str]


def edits(
    old: Pack, new: Pack, names: Renames, old_files: Iterable[Document], new_files: Iterable[Document]
) -> tuple[Edit, ...]:
    """Give every entry that came, went or says something else, what can change an answer first."""
    mine, theirs = entries(respelt(old, names)), entries(new)
    was = {(kind, now): before for kind, of in _renamed(names) for before, now in of.items()}
    for before, now in names.sources.items():
        mine["source", now] = mine.pop(("source", before))
    pairs = {key: key for key in mine if key in theirs}
    pairs |= _reworded([key for key in mine if key not in theirs], [key for key in theirs if key not in mine])
    old_at, new_at = Places(old_files), Places(new_files)
    found = [
        _edit(mine.get(key), theirs.get(pairs.get(key, key)), was, old_at, new_at)
        for key in dict.fromkeys((*mine, *(key for key in theirs if key not in pairs.values())))
    ]
    every = [edit for edit in found if edit is not None]
    return tuple(sorted(every, key=lambda edit: WEIGHTS.index(edit.weight)))


def _renamed(names: Renames) -> Iterator[tuple[str, Mapping[str, str]]]:
    for kind in ("fact", "concern", "area", "variant", "caution", "source"):
        yield kind, names.of(kind)


def _reworded(gone: Iterable[Key], come: Iterable[Key]) -> dict[Key, Key]:
    """Match statements without ids that were put in other words."""
    found: dict[Key, Key] = {}
    left = [key for key in come if key[0] in NO_ID]
    for key in gone:
        if key[0] in NO_ID:
            near = [(_likeness(key, other), other) for other in left if other[0] == key[0]]
            likeness, best = max(near, default=(0.0, key))
            if likeness >= ALIKE:
                left.remove(best)
                found[key] = best
    return found


def _likeness(one: Key, other: Key) -> float:
    if one[1].partition(": ")[0] != other[1].partition(": ")[0] and one[0] == "care":
        return 0.0
    matcher = SequenceMatcher(None, one[1][:COMPARED], other[1][:COMPARED])
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _edit(
    before: Entry | None, after: Entry | None, was: Mapping[Key, str], old_at: Places, new_at: Places
) -> Edit | None:
    one = after or before
    if one is None:
        return None
    old_id = was.get((one.kind, one.id), "") if before is not None else ""
    first = old_at.of(one.kind, old_id or before.id) if before is not None else None
    last = new_at.of(one.kind, one.id) if after is not None else None
    fields = tuple(sorted(_fields(one.kind, before, after, first, last), key=lambda field: WEIGHTS.index(field.weight)))
    if before is not None and after is not None and not fields and not old_id:
        return None
    what = "added" if before is None else "removed" if after is None else "renamed" if old_id else "changed"
    heavy: Weight = weight(one.kind) if before is None or after is None else _heaviest(fields, "wording")
    if old_id:
        heavy = _heaviest(fields, "wording" if one.kind in ("caution", "source") else "reading")
    loose = [sooner(field.name, field.before, field.after) for field in fields if field.weight == "plan"]
    return Edit(
        one.kind,
        one.id,
        what,  # type: ignore[arg-type]
        heavy,
        fields if before is not None and after is not None else (),
        old_id,
        first.at() if first else None,
        last.at() if last else None,
        True if True in loose else False if False in loose else None,
    )


def _heaviest(fields: Iterable[Field], least: Weight) -> Weight:
    return (
        min((field.weight for field in fields), key=WEIGHTS.index, default=least)
        if least == "wording"
        else min((least, *(field.weight for field in fields)), key=WEIGHTS.index)
    )


def _fields(
    kind: str, before: Entry | None, after: Entry | None, first: Place | None, last: Place | None
) -> Iterator[Field]:
    mine, theirs = (dict(one.keys) if one is not None else {} for one in (before, after))
    for name in dict.fromkeys((*mine, *theirs)):
        one, other = mine.get(name), theirs.get(name)
        if one != other:
            where = first.at(name) if first is not None else None
            there = last.at(name) if last is not None else None
            yield Field(name, weight(kind, name), one, other, where, there)
