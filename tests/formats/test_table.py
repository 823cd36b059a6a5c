"""The table format: nothing is lost at any width, nothing is drawn that a text asked for, words before colour."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from needlecli.advice import Recommendation
from needlecli.formats.table import render
from needlecli.page import Bar, Bullets, Code, Heading, Item, Layer, Legend, Page, Scale, Style, Table, Text
from needlecli.report.comparison import comparison_page
from needlecli.report.recommendation import recommendation_page
from needlecli.report.why import why_page

ESC = "\x1b"
NASTY = f"{ESC}[31mred{ESC}[0m [/x] [bold]loud[/bold] :pill: \u202ekool\u202c a\rb {ESC}]0;title\x07 *star* | <b>"
SHOWN = (
    "\ufffd[31mred\ufffd[0m [/x] [bold]loud[/bold] :pill: \ufffdkool\ufffd a\ufffdb \ufffd]0;title\ufffd *star* | <b>"
)
BOXES = re.compile("[\u2500-\u259f]")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def page(*blocks: Heading | Text | Bullets | Table | Scale | Code | Legend) -> Page:
    return Page("test", blocks)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="session")
def pages(advice: Callable[..., Recommendation]) -> tuple[Page, ...]:
    asked = advice(
        concerns=["acne-scars", "large-pores"],
        facts={"isotretinoin": "2026-09-01", "skin_type": "IV"},
        notes="cold sores now and then; takes [/x] :pill:",
        ref="A17",
    )
    open_ = advice(concerns=["skin-laxity"], areas=["neck"])
    return (
        recommendation_page(asked, everything=True),
        recommendation_page(open_),
        why_page(asked, "pen", everything=True),
        comparison_page(open_, ("pen", "radiofrequency", "roller")),
    )


def sentences(shown: Page) -> list[str]:
    """List every sentence of a page that is not a cell of a table or a scale."""
    found: list[str] = []

    def visit(items: tuple[Item, ...]) -> None:
        for item in items:
            found.append(item.text)
            visit(item.inside)

    for block in shown.blocks:
        match block:
            case Heading(text, level, aside):
                found += [text if level == 1 else text.upper(), aside]
            case Text(text):
                found.append(text)
            case Bullets(items):
                visit(items)
            case _:
                pass
    return found


def test_a_page_reads_like_this() -> None:
    shown = page(
        Heading("Acne scars, cheeks", 1, aside="for 2026-11-22"),
        Text("Wait: nothing before 2027-03-01.", "wait"),
        Heading("Options"),
        Table(("", "Option", "Now", "Empty"), (("1", "Pen", "suitable", ""), ("2", "Roller", "with care", ""))),
        Bullets((Item("never over a mole", "stop", (Item("position: somebody says otherwise", "quiet"),)),)),
    )
    assert render(shown, Style(width=60)) == (
        "Acne scars, cheeks                            for 2026-11-22\n"
        "▶ Wait: nothing before 2027-03-01.\n"
        "\n"
        "OPTIONS\n"
        "   Option  Now\n"
        "1  Pen     suitable\n"
        "2  Roller  with care\n"
        "✕ never over a mole\n"
        "  • position: somebody says otherwise\n"
    )


@pytest.mark.parametrize("width", [40, 45, 60, 79, 100, 137, 200])
def test_no_sentence_of_an_answer_is_lost_at_any_width(pages: tuple[Page, ...], width: int) -> None:
    for shown in pages:
        drawn = squeezed(render(shown, Style(width=width)))
        assert [text for text in sentences(shown) if squeezed(text) not in drawn] == []


@pytest.mark.parametrize("width", [40, 60, 79, 100, 200])
def test_no_word_of_a_table_or_a_scale_is_lost_or_torn_at_any_width(pages: tuple[Page, ...], width: int) -> None:
    for shown in pages:
        words = set(re.findall(r"[^\s;]+", render(shown, Style(width=width))))
        tables = [block for block in shown.blocks if isinstance(block, Table)]
        cells = {cell for table in tables for row in table.rows for cell in row}
        cells |= {bar.text for block in shown.blocks if isinstance(block, Scale) for bar in block.bars}
        assert {word for cell in cells for word in cell.split()} - words == set()


@pytest.mark.parametrize("width", [40, 79, 120])
def test_no_line_is_wider_than_the_screen(pages: tuple[Page, ...], width: int) -> None:
    for shown in pages:
        lines = render(shown, Style(width=width)).splitlines()
        assert [line for line in lines if cell_len(line) > width] == []


def test_without_a_width_nothing_is_wrapped(pages: tuple[Page, ...]) -> None:
    for shown in pages:
        lines = render(shown, Style()).splitlines()
        assert [text for text in sentences(shown) if not any(text in line for line in lines)] == []


@given(
    st.lists(st.lists(st.text("ab 漢é", max_size=30), min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(40, 200),
)
def test_every_letter_of_every_cell_is_drawn_at_every_width(rows: list[list[str]], width: int) -> None:
    table = Table(("", "x", "y"), tuple(tuple(row) for row in rows))
    drawn = render(page(table), Style(width=width))
    for letter in "ab漢é":
        assert drawn.count(letter) == sum(cell.count(letter) for row in rows for cell in row)


@given(st.text(min_size=1), st.integers(40, 200))
def test_every_visible_character_of_a_sentence_is_drawn_at_every_width(text: str, width: int) -> None:
    drawn = squeezed(render(page(Text(text)), Style(width=width)))
    endless = squeezed(render(page(Text(text)), Style()))
    assert drawn == endless


@pytest.mark.parametrize("width", [None, 60, 200])
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("accessible", [False, True])
def test_markup_and_control_characters_of_a_pack_are_shown_and_never_obeyed(
    width: int | None, colour: bool, accessible: bool
) -> None:
    shown = page(
        Heading(NASTY, 1, aside=NASTY),
        Text(NASTY),
        Bullets((Item(NASTY, "stop", (Item(NASTY),)),)),
        Table(("", NASTY), (("1", NASTY),)),
        Scale(NASTY, (), NASTY, (Bar(NASTY, None, (0.5, 1.0), NASTY),), 1.0),
    )
    drawn = COLOURS.sub("", render(shown, Style(width=width, colour=colour, accessible=accessible)))
    assert squeezed(drawn).count(squeezed(SHOWN)) == 11
    assert not set(drawn) & {ESC, "\r", "\x07", "\u202e", "\u202c"}
    assert "\N{PILL}" not in drawn


def test_a_pack_cannot_forge_colour(pages: tuple[Page, ...]) -> None:
    plain = render(pages[0], Style(width=100))
    coloured = render(pages[0], Style(width=100, colour=True))
    assert ESC not in plain
    assert ESC in coloured
    stripped = "\n".join(line.rstrip() for line in COLOURS.sub("", coloured).split("\n"))
    assert stripped == plain, "colour adds nothing but colour"


@pytest.mark.parametrize(
    ("tone", "mark", "letter"),
    [("stop", "✕", "x"), ("wait", "▶", ">"), ("ask", "?", "?"), ("care", "!", "!"), ("good", "✓", "+")],
)
def test_colour_never_speaks_alone(tone: str, mark: str, letter: str) -> None:
    item = Bullets((Item("said", tone),))  # type: ignore[arg-type]
    assert render(page(item), Style()) == f"{mark} said\n"
    assert render(page(item), Style(unicode=False)) == f"{letter} said\n"


@pytest.mark.parametrize("accessible", [False, True])
@pytest.mark.parametrize("width", [None, 60, 140])
def test_without_unicode_every_letter_is_one_that_every_terminal_has(
    pages: tuple[Page, ...], accessible: bool, width: int | None
) -> None:
    for shown in (
        *pages,
        page(Scale("Wangé", (), "", (Bar("Größe", None, None, "näher"),), 1.0), Table(("é",), (("ü",),))),
    ):
        assert render(shown, Style(width=width, unicode=False, accessible=accessible)).isascii()


def test_accessible_pages_have_no_boxes_and_no_drawings(pages: tuple[Page, ...]) -> None:
    for shown in pages:
        assert BOXES.findall(render(shown, Style(accessible=True))) == []


def test_accessible_pages_say_one_fact_a_line() -> None:
    shown = page(
        Heading("Options"),
        Table(("", "Option", "Now", "If clear"), (("1", "Pen", "ask first", ""), ("2", "Roller", "defer", "suitable"))),
        Scale(
            "Cheeks", (Layer("epidermis", 0, 0.1),), "skin to 1.07 mm", (Bar("1 Pen", None, (1, 1.5), "now none"),), 1.5
        ),
        Legend("solid: now"),
        Bullets((Item("never over a mole", "stop", (Item("position: another"),)), Item("sunscreen", "care"))),
    )
    assert render(shown, Style(accessible=True)) == (
        "\nOPTIONS\n"
        "1\nOption: Pen\nNow: ask first\n"
        "2\nOption: Roller\nNow: defer\nIf clear: suitable\n"
        "\nCheeks: skin to 1.07 mm.\n1 Pen: now none.\n"
        "Stop: never over a mole\n  position: another\nNote: sunscreen\n"
    )


def test_an_empty_page_and_an_empty_table_are_drawn_without_a_fuss() -> None:
    assert render(page(), Style(width=80)).strip() == ""
    assert render(page(Table(("id", "name"), ()), Bullets(())), Style(width=80)).strip() == ""


@pytest.mark.parametrize("width", [39, 79, None])
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_code_keeps_its_lines_and_columns_at_every_width(width: int | None, colour: bool) -> None:
    long = "key: " + "word " * 40 + "end"
    code = f"# pen.yaml\n{long}\n     ^^^^\n\n  - [bold]x[/bold] :pill:\n"
    shown = render(page(Code(code)), Style(width, colour=colour))
    assert shown == "".join(f"    {line}".rstrip() + "\n" for line in code.rstrip("\n").split("\n"))


def test_code_keeps_its_columns_where_a_letter_is_missing() -> None:
    shown = render(page(Code("a: …–’, b\n       ^")), Style(unicode=False))
    assert shown == "    a: ???, b\n           ^\n"


def test_nothing_hidden_in_code_reaches_the_screen() -> None:
    assert render(page(Code(f"{ESC}[31mred\x85\u202e")), Style()) == "    \ufffd[31mred\ufffd\ufffd\n"


def test_a_paragraph_stands_without_a_mark_and_one_with_a_tone_has_it() -> None:
    assert render(page(Text("Plain words."), Text("Wait.", "wait")), Style()) == "Plain words.\n▶ Wait.\n"
