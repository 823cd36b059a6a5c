"""Cells that are alike are told together: as groups to act on, and as rows of the map."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypeVar

from needlecli.gaps.kinds import KINDS, Cell, Kind

Of = TypeVar("Of")


class Sign(NamedTuple):
    """What makes two cells alike: the kind, and what a trainer would look at to mend it."""

    kind: Kind
    cautions: tuple[str, ...]
    licence: str
    little: tuple[str, ...]
    written: str


class Group(NamedTuple):
    """Cells that are alike: every one of the concerns, in each of the areas, on these skin types, by these operators.

    `variants` are those that any of its cells rests on; `written` says of nothing at all why it is nothing.
    """

    sign: Sign
    concerns: tuple[str, ...]
    areas: tuple[str, ...]
    skin_types: tuple[str, ...]
    operators: tuple[str, ...]
    variants: tuple[str, ...]
    usual: bool

    @property
    def cells(self) -> int:
        """Count its cells."""
        return len(self.concerns) * len(self.areas) * len(self.skin_types) * len(self.operators)


class Row(NamedTuple):
    """A row of the map: areas and operators for which every skin type comes to the same."""

    concern: str
    areas: tuple[str, ...]
    operators: tuple[str, ...]
    kinds: Mapping[str, Kind]


def written(cell: Cell) -> str:
    """Say why there is nothing at all: `advised-against`, `no-depth` for the area, or `nothing` on the concern."""
    reasons = set(cell.reasons.values())
    if cell.kind != "none":
        return ""
    if "no-depth-here" in reasons:
        return "no-depth"
    return "advised-against" if "not-indicated" in reasons else "nothing"


def sign_of(cell: Cell) -> Sign:
    """Give what makes a cell like others."""
    return Sign(cell.kind, cell.cautions, cell.licence, cell.little, written(cell))


def group_gaps(cells: Iterable[Cell]) -> tuple[Group, ...]:
    """Put gaps that are alike together, the widest first: those in usual areas, then the others."""
    found: dict[tuple[bool, str, Sign, str], dict[str, list[str]]] = {}
    variants: dict[tuple[str, str, str, str], tuple[str, ...]] = {}
    for cell in cells:
        if cell.kind != "option":
            key = cell.usual, cell.concern, sign_of(cell), cell.area
            found.setdefault(key, {}).setdefault(cell.operator, []).append(cell.skin_type)
            variants[cell.concern, cell.area, cell.operator, cell.skin_type] = cell.variants
    pieces = [
        Group(
            sign,
            (concern,),
            (area,),
            skins,
            operators,
            _united(variants[concern, area, operator, skin] for operator in operators for skin in skins),
            usual,
        )
        for (usual, concern, sign, area), by in found.items()
        for operators, skins in _together({one: tuple(skins) for one, skins in by.items()})
    ]
    groups = _joined(_joined(pieces, "areas"), "concerns")
    return tuple(sorted(groups, key=lambda g: (not g.usual, KINDS.index(g.sign.kind), -g.cells, g.concerns, g.areas)))


def rows_of(cells: Iterable[Cell]) -> tuple[Row, ...]:
    """Give the rows of the map, with the areas and the operators of a concern that come to the same together."""
    kinds: dict[str, dict[str, dict[str, dict[str, Kind]]]] = {}
    for cell in cells:
        by = kinds.setdefault(cell.concern, {}).setdefault(cell.area, {}).setdefault(cell.operator, {})
        by[cell.skin_type] = cell.kind
    rows: list[Row] = []
    for concern, areas in kinds.items():
        alike: dict[object, list[str]] = {}
        for area, by_operator in areas.items():
            told = tuple((operator, tuple(by.items())) for operator, by in by_operator.items())
            alike.setdefault(told, []).append(area)
        for those in alike.values():
            for operators, of in _together({o: tuple(by.items()) for o, by in areas[those[0]].items()}):
                rows.append(Row(concern, tuple(those), operators, dict(of)))
    return tuple(rows)


def columns_of(rows: Iterable[Row], skin_types: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Put neighbouring skin types together that come to the same in every row."""
    told = {skin: tuple(row.kinds[skin] for row in rows) for skin in skin_types}
    columns: list[list[str]] = []
    for skin in skin_types:
        if columns and told[columns[-1][0]] == told[skin]:
            columns[-1].append(skin)
        else:
            columns.append([skin])
    return tuple(tuple(column) for column in columns)


def _together(by: Mapping[str, Of]) -> list[tuple[tuple[str, ...], Of]]:
    """Put names together that have the same, in the order of their first."""
    found: dict[Of, list[str]] = {}
    for name, of in by.items():
        found.setdefault(of, []).append(name)
    return [(tuple(names), of) for of, names in found.items()]


def _united(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))


def _joined(pieces: Iterable[Group], axis: Literal["areas", "concerns"]) -> list[Group]:
    """Join groups that differ in one axis only; what they rest on is told of all."""
    found: dict[object, list[Group]] = {}
    for piece in pieces:
        bare = piece._replace(variants=())
        found.setdefault(bare._replace(areas=()) if axis == "areas" else bare._replace(concerns=()), []).append(piece)
    groups = []
    for same in found.values():
        whole = same[0]._replace(variants=_united(piece.variants for piece in same))
        if axis == "areas":
            groups.append(whole._replace(areas=_united(piece.areas for piece in same)))
        else:
            groups.append(whole._replace(concerns=_united(piece.concerns for piece in same)))
    return groups
