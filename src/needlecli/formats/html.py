"""The page as one HTML file to open, print or send: no script, nothing fetched, every text shown as text."""

from xml.etree.ElementTree import Element, tostring

from needlecli.formats._html_charts import add_patterns, add_scale, add_shares, add_spans
from needlecli.formats._html_map import add_map
from needlecli.formats._html_parts import add, add_items, add_table, say
from needlecli.formats._html_style import POLICY, SHEET
from needlecli.page import (
    Bullets,
    Code,
    Fold,
    Heading,
    Legend,
    Map,
    Page,
    Scale,
    Shares,
    Spans,
    Style,
    Table,
    Text,
    Timeline,
    clean,
)


def render(page: Page, _style: Style) -> str:
    """Write every block; other letters than ASCII as numbers, so that no terminal or pipe can change the page."""
    title = next((block.text for block in page.blocks if isinstance(block, Heading)), page.title)
    top = Element("html", {"lang": "en"})
    head = add(top, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "title", title)
    add(head, "style").text = SHEET  # ours alone: what a style element holds is never escaped
    main = add(add(top, "body"), "main")
    if any(isinstance(block, Scale | Spans) for block in page.blocks):
        add_patterns(main)
    under = title
    for block in page.blocks:
        under = block.text if isinstance(block, Heading) else under
        _block(main, block, under)
    _break_lines(top)
    return f"<!DOCTYPE html>\n{tostring(top, encoding='us-ascii', method='html').decode('ascii')}\n"


def _block(main: Element, block: object, under: str) -> None:
    match block:
        case Heading(text, level, aside):
            add(main, f"h{min(max(level, 1), 6)}", text)
            if aside:
                add(main, "p", aside, class_="aside")
        case Text(text, "plain"):
            add(main, "p", text)
        case Text(text, tone):
            say(add(main, "p", class_=f"said {tone}"), text, tone)
        case Bullets(items):
            add_items(main, items)
        case Table():
            add_table(main, block, under)
        case Scale():
            add_scale(main, block)
        case Timeline():
            add(main, "p", block.says)
        case Shares():
            add_shares(main, block)
        case Spans():
            add_spans(main, block)
        case Map():
            add_map(main, block)
        case Code(text):
            lines = text.rstrip("\n").split("\n")
            add(add(main, "pre", tabindex="0"), "code").text = "\n".join(clean(line) for line in lines)
        case Fold(says, inside, tone):
            folded = add(main, "details", class_=tone)
            say(add(folded, "summary"), says, tone)
            for part in inside:
                _block(folded, part, says)
        case Legend(text):
            add(main, "p", text, class_="legend")
        case _:
            pass


def _break_lines(top: Element) -> None:
    """Start a line for every part of the page and every row, so that two pages can be compared."""
    for parent in top.iter():
        if parent.tag in ("html", "head", "body", "main", "table", "tbody", "ul"):
            parent.text = parent.text or "\n"
            for child in parent:
                child.tail = child.tail or "\n"
