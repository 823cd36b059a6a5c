"""The map of gaps: what to do first, the map itself, what is elsewhere, and for which client it was drawn."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from needlecli.gaps import KINDS, Cell, Gaps, Group, Kind, Row, columns_of, group_gaps, rows_of
from needlecli.knowledge import Pack
from needlecli.page import Block, Bullets, Heading, Item, Map, MapRow, Mark, Page, Share, Shares, Text
from needlecli.report.words import NARROWED_BY, join, short

MARKS: Final[Mapping[Kind, Mark]] = {
    "none": Mark("·", ".", "nothing", "stop", "no variant has an indication with a depth there"),
    "barred": Mark("✕", "x", "barred", "stop", "there is one, and cautions rule it out or leave none of its depth"),
    "licence": Mark("^", "^", "licence", "wait", "nothing for this licence, something for a higher one"),
    "with-letter": Mark("▶", ">", "letter", "wait", "only with a physician's letter"),
    "discouraged": Mark("~", "~", "discouraged", "care", "only variants that the field discourages"),
    "weak": Mark("!", "!", "C, unsure", "care", "only grade C, and resting on little"),
    "low-confidence": Mark(
        "?", "?", "unsure", "ask", "only what rests on little: marked low, or on nothing that was read"
    ),
    "grade-c": Mark("•", "-", "grade C", "plain", "on good ground only grade C: series, or expert practice"),
    "option": Mark("✓", "+", "option", "good", "grade A or B, on good ground"),
}
"""How each kind is drawn: sign, word, tone and meaning."""

TO_DO: Final[Mapping[Kind, str]] = {
    "none": "write an indication with its depth and sources, or say under not_covered where to send",
    "barred": "read the cautions beside the depth that is written: is it meant that nothing is left?",
    "licence": "nothing to mend if the licence is meant; know whom to send to",
    "with-letter": "have the way to the letter ready, or to the higher licence",
    "discouraged": "look whether another variant can take its place",
    "weak": "look for evidence of effect, and of depth; until then tell the client how little is known",
    "low-confidence": "find a source for the indication, or for the depth of the area",
    "grade-c": "look for trials; until then tell the client that the effect is not proven",
}
WRITTEN: Final[Mapping[str, str]] = {
    "nothing": "nothing is written on it",
    "no-depth": "no depth is written for the area",
    "advised-against": "written down as not advised",
}
LITTLE: Final[Mapping[str, str]] = {"indication": "the indication", **NARROWED_BY}


def gaps_page(pack: Pack, gaps: Gaps, *, everywhere: bool = False) -> Page:
    """Write the gaps of a pack; areas where a concern is not usual are summed up, or with `everywhere` told in full."""
    return Page("gaps", tuple(_blocks(pack, gaps, everywhere=everywhere)))


def _blocks(pack: Pack, gaps: Gaps, *, everywhere: bool) -> Iterator[Block]:
    usual = tuple(cell for cell in gaps.cells if cell.usual)
    others = tuple(cell for cell in gaps.cells if not cell.usual)
    label = pack.common.pack
    shown, where = (usual, "usual areas") if usual else (others, "areas where they are not usual")
    found = sum(cell.kind != "option" for cell in shown)
    aside = " · ".join(part for part in (f"{label.id} {label.version}", pack.digest[:8]) if part)
    yield Heading(f"Gaps: {found:,} of {len(shown):,} cells in {where}", 1, aside)
    yield Text(f"A cell is a concern, an area, a skin type and a licence. {plain_words(pack, gaps)}")
    if usual:
        yield from _told(pack, gaps, usual, "usual areas")
    if others and everywhere:
        yield from _told(pack, gaps, others, "other areas")
    elif others:
        yield Heading("Other areas, in short")
        yield Text("Where a concern is not usual; an area counts by its widest gap.")
        yield Bullets(tuple(_elsewhere(pack, others)))


def _told(pack: Pack, gaps: Gaps, cells: tuple[Cell, ...], where: str) -> Iterator[Block]:
    """Tell some cells in full: how many of each kind, what to do, and the map."""
    counts = Counter(cell.kind for cell in cells)
    known = [kind for kind in KINDS if counts[kind]]
    yield Heading(where[0].upper() + where[1:])
    yield Shares(
        (where, "cells"),
        tuple(
            Share(MARKS[kind].word, counts[kind], _percent(counts[kind], len(cells)), MARKS[kind].tone)
            for kind in known
        ),
        len(cells),
    )
    if groups := group_gaps(cells):
        yield Heading(f"What to do in {where}, the widest gap first")
        yield Bullets(tuple(_to_do(pack, gaps, groups)))
    yield Heading(f"Map of {where}")
    yield _map(pack, gaps, cells, where)


def _to_do(pack: Pack, gaps: Gaps, groups: Iterable[Group]) -> Iterator[Item]:
    by_kind: dict[Kind, list[Item]] = {}
    for group in groups:
        by_kind.setdefault(group.sign.kind, []).append(Item(group_words(pack, gaps, group)))
    for kind, items in by_kind.items():
        mark = MARKS[kind]
        yield Item(f"{mark.word}: {TO_DO[kind]}", mark.tone, tuple(items))


def _map(pack: Pack, gaps: Gaps, cells: tuple[Cell, ...], where: str) -> Map:
    rows = rows_of(cells)
    columns = columns_of(rows, gaps.skin_types)
    kinds = {cell.kind for cell in cells}
    return Map(
        f"Map of {where}",
        ("concern", "area", "who treats"),
        "type" if any(gaps.skin_types) else "",
        tuple(_span(column) for column in columns),
        tuple(
            MapRow(_labels(pack, gaps, row), tuple(MARKS[row.kinds[column[0]]] for column in columns)) for row in rows
        ),
        tuple(MARKS[kind] for kind in KINDS if kind in kinds),
    )


def _labels(pack: Pack, gaps: Gaps, row: Row) -> tuple[str, str, str]:
    every = len(row.operators) == len(gaps.operators) > 1
    who = "anyone" if every else ", ".join(row.operators)
    return pack.vocabulary.concerns[row.concern].name, _areas(pack, row.areas), who


def _elsewhere(pack: Pack, cells: Iterable[Cell]) -> Iterator[Item]:
    """Say of each concern which areas come to what."""
    widest: dict[str, dict[str, Kind]] = {}
    for cell in cells:
        of = widest.setdefault(cell.concern, {})
        of[cell.area] = min(cell.kind, of.get(cell.area, cell.kind), key=KINDS.index)
    for concern, of in widest.items():
        told = (
            f"{MARKS[kind].word}: {_areas(pack, those)}"
            for kind in KINDS
            if (those := [area for area, its in of.items() if its == kind])
        )
        yield Item(f"{pack.vocabulary.concerns[concern].name}: {'; '.join(told)}", "quiet")


def _areas(pack: Pack, names: Iterable[str]) -> str:
    """Name areas without an and, which some of their names have inside them."""
    return ", ".join(pack.vocabulary.areas[name].name.lower() for name in names)


def group_words(pack: Pack, gaps: Gaps, group: Group) -> str:
    """Say a group of gaps in one line: where, for whom, what is lacking, and of which variants."""
    concerns = join(
        name if n == 0 else name[0].lower() + name[1:]
        for n, name in enumerate(pack.vocabulary.concerns[concern].name for concern in group.concerns)
    )
    parts = [concerns, _areas(pack, group.areas), _skins(gaps, group.skin_types), _who(gaps, group.operators)]
    return f"{'; '.join(part for part in parts if part)}: {_lacking(pack, group)}"


def _lacking(pack: Pack, group: Group) -> str:
    kind, cautions, licence, little, written = group.sign
    named = join(cautions) or "what narrows the depth"
    by = join(short(pack, variant) for variant in group.variants)
    better = f"; better by a {licence}" if licence else ""
    match kind:
        case "none":
            return WRITTEN[written]
        case "barred":
            hard = any(pack.cautions[name].level in ("contraindicated", "defer") for name in cautions)
            return f"{'barred by' if hard else 'nothing of the depth is left by'} {named} ({by})"
        case "licence":
            return f"only by a {licence} or above ({by})"
        case "with-letter":
            return f"only with a letter, for {named} ({by}){f'; a {licence} needs none' if licence else ''}"
        case _:
            ground = f": {join(LITTLE[name] for name in little)}" if little else ""
            return f"{MARKS[kind].says.partition(':')[0]}{ground} ({by}){better}"


def _skins(gaps: Gaps, skins: tuple[str, ...]) -> str:
    if not any(skins):
        return ""
    if len(skins) == len(gaps.skin_types) > 1:
        return "every skin type"
    return f"skin type{'s' if len(skins) > 1 else ''} {_runs(gaps.skin_types, skins)}"


def _runs(every: tuple[str, ...], some: tuple[str, ...]) -> str:
    """Name options in their order, those that follow each other as a span."""
    runs: list[list[str]] = []
    for at, name in enumerate(every):
        if name in some and runs and every[at - 1] == runs[-1][-1]:
            runs[-1].append(name)
        elif name in some:
            runs.append([name])
    return join(_span(tuple(run)) for run in runs)


def _span(run: tuple[str, ...]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}"


def _who(gaps: Gaps, operators: tuple[str, ...]) -> str:
    if len(operators) == len(gaps.operators) > 1:
        return "whoever treats"
    first = f"{'an' if operators[0][0] in 'aeiou' else 'a'} {operators[0]}"
    return f"by {' or '.join((first, *operators[1:]))}"


def plain_words(pack: Pack, gaps: Gaps) -> str:
    """Say for which client the map was drawn."""
    facts = pack.vocabulary.facts
    told = [f"{facts[name].name.lower()} {value}" for name, value in gaps.chosen.items()]
    chosen = f"; {', '.join(told)}, which no caution minds" if told and gaps.harmless else ""
    if told and not gaps.harmless:
        chosen = f"; {', '.join(told)}, which the fewest cautions mind"
    left = join(facts[name].name.lower() for name in gaps.open)
    opened = f"; left to the room: {left}" if left else ""
    return (
        "The client is otherwise plain: every other question asked and denied, no event, no letter on file, every"
        f" variant at hand{chosen}{opened}."
    )


def _percent(count: int, of: int) -> str:
    share = 100 * count / of
    return "under 1 %" if share < 1 else f"{int(share)} %"
