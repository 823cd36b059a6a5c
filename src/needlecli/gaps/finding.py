"""Every cell of the map: one plain client after the other meets the pack, and what comes of it is named."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from needlecli.advice import Brief, Short, Verdict, recommend
from needlecli.advice.memory import Memory
from needlecli.client import Told, Wish, Wishes
from needlecli.gaps.kinds import KINDS, USABLE, Cell, Gaps, Kind
from needlecli.gaps.plain import SKIN_TYPE, PlainClient, plain_client
from needlecli.knowledge import OPERATOR, OPERATORS, Indication, Pack, Variant
from needlecli.logic import Answer, Choice

HARD = ("contraindicated", "defer")


class Axes(NamedTuple):
    """What the map is drawn over; `usual` are the areas where each concern usually is."""

    concerns: tuple[str, ...]
    areas: tuple[str, ...]
    skin_types: tuple[str, ...]
    usual: Mapping[str, frozenset[str]]


def find_gaps(
    pack: Pack, concerns: Iterable[str] = (), areas: Iterable[str] = (), operators: Iterable[str] = ()
) -> Gaps:
    """Say for every concern, area, skin type and licence what the pack comes to; only for some, where some are named.

    Areas are those that have nothing within them and are ever treated.
    """
    words, plain, memory = pack.vocabulary, plain_client(pack), Memory(pack)
    treated = tuple(a for a in words.areas if words.leaves[a] == (a,) and words.areas[a].limits)
    wanted = {leaf for area in areas for leaf in words.treatable(area)} or set(treated)
    skin = words.facts.get(SKIN_TYPE)
    chosen = tuple(concerns) or tuple(words.concerns)
    axes = Axes(
        tuple(name for name in words.concerns if name in chosen),
        tuple(name for name in treated if name in wanted),
        skin.options if skin is not None else ("",),
        {
            name: frozenset(leaf for area in one.usual_areas for leaf in words.treatable(area))
            for name, one in words.concerns.items()
        },
    )
    licences = tuple(operators) or OPERATORS
    cells = tuple(cell for cell in _cells(pack, axes, plain, memory) if cell.operator in licences)
    return Gaps(
        axes.concerns,
        axes.areas,
        axes.skin_types,
        tuple(name for name in OPERATORS if name in licences),
        cells,
        plain.chosen,
        plain.harmless,
        plain.open,
    )


def _cells(pack: Pack, axes: Axes, plain: PlainClient, memory: Memory) -> Iterator[Cell]:
    """Give every cell, for all licences, since each is told what a higher one may do."""
    operators: dict[str, Answer] = {name: Choice(frozenset({name})) for name in OPERATORS}
    skins: dict[str, Mapping[str, Answer]] = {
        name: {SKIN_TYPE: Choice(frozenset({name}))} if name else {} for name in axes.skin_types
    }
    for concern in axes.concerns:
        for area in axes.areas:
            wishes = Wishes(concerns=(Wish(concern),), areas=(area,))
            empty = Cell(concern, area, "", "", area in axes.usual[concern], "none")
            grounds = {name: _ground(pack, variant, concern, area) for name, variant in pack.variants.items()}
            nothing: Cell | None = None
            for skin, answer in skins.items():
                above: list[Cell] = []
                for operator in reversed(OPERATORS):
                    if nothing is None:
                        told = plain.told(wishes, {**answer, OPERATOR: operators[operator]})
                        found = _beside(_judged(pack, empty, memory.brief(told), told, grounds), above)
                        nothing = found if found.kind == "none" else None  # and then for everybody
                    above.append((nothing or found)._replace(skin_type=skin, operator=operator))
                yield from reversed(above)


def _ground(pack: Pack, variant: Variant, concern: str, area: str) -> Kind:
    """Say what an indication is worth in an area by its grade, and by what it and its depth rest on."""
    indication = variant.indication(concern)
    if indication is None or not indication.offered:
        return "none"
    if variant.standing.is_ == "discouraged":
        return "discouraged"
    little, poor = _rests_on_little(pack, variant, indication, area), indication.grade == "C"
    if little:
        return "weak" if poor else "low-confidence"
    return "grade-c" if poor else "option"


def _rests_on_little(pack: Pack, variant: Variant, indication: Indication, area: str) -> bool:
    """Say whether an indication, the limit of the area, or the guide that cuts its depth there, rests on little."""
    place, guide = pack.vocabulary.areas[area], pack.common.depths
    table = guide.needle if variant.technique == "needle" else guide.rf
    guided = area not in indication.depth and area in table.get(pack.vocabulary.concerns[indication.concern].group, {})
    return (
        pack.rests_on_little(indication.confidence, indication.sources)
        or pack.rests_on_little(place.confidence, place.sources)
        or (guided and pack.rests_on_little(None, guide.sources))
    )


def _judged(pack: Pack, cell: Cell, brief: Brief, told: Told, grounds: Mapping[str, Kind]) -> Cell:
    """Name what the best of the options makes of a cell, whatever is still to be settled in the room."""
    kinds = {short.variant: _kind(short, grounds[short.variant]) for short in brief.options}
    kind = max(kinds.values(), key=KINDS.index)
    if kind == "none":
        return cell._replace(reasons={s.variant: next(iter(s.reasons), "") for s in brief.options})
    those = tuple(short for short in brief.options if kinds[short.variant] == kind)
    best = those[0]
    indication = pack.variants[best.variant].indication(cell.concern)
    reach = next((r.if_clear or r.cleared_to for r in best.depth), None)
    return cell._replace(
        kind=kind,
        variants=tuple(short.variant for short in those),
        grade=indication.grade if indication is not None else "",
        depth=reach,
        cautions=_cautions(pack, kind, best, brief, told),
    )


def _kind(short: Short, ground: Kind) -> Kind:
    match short.if_clear:
        case Verdict.NOT_INDICATED:
            return "none"
        case Verdict.NEEDS_CLEARANCE:
            return "with-letter"
        case verdict if verdict.treatable:
            return ground
        case Verdict.NOT_AVAILABLE if "licence" in short.reasons:
            return "licence"
        case _:
            return "barred"


def _cautions(pack: Pack, kind: Kind, best: Short, brief: Brief, told: Told) -> tuple[str, ...]:
    """Name the cautions that ask for the letter, or that bar."""
    if kind in USABLE or kind == "licence":
        return ()
    own = [pack.cautions[fired.id] for fired in brief.cautions if best.variant in fired.variants]
    if kind == "with-letter":
        left = any(reach.if_clear for reach in best.depth)
        letters = [c for c in own if c.level == "clearance"]
        return tuple(c.id for c in letters if c.adjust.max_depth_uncleared is None or not left)
    hard = tuple(c.id for c in own if c.level in HARD)
    return hard or tuple(_narrowing(pack, best, told))


def _narrowing(pack: Pack, best: Short, told: Told) -> Iterator[str]:
    """Name the cautions that leave nothing of the depth: seldom enough to ask for the whole recommendation."""
    options = recommend(pack, told.client(pack)).options
    rows = next(option.depth for option in options if option.variant.id == best.variant)
    yield from dict.fromkeys(n.by for row in rows for n in row.narrowed_by if n.by in pack.cautions and not n.open)


def _beside(cell: Cell, above: list[Cell]) -> Cell:
    """Say which higher licence may do better, from those worked out already: the highest first."""
    better = [one for one in above if KINDS.index(one.kind) > KINDS.index(cell.kind) and one.kind != "licence"]
    least = better[-1] if better else None
    open_above = least is not None and (least.kind == "with-letter" or least.kind in USABLE)
    if cell.kind in ("licence", "barred"):
        if least is not None and open_above:
            return least._replace(operator=cell.operator, kind="licence", licence=least.operator, cautions=())
        barred = next((one for one in reversed(above) if one.kind == "barred"), cell)
        return cell._replace(kind="barred", cautions=barred.cautions, variants=barred.variants)
    return cell._replace(licence=least.operator) if least is not None and open_above else cell
