"""The HTML format: one file that loads and runs nothing, and shows every word that was said as text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.advice import Recommendation
from needlecli.formats.html import render
from needlecli.page import (
    Bar,
    Block,
    Bullets,
    Code,
    Heading,
    Item,
    Layer,
    Legend,
    Page,
    Scale,
    Share,
    Shares,
    Style,
    Table,
    Text,
    clean,
)
from needlecli.report.comparison import comparison_page
from needlecli.report.recommendation import recommendation_page
from needlecli.report.why import why_page

VOID = {"meta"}
OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "li", "span", "bdi"),
    *("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "pre", "code"),
    *("svg", "defs", "pattern", "line", "rect", "text", "desc"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "aria-hidden", "aria-label", "role", "tabindex"),
    *("scope", "colspan", "focusable", "id", "width", "height", "patternunits", "patterntransform"),
    *("x", "y", "x1", "x2", "y1", "y2", "text-anchor"),
}
NASTY = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></pre></td></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "<!-- hidden --> ]]> &lt;b&gt; &amp; &#60;b&#62; &notin",
    "\x1b[31mred\x1b[0m \u202ekool\u202c a\rb\0c \ud800 \u2028",
    "{{ 7 * 7 }} {% x %} ${x} javascript:alert(1) url(http://example.org)",
    "שלום עולם",
)


class Reader(HTMLParser):
    """Reads a page as a browser would: elements that are closed in order, their attributes and the words shown."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.shown: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and data != "\n":
            self.shown.append((self.open[-1], data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def words(self, *, tags: set[str] | None = None) -> list[str]:
        """Give the texts shown, of these elements or of all that people read."""
        return [text for tag, text in self.shown if (tag in tags if tags else tag != "style")]


def page(*blocks: Block) -> Page:
    return Page("test", blocks)


def everywhere(text: str) -> Page:
    """Put one text in every place of every block."""
    return page(
        Heading(text, 1, aside=text),
        Heading(text, 3),
        Text(text),
        Text(text, "stop"),
        Bullets((Item(text, "ask", (Item(text, "quiet"),)),)),
        Table((text, "x", text), ((text, "1", text), (text, "2", text)), ("stop", "good")),
        Scale(text, (Layer("dermis", 0, 1),), text, (Bar(text, (0.5, 1), (0.5, 1.5), text),), 1.5),
        Shares((text, text), (Share(text, 3, text, "care", text),), 4),
        Code(text),
        Legend(text),
    )


@pytest.fixture(scope="session")
def pages(advice: Callable[..., Recommendation]) -> tuple[Page, ...]:
    asked = advice(
        concerns=["acne-scars", "large-pores"],
        facts={"isotretinoin": "2026-09-01", "skin_type": "IV"},
        notes="cold sores now and then; takes <b> & [/x]",
        ref="A17",
    )
    return (
        recommendation_page(asked, everything=True),
        why_page(asked, "pen", everything=True),
        comparison_page(asked, ("pen", "radiofrequency", "roller")),
    )


def body(*blocks: Block) -> str:
    """Give what is drawn of blocks, without the frame of a page."""
    return render(page(*blocks), Style()).partition("<main>\n")[2].partition("</main>")[0]


def test_the_parts_of_a_page_are_those_of_a_document() -> None:
    drawn = body(
        Heading("Acne scars", 1, aside="for 2026-11-22"),
        Text("Wait: nothing before 2027-03-01.", "wait"),
        Text("As it is."),
        Heading("Options"),
        Bullets((Item("never over a mole", "stop", (Item("position: another", "quiet"),)),)),
        Code("a: 1\n   ^\n"),
        Legend("solid: now"),
    )
    assert drawn == (
        "<h1>Acne scars</h1>\n"
        '<p class="aside">for 2026-11-22</p>\n'
        '<p class="said wait"><span class="mark" aria-hidden="true">&#9654;</span>'
        "Wait: nothing before 2027-03-01.</p>\n"
        "<p>As it is.</p>\n"
        "<h2>Options</h2>\n"
        "<ul>\n"
        '<li class="stop"><span class="mark" aria-hidden="true">&#10005;</span><span class="word">Stop: </span>'
        "never over a mole<ul>\n"
        '<li class="quiet"><span class="mark" aria-hidden="true">&#8226;</span>position: another</li>\n'
        "</ul></li>\n"
        "</ul>\n"
        '<pre tabindex="0"><code>a: 1\n   ^</code></pre>\n'
        '<p class="legend">solid: now</p>\n'
    )


def test_a_table_names_its_columns_and_its_rows() -> None:
    drawn = body(
        Heading("Options"),
        Table(
            ("#", "Option", "Now", "Empty"), (("1", "Pen", "defer", ""), ("2", "RF", "suitable", "")), ("wait", "plain")
        ),
    )
    assert drawn == (
        "<h2>Options</h2>\n"
        '<div class="wide" role="region" tabindex="0" aria-label="Options"><table>\n'
        '<thead><tr><th class="number" scope="col">#</th><th scope="col">Option</th>'
        '<th scope="col">Now</th></tr></thead>\n'
        "<tbody>\n"
        '<tr><td class="number">1</td><th scope="row">Pen</th><td class="wait">'
        '<span class="mark" aria-hidden="true">&#9654;</span>defer</td></tr>\n'
        '<tr><td class="number">2</td><th scope="row">RF</th><td class="plain">suitable</td></tr>\n'
        "</tbody>\n"
        "</table></div>\n"
    )


def test_counts_are_a_table_with_a_bar_to_scale_beside_every_number() -> None:
    rows = (Share("ask first", 1500, "75 %", "ask"), Share("none", 0, "0 %", "plain", "Says why."))
    drawn = body(Shares(("Verdict", "Records"), rows, 2000))
    assert re.findall(r'<rect class="bar" x="([^"]*)" y="0" width="([^"]*)"', drawn) == [
        ("0.00%", "75.00%"),
        ("0.00%", "0.00%"),
    ]
    assert Reader(drawn).words(tags={"th", "td", "bdi", "span"}) == [
        *("Verdict", "Records", "Share", "a full bar is 2,000"),
        *("?", "ask first", "1,500", "75 %", "none", "0", "0 %", "Says why."),
    ]


def test_a_depth_is_drawn_to_the_scale_of_its_ruler() -> None:
    bars = (Bar("1 Pen", (0.5, 1.0), (0.5, 1.5), "now 0.5-1.0 mm"), Bar("2 RF", None, None, "none left"))
    drawn = body(Scale("Cheeks", (Layer("epidermis", 0, 0.25), Layer("dermis", 0.25, 1.0)), "to 1 mm", bars, 1.7))
    assert re.findall(r'<rect class="(\w+)" x="([^"]*)" y="0" width="([^"]*)"', drawn) == [
        ("epidermis", "0.00%", "12.50%"),
        ("dermis", "12.50%", "37.50%"),
        ("rest", "0.00%", "100.00%"),
        ("outline", "25.00%", "50.00%"),
        ("bar", "25.00%", "25.00%"),
        ("rest", "0.00%", "100.00%"),
    ]
    read = Reader(drawn)
    assert read.words(tags={"text"}) == ["0.0", "0.5", "1.0", "1.5", "2.0 mm"]
    assert read.words(tags={"title"}) == [
        "Skin: epidermis to 0.25 mm, dermis to 1.00 mm",
        "1 Pen: now 0.5-1.0 mm",
        "2 RF: none left",
    ]
    assert read.words(tags={"td", "th", "caption"}) == ["Cheeks", "Option", "Skin", "1 Pen", "2 RF"]


def test_a_page_may_load_and_run_nothing(pages: tuple[Page, ...]) -> None:
    for shown in (*pages, everywhere("x")):
        drawn = render(shown, Style())
        read = Reader(drawn)
        assert dict(read.attributes)["http-equiv"] == "Content-Security-Policy"
        (policy,) = [value for name, value in read.attributes if name == "content" and "default-src" in value]
        assert policy == (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        )
        assert (read.tags - OURS, {name for name, _ in read.attributes} - ATTRIBUTES) == (set(), set())
        assert re.findall(r"https?:|@import|url\((?!#)", "".join(read.words(tags={"style"}))) == []


@pytest.mark.parametrize("text", NASTY)
def test_what_a_text_asks_for_is_shown_and_never_done(text: str) -> None:
    plain, drawn = (render(everywhere(words), Style()) for words in ("harmless", text))
    read, harmless = Reader(drawn), Reader(plain)
    assert read.tags == harmless.tags
    assert [name for name, _ in read.attributes] == [name for name, _ in harmless.attributes]
    assert read.words() == [words.replace("harmless", clean(text)) for words in harmless.words()]


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    read = Reader(render(page(Bullets((Item(f"x{text}"),)), Code(f"y{text}")), Style()))
    assert "".join(read.words(tags={"li", "span"})).endswith(clean(f"x{text}"))
    assert "".join(read.words(tags={"code"})) == "\n".join(map(clean, f"y{text}".rstrip("\n").split("\n")))


def test_every_page_is_ascii_in_any_style(pages: tuple[Page, ...]) -> None:
    for shown in pages:
        drawn = render(shown, Style())
        assert drawn.isascii()
        assert drawn == render(shown, Style(width=40, colour=True, unicode=False, accessible=True))
        assert drawn.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
        assert Reader(drawn).open == []


def test_every_sentence_of_an_answer_is_read_back(pages: tuple[Page, ...]) -> None:
    for shown in pages:
        words = "\n".join(Reader(render(shown, Style())).words())
        said = [i.text for block in shown.blocks if isinstance(block, Bullets) for i in _all(block.items)]
        said += [c for block in shown.blocks if isinstance(block, Table) for row in block.rows for c in row]
        said += [bar.text for block in shown.blocks if isinstance(block, Scale) for bar in block.bars]
        said += [t for block in shown.blocks if isinstance(block, Heading) for t in (block.text, block.aside)]
        assert len(said) > 30
        assert [text for text in said if clean(text) not in words] == []


def test_the_title_is_that_of_the_page() -> None:
    assert "<title>Acne &amp; scars</title>" in render(page(Text("x"), Heading("Acne & scars", 1)), Style())
    assert "<title>test</title>" in render(page(Text("x")), Style())


def _all(items: tuple[Item, ...]) -> list[Item]:
    return [deeper for item in items for deeper in (item, *_all(item.inside))]
