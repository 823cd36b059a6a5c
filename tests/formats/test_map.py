"""A map is drawn with a sign and a word in every cell, or said in words: at every width all of it is there."""

import re

import pytest

from needlecli.formats import html, markdown, table
from needlecli.page import Map, MapRow, Mark, Page, Style

YES = Mark("✓", "+", "option", "good", "grade A or B")
NO = Mark("✕", "x", "barred", "stop", "cautions rule it out")
MAP = Map(
    "Map of areas",
    ("concern", "area"),
    "type",
    ("I-III", "IV", "V-VI"),
    (MapRow(("Acne scars", "cheeks, nose"), (YES, YES, NO)), MapRow(("Fine <lines>", "neck"), (NO, NO, NO))),
    (NO, YES),
)
PAGE = Page("gaps", (MAP,))


def drawn(width: int | None = None, **look: bool) -> list[str]:
    return [line.rstrip() for line in table.render(PAGE, Style(width, **look)).rstrip("\n").split("\n")]


def test_a_screen_shows_rows_and_columns_and_explains_every_mark() -> None:
    assert drawn(80) == [
        "concern       area          type I-III  type IV     type V-VI",
        "Acne scars    cheeks, nose  ✓ option    ✓ option    ✕ barred",
        "Fine <lines>  neck          ✕ barred    ✕ barred    ✕ barred",
        "",
        "✕ barred: cautions rule it out",
        "✓ option: grade A or B",
    ]


def test_a_pipe_wraps_and_crops_nothing() -> None:
    assert drawn() == drawn(80)


def test_a_narrower_screen_shows_signs_alone() -> None:
    assert drawn(48)[:3] == [
        "concern       area          I-III  IV     V-VI",
        "Acne scars    cheeks, nose  ✓      ✓      ✕",
        "Fine <lines>  neck          ✕      ✕      ✕",
    ]


def test_a_screen_without_room_says_each_row() -> None:
    assert drawn(24)[:6] == [
        "✓ Acne scars; cheeks,",
        "  nose; type I-III, IV:",
        "  option",
        "✕ Acne scars; cheeks,",
        "  nose; type V-VI:",
        "  barred",
    ]


def test_nothing_is_drawn_where_nothing_may_be() -> None:
    assert drawn(80, accessible=True)[:4] == [
        "Acne scars; cheeks, nose; type I-III, IV: option",
        "Stop: Acne scars; cheeks, nose; type V-VI: barred",
        "Stop: Fine <lines>; neck; every type: barred",
        "",
    ]


def test_a_screen_with_ascii_alone_has_a_sign_for_each() -> None:
    assert drawn(80, unicode=False)[1] == "Acne scars    cheeks, nose  + option    + option    x barred"


@pytest.mark.parametrize("width", range(20, 161, 7))
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(width: int) -> None:
    lines = drawn(width)
    assert max(map(len, lines)) <= width
    assert {"barred:", "option:"} <= set(" ".join(lines).split())


def test_markdown_has_a_table_and_a_list_of_the_marks() -> None:
    assert markdown.render(PAGE, Style()).split("\n") == [
        "**Map of areas**",
        "",
        "| concern | area | type I-III | type IV | type V-VI |",
        "| --- | --- | --- | --- | --- |",
        "| Acne scars | cheeks, nose | ✓ option | ✓ option | ✕ barred |",
        r"| Fine \<lines\> | neck | ✕ barred | ✕ barred | ✕ barred |",
        "",
        "- ✕ barred: cautions rule it out",
        "- ✓ option: grade A or B",
        "",
    ]


def test_a_page_joins_cells_that_are_alike_and_shows_texts_as_texts() -> None:
    page = html.render(PAGE, Style())
    cells = re.findall(r'<td class="(\w+)" colspan="(\d)"><span [^>]*>(\S+)</span> (\w+)</td>', page)
    assert cells == [
        ("good", "2", "&#10003;", "option"),
        ("stop", "1", "&#10005;", "barred"),
        ("stop", "3", "&#10005;", "barred"),
    ]
    assert "Fine &lt;lines&gt;" in page


def test_a_pack_without_skin_types_has_one_column_without_a_head() -> None:
    bare = MAP._replace(what="", columns=("",), rows=(MapRow(("Acne scars", "neck"), (YES,)),), key=())
    page = Page("gaps", (bare,))
    assert table.render(page, Style(80)).split("\n")[1].rstrip() == "Acne scars  neck  ✓ option"
    assert table.render(page, Style(80, accessible=True)).split("\n")[0] == "Acne scars; neck: option"
