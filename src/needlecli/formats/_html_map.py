"""A map in an HTML page: a table whose cells carry a sign, a word and a tint, joined where neighbours are alike."""

from xml.etree.ElementTree import Element

from needlecli.formats._html_parts import add
from needlecli.page import Map, Mark, clean


def add_map(parent: Element, drawn: Map) -> None:
    """Add a map that can be scrolled sideways, and the list that explains its marks."""
    around = add(parent, "div", class_="wide", role="region", tabindex="0", aria_label=drawn.title)
    grid = add(around, "table", class_="map")
    head = add(add(grid, "thead"), "tr")
    for text in drawn.heads:
        add(head, "th", text, scope="col")
    for column in drawn.columns:
        add(head, "th", f"{drawn.what} {column}".strip(), scope="col", class_="of")
    body = add(grid, "tbody")
    for row in drawn.rows:
        line = add(body, "tr")
        for label in row.labels:
            add(line, "th", label, scope="row")
        for columns, mark in drawn.stretches(row):
            _mark(add(line, "td", class_=mark.tone, colspan=str(len(columns))), mark)
    listed = add(parent, "ul", class_="key")
    for mark in drawn.key:
        item = add(listed, "li", class_=mark.tone)
        _mark(item, mark)
        item[-1].tail = f" {clean(mark.word)}: {clean(mark.says)}"


def _mark(cell: Element, mark: Mark) -> None:
    add(cell, "span", mark.sign, class_="mark", aria_hidden="true").tail = f" {clean(mark.word)}"
