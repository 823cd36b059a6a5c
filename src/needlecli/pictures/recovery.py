"""The days after a treatment as a strip: what may be seen, what to leave, and from when it is as usual again."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from needlecli.page import Span, Spans, Tone
from needlecli.pictures.canvas import BLUE, INK, LETTER, LINE, NARROW, SOFT, VERMILLION, WIDTH, Canvas, broken
from needlecli.pictures.days import MONTHS, WEEKDAYS

NAMES, TOP, ROW, BAR = 176.0, 32.0, 26.0, 20.0
WORDS: dict[Tone, tuple[str, ...]] = {
    "stop": ("not now", "no"),
    "care": ("with care", "care"),
    "good": ("as usual", "yes"),
    "ask": ('on any day: see "When to call"', "call"),
    "plain": (),
}
"""What a bar says inside itself, the longer where there is room."""
PARTS: dict[Tone, str] = {"plain": "What you may see", "stop": "What to leave, and for how long"}
"""The headings of the strip, each before the first row of its kind."""


def draw_recovery(spans: Spans, name: str, first: date | None = None) -> str:
    """Draw spans in days from a treatment in the middle of day 0, and give the strip as SVG text.

    Spans that follow each other under one label share a row.  Their tones say what they are: plain may be seen, stop is
    to be left, care is allowed with care, good is as usual, ask is to call.  `first` is the date of day 0.  Raises
    ValueError for another unit than days, or for no row.
    """
    if spans.unit != "days" or not spans.rows:
        raise ValueError("this strip is made of days")
    rows = [(label, tuple(group)) for label, group in groupby(spans.rows, key=lambda span: span.label)]
    labels = [broken(label, NAMES - 8) for label, _ in rows]
    heads = dict(_headings(rows))
    top = TOP + (44 if first else 0)
    height = top + sum(_high(lines) for lines in labels) + 28 * len(heads) + 36
    canvas = Canvas(name, height, spans.title, spans.says)
    fills = {
        "plain": canvas.texture("seen", "#ffffff", BLUE, "", 8, "M1 1h3v3h-3zM5 5h3v3h-3z"),
        "stop": canvas.texture("no", "#f3c9b0", VERMILLION, "M0 0L8 8M8 0L0 8", 8),
        "care": canvas.texture("care", "#fdf1d6", "#b87f00", "M0 8L8 0", 8),
        "good": "#ffffff",
        "ask": "#ffffff",
    }
    days = round(spans.greatest)
    unit = (WIDTH - NAMES) / days
    _axis(canvas, days, unit, height, first)
    y = top
    for index, ((_, group), lines) in enumerate(zip(rows, labels, strict=True)):
        if index in heads:
            canvas.box(NAMES, y + 2, len(heads[index]) * LETTER * NARROW - NAMES, 24, fill="#ffffff")
            canvas.write(heads[index], 0, y + 20, font_weight="bold")
            y += 28
        for row, line in enumerate(lines):
            canvas.write(line, 0, y + 17 + row * 19)
        for span in group:
            _bar(canvas, span, fills, y, unit, days)
        y += _high(lines)
        canvas.rule(0, y - 2, WIDTH, y - 2, stroke="#dfe2e5")
    return canvas.svg()


def _high(lines: Sequence[str]) -> float:
    return max(ROW, 19.0 * len(lines) + 6)


def _headings(rows: Sequence[tuple[str, tuple[Span, ...]]]) -> Sequence[tuple[int, str]]:
    """Say before which rows a heading stands."""
    seen = next((i for i, (_, group) in enumerate(rows) if group[0].tone == "plain"), None)
    left = next((i for i, (_, group) in enumerate(rows) if group[0].tone in ("stop", "care", "good")), None)
    found = ((seen, PARTS["plain"]), (left, PARTS["stop"]))
    return tuple((index, text) for index, text in found if index is not None)


def _axis(canvas: Canvas, days: int, unit: float, height: float, first: date | None) -> None:
    """Write the numbers of the days, and give their dates where they are known."""
    canvas.write("Day", 0, TOP - 12, font_weight="bold")
    for day in range(days):
        x = NAMES + day * unit
        canvas.rule(x, TOP - 30, x, height - 30, stroke=LINE if day % 7 == 0 else "#e3e6e9")
        canvas.write(str(day), x + unit / 2, TOP - 12, text_anchor="middle", font_weight="bold", class_="tick")
        if first is not None and (first.toordinal() + day) <= date.max.toordinal():
            on = first + timedelta(days=day)
            canvas.write(WEEKDAYS[on.weekday()][:2], x + unit / 2, TOP + 8, text_anchor="middle", class_="tick")
            canvas.write(str(on.day), x + unit / 2, TOP + 28, text_anchor="middle", class_="tick")
    if first is not None:
        last = first + timedelta(days=min(days - 1, (date.max - first).days))
        months = dict.fromkeys(MONTHS[on.month - 1] for on in (first, last))
        canvas.write("-".join(month[:3] for month in months), 0, TOP + 28, fill=SOFT, class_="tick")
    middle = NAMES + unit / 2
    canvas.rule(middle, TOP + (36 if first else -4), middle, height - 30, stroke=INK, stroke_dasharray="2 4")
    canvas.write("dotted line: your treatment", NAMES, height - 10, fill=SOFT)


def _bar(canvas: Canvas, span: Span, fills: dict[str, str], y: float, unit: float, days: int) -> None:
    low, high = max(span.low, 0.0), min(span.high, float(days))
    x, wide = NAMES + low * unit, (high - low) * unit
    stroke = {"plain": BLUE, "stop": VERMILLION, "ask": INK}.get(span.tone, SOFT)
    canvas.box(x, y + 2, wide, BAR, fill=fills.get(span.tone, "#ffffff"), stroke=stroke, class_=span.tone)
    long = [word for word in WORDS.get(span.tone, ()) if len(word) * LETTER * NARROW + 8 <= wide]
    if long:
        room = len(long[0]) * LETTER * NARROW + 6
        at = x + wide / 2
        if span.tone in ("stop", "care"):
            canvas.box(at - room / 2, y + 4, room, BAR - 4, fill="#ffffff")
        canvas.write(long[0], at, y + 18, text_anchor="middle", class_="sign")
    if span.high > days:
        canvas.add("path", d=f"M{WIDTH - 9:.0f} {y + 4:.0f}l8 9l-8 9z", fill=stroke)
