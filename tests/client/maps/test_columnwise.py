"""A table read column by column says what it says row by row, whatever stands in its cells."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import COMMON, TODAY, compiled, examples, small_files
from needlecli.batch import Answerer, Job, Source, Work
from needlecli.client.maps import Columnwise, Form, columnwise, read_map
from needlecli.intake import Block, Row, Table, csv
from needlecli.source.yaml import parse

CAUTIONS = """cautions:
  - {id: pregnant, level: contraindicated, when: pregnancy, says: Not now., sources: [study]}
  - {id: dose, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
  - {id: taking, level: contraindicated, when: {isotretinoin: current}, says: Not now., sources: [study]}
  - {id: open, level: contraindicated, when: wound, says: Not there., sources: [study]}
  - {id: young, level: clearance, when: {age: under 36}, says: Ask., sources: [study]}
  - {id: soon, level: clearance, when: {event: within 60 days}, says: Ask., sources: [study]}
"""
PACK = compiled(small_files(common=COMMON.replace("cautions: []\n", CAUTIONS))).value
assert PACK is not None

HEADERS = ("Name", "Want", "Pregnant?", "Roaccutane?", "Born", "Event", "Words")
MAP = """
schema: needle.map/1
dates: DD.MM.YYYY
columns:
  Name: {is: ref}
  Want: {is: concerns, choices: {"The scars": scars, "Lines; and scars": [lines, scars], Tired: ignore}}
  "Pregnant?": {is: pregnancy, answers: {"Rather not say": unknown, "Yes, and on Roaccutane": {isotretinoin: current}}}
  "Roaccutane?": {is: isotretinoin, window: 6 months}
  Born: {is: age}
  Event: {is: event}
  Words: {is: notes}
"""
CELLS = (
    *("", " ", "-", "n/a", "no", "No ", "yes", "YES", "not sure", "unknown", "maybe", "Rather not say", "never"),
    *("Yes, and on Roaccutane", "The scars", "The scars, Lines; and scars", "Tired", "lines", "scars,lines", "nothing"),
    *(
        "34",
        "34 years",
        "01.05.1990",
        "01.05.2026",
        "31.02.2026",
        "01.05.2030",
        "24.12.2026",
        "05.2026",
        "2 months ago",
    ),
    *(
        "A1",
        "a b",
        "\u202eA1",
        "=1+1",
        "x" * 300,
        "cold sores",
        "pregnant",
        "no cold sores",
        "1",
        "True",
        "\u0663",
        "\u00b2",
    ),
)


def form(more: str = "") -> Form:
    """Read the map, with something more in it; a fact that is the same for every row has no column."""
    assert PACK is not None
    text = (
        MAP
        if "isotretinoin" not in more
        else MAP.replace('  "Roaccutane?": {is: isotretinoin, window: 6 months}\n', "")
    )
    parsed = parse("form.map.yaml", text + more)
    assert parsed.value is not None
    found = read_map(parsed.value, PACK)
    assert found.value is not None, found.diagnostics
    return found.value


YES_TO_ALL = "constants: {facts: {isotretinoin: yes}}"
FORMS = {
    more: form(more)
    for more in (
        "",
        "constants: {others: no, areas: [cheeks]}",
        "constants: {facts: {wound: no}, operator: nurse}",
        YES_TO_ALL,
    )
}


def way(read: Form) -> Columnwise:
    """Give the way to read the form column by column."""
    columns = columnwise(read.bound(HEADERS), HEADERS, TODAY)
    assert isinstance(columns, Columnwise)
    return columns


WAYS = {more: way(read) for more, read in FORMS.items()}
ANSWERER = Answerer(PACK, TODAY)


@examples(150)
@given(
    more=st.sampled_from(tuple(FORMS)),
    rows=st.lists(st.tuples(*(st.sampled_from(CELLS) for _ in HEADERS)), min_size=1, max_size=6),
)
def test_a_table_says_column_by_column_what_it_says_row_by_row(more: str, rows: list[tuple[str, ...]]) -> None:
    assert PACK is not None
    one_by_one = [Row(number, dict(zip(HEADERS, row, strict=True))) for number, row in enumerate(rows, 1)]
    lines = Answerer(PACK, TODAY).answer(one_by_one, "t.csv", FORMS[more].bound(HEADERS).record).lines
    assert ANSWERER.answer_tables([Table(1, rows, {})], "t.csv", WAYS[more]).lines == lines


@pytest.mark.parametrize(
    "columns",
    [
        '  "A": {is: pregnancy}\n  "B": {is: pregnancy}',
        '  "A": {is: [pregnancy, isotretinoin]}',
        '  "A": {choices: {Pregnant: pregnancy, Accutane: isotretinoin}}',
        '  "A": {is: on}',
        '  "A": {is: others}',
        '  "A": {is: pregnancy}\nconstants: {facts: {pregnancy: no}}',
        '  "A": {is: areas}\nconstants: {areas: [cheeks]}',
    ],
)
def test_columns_that_hang_together_are_not_read_by_themselves(columns: str) -> None:
    assert PACK is not None
    parsed = parse("form.map.yaml", f"schema: needle.map/1\ncolumns:\n{columns}\n")
    assert parsed.value is not None
    found = read_map(parsed.value, PACK).value
    assert found is not None
    assert columnwise(found.bound(("A", "B")), ("A", "B"), TODAY) is None


def test_a_cell_that_says_more_exactly_what_is_so_for_all_is_heard() -> None:
    row = ("A1", "scars", "Yes, and on Roaccutane", "", "34", "", "")
    (line,) = ANSWERER.answer_tables([Table(1, [row], {})], "t.csv", WAYS[YES_TO_ALL]).lines
    assert json.loads(line)["verdict"] == "contraindicated"


def test_what_is_no_record_of_a_table_keeps_its_number() -> None:
    assert PACK is not None
    data = b"yes,A1\n\nyes,A2,x\npregnancy,ref\nno,A3\n"
    layout, block = csv.Layout(("pregnancy", "ref"), ","), Block(1, (data, "utf-8"))
    work = Work(PACK, TODAY)
    done = work.do(Job(Source("t.csv", "csv", layout, layout.columns), block))
    told: list[Mapping[str, Any]] = [json.loads(line) for line in done.data.splitlines()]
    assert [(line["row"], line["ref"], "rejected" in line) for line in told] == [
        (1, "A1", False),
        (3, "", True),
        (4, "", True),
        (5, "A3", False),
    ]
    assert [columns is not None for _, columns in work.ways.values()] == [True]
