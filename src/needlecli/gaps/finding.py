"""Every cell of the map: each is judged for a plain client, beside those of the higher licences."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from needlecli.client import Wish, Wishes
from needlecli.gaps.judging import Judge
from needlecli.gaps.kinds import KINDS, USABLE, Cell, Gaps
from needlecli.gaps.plain import SKIN_TYPE, PlainClient, plain_client
from needlecli.knowledge import OPERATOR, OPERATORS, Pack
from needlecli.logic import Answer, Choice


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
    words, plain = pack.vocabulary, plain_client(pack)
    treated = tuple(a for a in words.areas if words.leaves[a] == (a,) and words.areas[a].limits)
    wanted = {leaf for area in areas for leaf in words.treatable(area)} or set(treated)
    skin = words.facts.get(SKIN_TYPE)
    chosen = tuple(concerns) or tuple(words.concerns)
    axes = Axes(
        tuple(name for name in words.concerns if name in chosen),
        tuple(name for name in treated if name in wanted),
        skin.options if skin is not None and skin.options else ("",),
        {
            name: frozenset(leaf for area in one.usual_areas for leaf in words.treatable(area))
            for name, one in words.concerns.items()
        },
    )
    licences = tuple(operators) or OPERATORS
    cells = tuple(cell for cell in _cells(axes, plain, Judge(pack)) if cell.operator in licences)
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


def _cells(axes: Axes, plain: PlainClient, judge: Judge) -> Iterator[Cell]:
    """Give every cell, for all licences, since each is told what a higher one may do."""
    operators: dict[str, Answer] = {name: Choice(frozenset({name})) for name in OPERATORS}
    skins: dict[str, Mapping[str, Answer]] = {
        name: {SKIN_TYPE: Choice(frozenset({name}))} if name else {} for name in axes.skin_types
    }
    for concern in axes.concerns:
        for area in axes.areas:
            wishes = Wishes(concerns=(Wish(concern),), areas=(area,))
            empty = Cell(concern, area, "", "", area in axes.usual[concern], "none")
            nothing: Cell | None = None
            for skin, answer in skins.items():
                above: list[Cell] = []
                for operator in reversed(OPERATORS):
                    if nothing is None:
                        told = plain.told(wishes, {**answer, OPERATOR: operators[operator]})
                        found = _beside(judge.judge(empty, told), above)
                        nothing = found if found.kind == "none" else None  # and then for everybody
                    above.append((nothing or found)._replace(skin_type=skin, operator=operator))
                yield from reversed(above)


def _beside(cell: Cell, above: list[Cell]) -> Cell:
    """Say which higher licence may do better, from those worked out already: the highest first."""
    better = [one for one in above if KINDS.index(one.kind) > KINDS.index(cell.kind) and one.kind != "licence"]
    least = better[-1] if better else None
    open_above = least is not None and (least.kind == "with-letter" or least.kind in USABLE)
    if cell.kind in ("licence", "barred"):
        if least is not None and open_above:
            return least._replace(
                operator=cell.operator, kind="licence", licence=least.operator, cautions=(), little=()
            )
        barred = next((one for one in reversed(above) if one.kind == "barred"), cell)
        return cell._replace(kind="barred", cautions=barred.cautions, variants=barred.variants)
    return cell._replace(licence=least.operator) if least is not None and open_above else cell
