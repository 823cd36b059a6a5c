"""The page of a comparison: what changes for people first, what loosens before what tightens, then what was edited."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from needlecli.cases import as_yaml
from needlecli.changes import DIRECTIONS, WEIGHTS, Change, Diff, Direction, Edit, Renames, Touched, Version
from needlecli.page import Block, Bullets, Code, Fold, Heading, Item, Page, Table, Text, Tone
from needlecli.report.changes_words import DIRECTION, WEIGHT, both, edit_words, field_words
from needlecli.report.words import join

SHOWN, ROWS = 20, 20
"""How many edits of words alone, and how many numbers of rows, are shown; the data has more."""


class Group(NamedTuple):
    """Changes in one direction that hang on one thing, variant by variant."""

    direction: Direction
    subject: str
    changes: tuple[Change, ...]


def changes_page(diff: Diff, names: Renames) -> Page:
    """Write a comparison."""
    return Page("comparison of two packs", tuple(_blocks(diff, names)))


def grouped(changes: Iterable[Change]) -> tuple[Group, ...]:
    """Bring together what turns in one direction because of one thing."""
    found: dict[tuple[Direction, str, str, str], list[Change]] = {}
    for change in changes:
        own = "" if change.subject else change.variant
        found.setdefault((change.direction, change.subject, own, change.found), []).append(change)
    return tuple(Group(direction, subject, tuple(those)) for (direction, subject, _, _), those in found.items())


def _blocks(diff: Diff, names: Renames) -> Iterator[Block]:
    labels = [f"{v.pack.common.pack.version} {v.pack.digest[:8]}" for v in (diff.old, diff.new)]
    yield Heading(f"From {diff.old.name} to {diff.new.name}", 1, " → ".join(labels))
    yield Text(*_verdict(diff))
    yield from _changes(diff, names)
    if diff.touched is not None:
        yield from _touched(diff.touched)
    yield from _cases(diff)
    yield from _edits(diff)
    if diff.unused:
        yield Heading("Sources that nothing rests on any more")
        yield Bullets(tuple(Item(name) for name in diff.unused))
    yield Heading("How sure this is")
    yield Bullets(tuple(_sure(diff)))


def _verdict(diff: Diff) -> tuple[str, Tone]:
    if diff.old.pack.digest == diff.new.pack.digest:
        return "The protocol files are the same, byte for byte.", "good"
    if not diff.edits:
        return "Nothing was edited but layout, comments or order: no answer changes.", "good"
    counts = Counter(group.direction for group in grouped(diff.changes))
    told = [f"{DIRECTION[one][0].partition(':')[0]} {counts[one]}" for one in DIRECTIONS if counts[one]]
    if told:
        return f"Answers change: {'; '.join(told)}.", "stop" if diff.loosened else "care"
    if any(edit.weight == "plan" for edit in diff.edits):
        return "No answer changes; what is planned, told or handed out does.", "care"
    could = sum(edit.weight == "answer" for edit in diff.edits)
    if could:
        return (
            f"No answer changes, though {could} edit{'s' * (could != 1)} could: other limits hold all the same.",
            "good",
        )
    only = all(edit.weight == "wording" for edit in diff.edits)
    return f"No answer changes{': words and sources only' if only else ''}.", "good"


def _changes(diff: Diff, names: Renames) -> Iterator[Block]:
    groups = grouped(diff.changes)
    for direction in DIRECTIONS:
        here = [group for group in groups if group.direction == direction]
        if here:
            words, tone = DIRECTION[direction]
            yield Heading(words[0].upper() + words[1:])
            yield from (_change(group, diff, names, tone) for group in here)


def _change(group: Group, diff: Diff, names: Renames, tone: Tone) -> Fold:
    first = group.changes[0]
    variants = tuple(dict.fromkeys(change.variant for change in group.changes if change.variant))
    who = join(variants)
    what = first.says or group.subject
    title = f"{what}: {who}" if what and who else what or who or "the order of the variants"
    if first.areas:
        areas = {area for change in group.changes for area in change.areas}
        concerns = {concern for change in group.changes for concern in change.concerns}
        title += f" ({_many(areas, 'area')}, {_many(concerns, 'concern')})"
    back = {now: was for was, now in names.variants.items()}
    sides = diff.old.name, diff.new.name
    return Fold(title, tuple(_witness(first, back.get(first.variant, ""), sides, alone=len(variants) < 2)), tone)


def _witness(change: Change, was: str, sides: tuple[str, str], *, alone: bool) -> Iterator[Block]:
    about = f"{change.variant}, " if change.variant and not alone else ""
    yield Table((f"{about}for this client" if about else "for this client", *sides), both(change, was))
    before, after = change.before.record, change.after.record
    if before == after:
        yield Code(as_yaml(dict(before)))
        return
    for name, record, answer in zip(sides, (before, after), (change.before, change.after), strict=True):
        unknown = f"; it has no word for {join(answer.unknown)}" if answer.unknown else ""
        yield Text(f"as asked of {name}{unknown}:")
        yield Code(as_yaml(dict(record)))


def _many(those: Iterable[str], what: str) -> str:
    some = sorted(those)
    return some[0] if len(some) == 1 else f"{len(some)} {what}s"


def _touched(touched: Touched) -> Iterator[Block]:
    changed = touched.records - touched.same - touched.refused
    yield Heading("Whom it touches")
    refused = f"; {touched.refused:,} refused by both" if touched.refused else ""
    yield Text(f"{changed:,} of {touched.records:,} clients get another answer{refused}.")
    yield Bullets(tuple(_rows(touched)))


def _rows(touched: Touched) -> Iterator[Item]:
    several = len({row.source for rows in touched.rows.values() for row in rows}) > 1
    for direction, count in touched.counts.items():
        words, tone = DIRECTION[direction]
        rows = touched.rows[direction]
        more = f" and {count - ROWS:,} more" if count > ROWS else ""
        listed = ", ".join(f"{row.source}:{row.number}" if several else str(row.number) for row in rows[:ROWS])
        yield Item(f"{words.partition(':')[0]}: {count:,} (row{'s' * (count != 1)} {listed}{more})", tone)


def _cases(diff: Diff) -> Iterator[Block]:
    if not diff.cases.changed and not diff.cases.unread:
        return
    yield Heading("Cases that come to something else")
    items = [Item(f"{name} cannot be read with {diff.new.name}", "stop") for name in diff.cases.unread]
    for case in diff.cases.changed:
        before, after = (state or "cannot be read" for state in (case.before, case.after))
        bad = case.after not in ("passed", "known gap")
        items.append(Item(f"{case.file}: {case.name}: {before} → {after}", "stop" if bad else "plain"))
    more = [Item(f"and {len(items) - SHOWN} more", "quiet")] if len(items) > SHOWN else []
    yield Bullets((*items[:SHOWN], *more))


def _edits(diff: Diff) -> Iterator[Block]:
    if diff.edits:
        yield Heading("What was edited")
    for weight in WEIGHTS:
        here = [edit for edit in diff.edits if edit.weight == weight]
        if not here:
            continue
        items = tuple(_edit(edit, diff) for edit in islice(here, SHOWN if weight == "wording" else None))
        more = (Item(f"and {len(here) - SHOWN} more", "quiet"),) if len(items) < len(here) else ()
        yield Fold(f"{WEIGHT[weight]}: {len(here)}", (Bullets((*items, *more)),), "strong")


def _edit(edit: Edit, diff: Diff) -> Item:
    place = edit.after_at or edit.before_at
    heads = [str(at) for at in (edit.before_at, edit.after_at) if at is not None]
    inside = [Item(field_words(field, diff.old.pack, diff.new.pack)) for field in edit.fields]
    where = [Item(" → ".join(heads), "quiet")] if place is not None else []
    return Item(edit_words(edit), "plain", (*inside, *where))


def _sure(diff: Diff) -> Iterator[Item]:
    for one in diff.stated:
        tone: Tone = "good" if one.status == "proved" else "care" if one.status == "stopped" else "plain"
        yield Item(one.says, tone)
    yield Item(f"clients were made up for {diff.on}; each that is shown was asked of both packs by recommend itself")
    yield from (Item(_lies_over(version), "quiet") for version in (diff.old, diff.new) if not version.alone)


def _lies_over(version: Version) -> str:
    return f"{version.name} is laid over the shipped pack"
