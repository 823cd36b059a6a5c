"""The hand-out as words and on paper: the same content, the same bytes, and nothing a text could steer."""

import re
import sys

import pytest

from handout_builders import VARIANTS, sheet
from needlecli.errors import UsageError
from needlecli.formats.markdown import render
from needlecli.handout import Clinic, Handout, Logo, to_html, to_page, to_pdf
from needlecli.page import Bullets, Scale, Spans, Style, Table, Text, Timeline, clean


def markdown(handout: Handout) -> str:
    return render(to_page(handout), Style())


def bare(text: str) -> str:
    return " ".join(re.sub(r"\\(.)", r"\1", text).split())


def contents(handout: Handout) -> list[str]:
    """Give every text of a hand-out that is no picture."""
    found = [handout.title, handout.lead, *handout.footer]
    for section in handout.sections:
        found.append(section.title)
        for block in section.blocks:
            match block:
                case Text(text):
                    found.append(text)
                case Bullets(items):
                    found += [item.text for item in items]
                case Table(columns, rows):
                    found += [*columns, *(cell for row in rows for cell in row)]
                case Scale() | Spans() | Timeline():
                    found.append(block.says)
                case _:
                    raise AssertionError(block)
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_markdown_and_html_say_the_same(variant: str) -> None:
    handout = sheet(variant)
    words, page = bare(markdown(handout)), bare(re.sub(r"<[^>]+>", " ", to_html(handout)))
    page = page.replace("&#39;", "'").replace("&#34;", '"').replace("&lt;", "<").replace("&amp;", "&")
    for text in map(bare, contents(handout)):
        assert text in words
        assert text in page


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_pdf_is_made_alike_twice(variant: str, paper: str) -> None:
    size = "a4" if paper == "a4" else "us-letter"
    first = to_pdf(sheet(variant), "a4" if size == "a4" else "us-letter")
    assert first.startswith(b"%PDF-")
    assert first == to_pdf(sheet(variant), "a4" if size == "a4" else "us-letter")
    assert b"/CreationDate" not in first or b"D:1970" in first


def test_paper_is_what_was_asked_for() -> None:
    assert to_pdf(sheet("pen"), "a4") != to_pdf(sheet("pen"), "us-letter")


@pytest.mark.parametrize(
    "text", ["#panic()", "$x$ *a* _b_ `c` = d", '"#set text(red)"', "\\u{202e} @label <x>", "a\u202eb\x00", "北京 عربي"]
)
def test_no_text_is_read_as_a_command(text: str) -> None:
    handout = sheet("pen", clinic=Clinic(text, text))
    assert to_pdf(handout).startswith(b"%PDF-")
    assert bare(clean(text)) in bare(markdown(handout))


def test_without_typst_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError) as stop:
        to_pdf(sheet("pen"))
    assert "pip install 'needlecli[pdf]'" in stop.value.advice


def test_a_logo_that_cannot_be_read_is_said() -> None:
    with pytest.raises(UsageError, match="typst cannot set the hand-out"):
        to_pdf(sheet("pen", clinic=Clinic("A", logo=Logo(b"\x89PNG\r\n\x1a\nbroken", "png"))))
