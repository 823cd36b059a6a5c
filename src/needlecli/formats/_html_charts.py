"""Charts of an HTML page: real tables whose bars are drawn as SVG, with every number written beside them."""

from collections.abc import Sequence
from math import ceil
from xml.etree.ElementTree import Element

from needlecli.formats._html_parts import add, say
from needlecli.formats._spans import ruler
from needlecli.page import Bar, Scale, Shares, Span, Spans, clean

STEP = 0.5


def add_patterns(parent: Element) -> None:
    """Add the hatching, which tells what may open from what holds without any colour."""
    holder = add(parent, "svg", class_="defs", aria_hidden="true", focusable="false")
    pattern = add(
        add(holder, "defs"),
        "pattern",
        id="hatched",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    add(pattern, "line", class_="hatching", x1="1", y1="0", x2="1", y2="6")


def add_shares(parent: Element, shares: Shares) -> None:
    """Add counts as a table with a bar a row; a full bar stands for `shares.full`."""
    grid = add(parent, "table", class_="shares")
    head = add(add(grid, "thead"), "tr")
    add(head, "th", shares.columns[0], scope="col")
    add(head, "th", shares.columns[1], scope="col", class_="number")
    add(head, "th", "Share", scope="col", class_="number")
    add(add(head, "td", class_="chart"), "span", f"a full bar is {shares.full:,}", class_="says")
    body = add(grid, "tbody")
    for row in shares.rows:
        line = add(body, "tr", class_="explained") if row.says else add(body, "tr")
        name = add(line, "th", scope="row", class_=row.tone)
        if row.tone not in ("plain", "strong", "quiet"):
            say(name, "", row.tone, spoken=False)
        add(name, "bdi", row.label)
        add(line, "td", f"{row.number:,}", class_="number")
        add(line, "td", row.share, class_="number")
        drawn = _drawing(add(line, "td", class_="chart"), row.label, f"{row.number:,}, {row.share}")
        _rect(drawn, "rest", 0, 1)
        _rect(drawn, "bar", 0, min(row.number / shares.full, 1) if shares.full > 0 else 0)
        if row.says:
            add(add(body, "tr"), "td", row.says, class_="says", colspan="4")


def add_scale(parent: Element, scale: Scale) -> None:
    """Add the depths of one area: a ruler, the skin, and a bar an option with its depth in words below it."""
    greatest = max(ceil(scale.greatest / STEP - 1e-9), 2) * STEP
    grid = add(parent, "table", class_="scale")
    caption = add(grid, "caption", scale.title)
    if scale.layers_text:
        add(caption, "span", f" {scale.layers_text}")
    head = add(add(grid, "thead"), "tr")
    add(head, "th", "Option", scope="col")
    steps = round(greatest / STEP)
    _ruler(
        add(head, "th", scope="col", aria_label="Depth in mm"),
        [f"{step * STEP:.1f}" for step in range(steps + 1)],
        "mm",
    )
    body = add(grid, "tbody")
    if scale.layers:
        cell, words = _row(body, "Skin"), [f"{layer.name} to {layer.bottom:.2f} mm" for layer in scale.layers]
        drawn = _drawing(cell, "Skin", ", ".join(words))
        for layer in scale.layers:
            _rect(drawn, layer.name, layer.top / greatest, (layer.bottom - layer.top) / greatest)
        add(cell, "span", ", ".join(words))
    for bar in scale.bars:
        _bar(_row(body, bar.label), bar, greatest)


def add_spans(parent: Element, spans: Spans) -> None:
    """Add ranges on one scale: a ruler, and a bar an option with its words below it, and a mark for what is usual."""
    marks = ruler(spans.greatest)
    grid = add(parent, "table", class_="scale")
    caption = add(grid, "caption", spans.title)
    if spans.says:
        add(caption, "span", f" {spans.says}")
    head = add(add(grid, "thead"), "tr")
    add(head, "th", "Option", scope="col")
    numbers = [f"{step * marks.step:g}" for step in range(marks.steps + 1)]
    _ruler(
        add(head, "th", scope="col", aria_label=f"{spans.title} from 0 to {marks.end:g} {spans.unit}".rstrip()),
        numbers,
        spans.unit,
    )
    body = add(grid, "tbody")
    for span in spans.rows:
        _span(_row(body, span.label), span, marks.end)
    if spans.legend:
        add(parent, "p", spans.legend, class_="legend")


def _span(cell: Element, span: Span, end: float) -> None:
    drawn = _drawing(cell, span.label, span.text)
    _rect(drawn, "rest", 0, 1)
    if span.high > 0:
        length = max(span.high - span.low, end / 100)
        _rect(drawn, "outline" if span.tone == "quiet" else "bar", span.low / end, length / end)
    if span.typical is not None:
        at = f"{span.typical / end:.2%}"
        for kind in ("around", "usual"):
            add(drawn, "line", class_=kind, x1=at, x2=at, y1="-10%", y2="110%")
    add(cell, "span", span.text)


def _row(body: Element, label: str) -> Element:
    line = add(body, "tr")
    add(line, "th", label, scope="row")
    return add(line, "td")


def _bar(cell: Element, bar: Bar, greatest: float) -> None:
    drawn = _drawing(cell, bar.label, bar.text)
    _rect(drawn, "rest", 0, 1)
    if bar.later is not None:
        _rect(drawn, "outline", bar.later[0] / greatest, _wide(bar.later) / greatest)
    if bar.now is not None:
        _rect(drawn, "bar", bar.now[0] / greatest, _wide(bar.now) / greatest)
    add(cell, "span", bar.text)


def _wide(ends: tuple[float, float]) -> float:
    """Give the length of a range in mm; a single depth is drawn as a short stroke."""
    return max(ends[1] - ends[0], 0.02)


def _ruler(cell: Element, numbers: Sequence[str], unit: str) -> None:
    """Draw a mark for every number, and write those there is room for; the last one with the unit."""
    drawn = add(cell, "svg", aria_hidden="true", focusable="false")
    steps = len(numbers) - 1
    for step, number in enumerate(numbers):
        at = f"{step / steps:.2%}"
        add(drawn, "line", class_="tick", x1=at, x2=at, y1="70%", y2="100%")
        if step % (1 if steps <= 6 else 2) == 0 or step == steps:
            anchor = "start" if step == 0 else "end" if step == steps else "middle"
            text = f"{number} {unit}".rstrip() if step == steps else number
            number_at = add(drawn, "text", text, x=at, y="60%", text_anchor=anchor)
            if step == steps - 1 >= 4:
                number_at.set("class", "crowded")


def _drawing(cell: Element, title: str, says: str) -> Element:
    """Add a drawing; those who hear the page are told the same by the row, so that it is hidden from them."""
    drawn = add(cell, "svg", aria_hidden="true", focusable="false")
    add(drawn, "title", f"{clean(title)}: {clean(says)}")
    add(drawn, "desc", says)
    return drawn


def _rect(drawn: Element, kind: str, start: float, length: float) -> None:
    add(drawn, "rect", class_=kind, x=f"{start:.2%}", y="0", width=f"{length:.2%}", height="100%")
