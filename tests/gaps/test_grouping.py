"""Cells that are alike are told together: none is lost, none is told twice, and none is told as another."""

from collections import Counter
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from needlecli.gaps import KINDS, Cell, columns_of, group_gaps, rows_of

AXES = (("scars", "lines"), ("cheeks", "forehead", "neck"), ("I", "II", "III"), ("nurse", "physician"))
KEYS = tuple(product(*AXES))


@st.composite
def maps(draw: Any) -> tuple[Cell, ...]:
    """Give a whole map whose cells are of a few kinds."""
    few = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
    found = draw(st.lists(st.sampled_from(few), min_size=len(KEYS), max_size=len(KEYS)))
    letter = draw(st.sampled_from([("a",), ("b",)]))
    return tuple(
        Cell(*key, usual=key[1] != "neck", kind=kind, cautions=letter if kind == "with-letter" else ())
        for key, kind in zip(KEYS, found, strict=True)
    )


@given(maps())
def test_every_gap_is_in_one_group_that_says_what_it_is(cells: tuple[Cell, ...]) -> None:
    told = Counter(
        (*key, group.sign.kind, group.usual, group.sign.cautions)
        for group in group_gaps(cells)
        for key in product(group.concerns, group.areas, group.skin_types, group.operators)
    )
    gaps = [(*cell[:4], cell.kind, cell.usual, cell.cautions) for cell in cells if cell.kind != "option"]
    assert told == Counter(gaps)


@given(maps())
def test_every_cell_is_in_one_row_and_column_that_says_what_it_is(cells: tuple[Cell, ...]) -> None:
    rows = rows_of(cells)
    columns = columns_of(rows, AXES[2])
    told = Counter(
        (row.concern, area, skin, operator, row.kinds[column[0]])
        for row in rows
        for area, operator in product(row.areas, row.operators)
        for column in columns
        for skin in column
    )
    assert told == Counter((*cell[:4], cell.kind) for cell in cells)


@given(maps())
def test_groups_come_usual_first_then_the_widest_gap(cells: tuple[Cell, ...]) -> None:
    order = [(not group.usual, KINDS.index(group.sign.kind)) for group in group_gaps(cells)]
    assert order == sorted(order)


def test_what_is_alike_throughout_is_one_group_and_one_row() -> None:
    cells = tuple(Cell(*key, usual=True, kind="grade-c", variants=("pen",)) for key in KEYS)
    (group,) = group_gaps(cells)
    assert group[1:6] == (*AXES, ("pen",))
    assert group.cells == len(KEYS)
    assert [(row.concern, row.areas) for row in rows_of(cells)] == [("scars", AXES[1]), ("lines", AXES[1])]
    assert columns_of(rows_of(cells), AXES[2]) == (AXES[2],)


def test_a_group_names_the_variants_of_its_own_cells_only() -> None:
    cells = (
        Cell("scars", "cheeks", "I", "nurse", usual=True, kind="weak", variants=("pen",)),
        Cell("scars", "cheeks", "I", "physician", usual=True, kind="weak", variants=("rf", "pen"), licence="x"),
    )
    assert [(group.operators, group.variants) for group in group_gaps(cells)] == [
        (("nurse",), ("pen",)),
        (("physician",), ("rf", "pen")),
    ]
