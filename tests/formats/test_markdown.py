"""The Markdown format: what a reader of Markdown shows is what was said, whatever the pack wrote."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from needlecli.advice import Recommendation
from needlecli.formats.markdown import render
from needlecli.page import Bar, Bullets, Code, Heading, Item, Legend, Page, Scale, Style, Table, Text, clean
from needlecli.report.recommendation import recommendation_page

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"paragraph", "inline", "text", "bullet_list", "list_item", "heading", "strong", "text_special"}


def read(markdown: str) -> tuple[str, set[str]]:
    """Read Markdown as a viewer would: the words shown, and the kinds of mark-up met."""
    words: list[str] = []
    kinds: set[str] = set()

    def visit(tokens: Iterable[Token]) -> None:
        for token in tokens:
            kinds.add(token.type.removesuffix("_open").removesuffix("_close"))
            if token.type in ("text", "text_special", "code_inline", "html_inline"):
                words.append(token.content)
            visit(token.children or ())
            if token.type == "inline":
                words.append("\n")

    visit(READER.parse(markdown))
    return "".join(words), kinds


def page(*blocks: Heading | Text | Bullets | Table | Scale | Code | Legend) -> Page:
    return Page("test", blocks)


def test_a_page_reads_like_this() -> None:
    shown = page(
        Heading("Acne scars, cheeks", 1, aside="for 2026-11-22"),
        Text("Wait: nothing before 2027-03-01.", "wait"),
        Heading("Options"),
        Table(("", "Option", "Now"), (("1", "Pen", "suitable"), ("2", "Roller", "with care"))),
        Scale("Cheeks", (), "skin to 1.07 mm", (Bar("1 Pen", None, (1, 1.5), "now none, 1.0-1.5 mm if clear"),), 1.5),
        Legend("solid: now"),
        Bullets((Item("never over a mole", "stop", (Item("position: another [recall]", "quiet"),)),)),
    )
    assert render(shown, Style()) == (
        "# Acne scars, cheeks\n"
        "\n"
        "for 2026-11-22\n"
        "\n"
        "**Wait.** Wait: nothing before 2027-03-01.\n"
        "\n"
        "## Options\n"
        "\n"
        "|  | Option | Now |\n"
        "| --- | --- | --- |\n"
        "| 1 | Pen | suitable |\n"
        "| 2 | Roller | with care |\n"
        "\n"
        "**Cheeks** (skin to 1.07 mm)\n"
        "\n"
        "| Option | Depth |\n"
        "| --- | --- |\n"
        "| 1 Pen | now none, 1.0-1.5 mm if clear |\n"
        "\n"
        "Set depth is not reached depth.\n"
        "\n"
        "- **Stop.** never over a mole\n"
        "  - position: another \\[recall\\]\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> <b>loud</b> <!-- hidden -->",
        "[click](javascript:alert(1)) ![x](http://example.org/x.png) [a]: b",
        "*star* **two** _low_ __two__ ~~gone~~ `code` ```fence```",
        "a | b || c",
        "# not a heading #",
        "1. not a list",
        "2) not a list",
        "- not a list",
        "+ not a list",
        "* not a list",
        "> not a quotation",
        "---",
        "***",
        "===",
        "~~~",
        "    not code",
        "&lt;b&gt; &amp; &#60;",
        "\\ back \\* slash \\",
        "one\n\n# two\n- three",
        "[/x] :pill: \x1b[31mred\x1b[0m \u202ekool",
    ],
)
@pytest.mark.parametrize("tone", ["plain", "stop"])
def test_what_a_pack_writes_is_shown_and_never_obeyed(text: str, tone: str) -> None:
    shown = page(Text(text, tone), Bullets((Item(text, tone, (Item(text),)),)), Heading(text, 2, aside=text))  # type: ignore[arg-type]
    words, kinds = read(render(shown, Style()))
    assert kinds <= PLAIN
    assert words.count(clean(text).strip()) == 5


def test_cells_stay_in_their_columns() -> None:
    shown = page(Table(("a|b", "c"), (("1 | 2", "`x|y`"), ("", "z\\|"))))
    words, kinds = read(render(shown, Style()))
    assert kinds <= PLAIN | {"table", "thead", "tbody", "tr", "th", "td"}
    assert words.splitlines() == ["a|b", "c", "1 | 2", "`x|y`", "", "z\\|"]


@given(st.text(max_size=60))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    words, kinds = read(render(page(Bullets((Item(f"x {text}"),))), Style()))
    assert kinds <= PLAIN
    assert words.split() == clean(f"x {text}").split()


def test_every_sentence_of_an_answer_is_read_back(advice: Callable[..., Recommendation]) -> None:
    shown = recommendation_page(
        advice(concerns=["acne-scars"], facts={"isotretinoin": "2026-09-01"}, notes="[/x] *star*"), everything=True
    )
    words, _ = read(render(shown, Style()))
    said = [i.text for block in shown.blocks if isinstance(block, Bullets) for item in block.items for i in _all(item)]
    assert len(said) > 50
    assert [text for text in said if text not in words] == []
    cells = [c for block in shown.blocks if isinstance(block, Table) for row in block.rows for c in row if c]
    assert [cell for cell in cells if f"{cell}\n" not in words] == []


def test_the_style_of_the_screen_changes_nothing(advice: Callable[..., Recommendation]) -> None:
    shown = recommendation_page(advice(concerns=["acne-scars"]))
    plain = render(shown, Style())
    assert render(shown, Style(width=40, colour=True, unicode=False, accessible=True)) == plain


def _all(item: Item) -> list[Item]:
    return [item, *(deeper for inside in item.inside for deeper in _all(inside))]


@pytest.mark.parametrize("code", ["a: 1\n   ^", "says: |\n  ```yaml\n  x\n  ```", "a: `b`", "`````"])
def test_code_is_fenced_whatever_it_holds(code: str) -> None:
    (token,) = [t for t in READER.parse(render(page(Code(code)), Style())) if t.type != "text"]
    assert (token.type, token.info, token.content) == ("fence", "yaml", f"{code}\n")
