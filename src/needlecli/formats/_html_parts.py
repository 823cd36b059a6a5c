"""The parts every block of an HTML page is made of: elements of a tree, so that no text can become markup."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from needlecli.page import MARKS, Item, Table, Tone, clean

SPOKEN: dict[Tone, str] = {"stop": "Stop: ", "wait": "Wait: ", "ask": "Ask: ", "care": "Note: "}
"""What is read out in place of a mark, which is drawn."""

NUMBER = re.compile(r"[\d,]*(?: %)?")
"""A cell that is set to the right, so that its digits stand below those of the others."""


def add(parent: Element, tag: str, text: str = "", **given: str) -> Element:
    """Add an element with a text from anywhere; `class_` and `aria_label` become class and aria-label."""
    named = {key.rstrip("_").replace("_", "-"): clean(value) for key, value in given.items()}
    child = SubElement(parent, tag, named)
    child.text = clean(text)
    return child


def say(parent: Element, text: str, tone: Tone, *, spoken: bool = True) -> None:
    """Write the mark of a tone and a text: words for those who hear, a sign for those who see, never colour alone."""
    add(parent, "span", MARKS[tone][0], class_="mark", aria_hidden="true")
    word = SPOKEN.get(tone, "") if spoken and not text.startswith(tuple(w[:-2] for w in SPOKEN.values())) else ""
    last = add(parent, "span", word, class_="word") if word else parent[-1]
    last.tail = clean(text)


def add_items(parent: Element, items: Sequence[Item], depth: int = 0) -> None:
    """Add a list, with the lists inside it."""
    if not items:
        return
    listed = add(parent, "ul")
    for item in items:
        line = add(listed, "li", class_=item.tone)
        say(line, item.text, item.tone, spoken=depth == 0)
        add_items(line, item.inside, depth + 1)


def add_table(parent: Element, table: Table, title: str) -> None:
    """Add a table that can be scrolled sideways on a narrow screen; columns without any content are left out."""
    kept = [i for i, _ in enumerate(table.columns) if any(row[i] for row in table.rows)]
    if not kept:
        return
    named = next((i for i in kept if not all(row[i].isdigit() or not row[i] for row in table.rows)), kept[0])
    around = add(parent, "div", class_="wide", role="region", tabindex="0", aria_label=title)
    grid = add(around, "table")
    head = add(add(grid, "thead"), "tr")
    numbers = [i for i in kept if i != named and all(NUMBER.fullmatch(row[i]) for row in table.rows)]
    for i in kept:
        _cell(head, "th", i in numbers, scope="col").text = clean(table.columns[i])
    body = add(grid, "tbody")
    tones: Sequence[Tone] = table.tones or ["plain"] * len(table.rows)
    for row, tone in zip(table.rows, tones, strict=True):
        line = add(body, "tr")
        for i in kept:
            marked = bool(table.tones) and i == kept[0] + 2
            if i == named:
                cell = add(line, "th", scope="row")
            else:
                cell = add(line, "td", class_=tone) if marked else _cell(line, "td", i in numbers)
            if marked and tone in SPOKEN:
                say(cell, row[i], tone, spoken=False)
            else:
                cell.text = clean(row[i])


def _cell(line: Element, tag: str, number: bool, **given: str) -> Element:
    return add(line, tag, class_="number", **given) if number else add(line, tag, **given)
