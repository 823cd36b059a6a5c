"""The skin of treated areas in cross-section: layers, the set needle and the limit of the area, to one scale."""

from collections.abc import Sequence
from math import ceil

from needlecli.page import Bar, Scale
from needlecli.pictures.canvas import BLUE, INK, LETTER, LINE, NARROW, SOFT, VERMILLION, WIDTH, Canvas, broken, number

ABREAST = 3
"""How many areas stand beside each other."""
TOP, HUB, DEPTH, RULER, GAP = 26.0, 50.0, 176.0, 64.0, 14.0
BELOW = 0.25
"""How much is drawn below the deepest thing that is shown, in mm."""
STEP = 0.5
LINE_HEIGHT = 21.0
ACROSS = 3
"""How many signs are explained in one line."""


def draw_skin(scales: Sequence[Scale], name: str, title: str = "The skin in cross-section") -> str:
    """Draw up to three areas beside each other, each from its scale, which needs one bar with a depth of now.

    All depths of a picture share one ruler in millimetres, so that thin and thick skin can be compared.  Give the SVG
    as text.  Raises ValueError for no scale or more than three.
    """
    if not 0 < len(scales) <= ABREAST:
        raise ValueError(f"one picture shows 1 to {ABREAST} areas")
    names = [broken(scale.title, (WIDTH - RULER) / ABREAST - 2 * GAP) for scale in scales]
    top = TOP + LINE_HEIGHT * (max(len(lines) for lines in names) - 1)
    greatest = ceil((max(map(_deepest, scales)) + BELOW) / STEP - 1e-9) * STEP
    surface, unit = top + HUB, DEPTH / greatest
    legend = _legend(scales)
    height = surface + DEPTH + 22 + LINE_HEIGHT * ceil(len(legend) / ACROSS) + 8
    canvas = Canvas(name, height, title, " ".join(scale.says for scale in scales))
    fills = _textures(canvas)
    _ruler(canvas, surface, greatest)
    wide = (WIDTH - RULER) / max(len(scales), 1.5)
    for index, (scale, lines) in enumerate(zip(scales, names, strict=True)):
        left = RULER + index * wide
        for row, line in enumerate(lines):
            canvas.write(line, left, TOP - 10 + row * LINE_HEIGHT, font_weight="bold")
        _layers(canvas, scale, fills, left, wide - GAP, surface, unit)
        for bar in scale.bars:
            _needles(canvas, bar, left, wide - GAP, surface, unit)
        _limit(canvas, scale, left, wide - GAP, surface, unit)
    for index, (kind, words) in enumerate(legend):
        column, row = index % ACROSS, index // ACROSS
        x, y = column * WIDTH / ACROSS, surface + DEPTH + 34 + row * LINE_HEIGHT
        _sign(canvas, kind, fills, x, y)
        canvas.write(words, x + 36, y)
    return canvas.svg()


def _deepest(scale: Scale) -> float:
    ends = [end for bar in scale.bars if bar.now for end in bar.now]
    return max((*ends, *(layer.bottom for layer in scale.layers), scale.limit or 0.0, scale.greatest, STEP))


def _textures(canvas: Canvas) -> dict[str, str]:
    return {
        "epidermis": canvas.texture("epidermis", "#d9a066", "#a86a2c", "M0 4H8", 8),
        "dermis": canvas.texture("dermis", "#f6dfc0", "#c9a877", "", 10, "M2 2h2v2h-2zM7 7h2v2h-2z"),
        "below": canvas.texture("below", "#fdf8ee", "#e3d5b8", "M0 12a6 6 0 0 1 12 0", 12),
    }


def _ruler(canvas: Canvas, surface: float, greatest: float) -> None:
    """Draw the ruler of the picture: a tick each 0.1 mm, a number each half."""
    x, unit = RULER - 12, DEPTH / greatest
    canvas.rule(x, surface, x, surface + DEPTH, stroke=INK)
    for tenth in range(round(greatest * 10) + 1):
        y = surface + tenth / 10 * unit
        canvas.rule(x - (10 if tenth % 5 == 0 else 5), y, x, y, stroke=INK)
        if tenth % (5 if greatest <= 2.5 else 10) == 0:
            canvas.write(f"{tenth / 10:.1f}", x - 14, y + 6, text_anchor="end", class_="tick")
    canvas.write("mm", x - 14, surface - 16, text_anchor="end", class_="tick")


def _layers(
    canvas: Canvas, scale: Scale, fills: dict[str, str], left: float, wide: float, surface: float, unit: float
) -> None:
    """Draw the layers of the skin; where nobody measured them, plain skin."""
    canvas.box(left, surface, wide, DEPTH, fill=fills["below"] if scale.layers else "#f7efe2")
    for layer in scale.layers:
        top, bottom = surface + layer.top * unit, surface + layer.bottom * unit
        canvas.box(left, top, wide, bottom - top, fill=fills.get(layer.name, fills["dermis"]))
        canvas.rule(left, bottom, left + wide, bottom, stroke="#8a5a24")
    canvas.rule(left, surface, left + wide, surface, stroke=INK, stroke_width=2)


def _needles(canvas: Canvas, bar: Bar, left: float, wide: float, surface: float, unit: float) -> None:
    """Draw the needle at the least and at the greatest depth it is set to, each with its depth above it."""
    if bar.now is None:
        return
    depths = tuple(dict.fromkeys(bar.now))
    for index, mm in enumerate(depths):
        x = left + wide * ((0.3 if index == 0 else 0.7) if len(depths) > 1 else 0.5)
        tip, shoulder = surface + mm * unit, surface + mm * unit - min(16.0, mm * unit)
        sides = f"M{number(x - 5)} {number(surface - 26)}V{number(shoulder)}L{number(x)} {number(tip)}"
        canvas.add(
            "path",
            d=f"{sides}L{number(x + 5)} {number(shoulder)}V{number(surface - 26)}Z",
            fill=BLUE,
            stroke="#ffffff",
            stroke_width=1.5,
            class_="needle",
        )
        canvas.write(f"{_mm(mm)} mm", x, surface - 33, text_anchor="middle", font_weight="bold")


def _limit(canvas: Canvas, scale: Scale, left: float, wide: float, surface: float, unit: float) -> None:
    if scale.limit is None:
        return
    y, words = surface + scale.limit * unit, f"limit {_mm(scale.limit)} mm"
    long = len(words) * LETTER * NARROW
    canvas.rule(left, y, left + wide, y, stroke=VERMILLION, stroke_width=3, stroke_dasharray="10 5", class_="limit")
    canvas.box(left + wide - long - 6, y + 4, long + 6, 21, fill="#ffffff", stroke=VERMILLION)
    canvas.write(words, left + wide - 3, y + 20, text_anchor="end")


def _legend(scales: Sequence[Scale]) -> tuple[tuple[str, str], ...]:
    """List the signs that are drawn, each with what it means."""
    layers = dict.fromkeys(layer.name for scale in scales for layer in scale.layers)
    ranges = any(bar.now and bar.now[0] < bar.now[1] for scale in scales for bar in scale.bars)
    found = [(name, {"epidermis": "outer skin", "dermis": "inner skin"}.get(name, name)) for name in layers]
    found += [("below", "below the skin")] if layers else []
    found += [("needle", "needle: least, most" if ranges else "needle as set")]
    found += [("limit", "limit: never deeper")] if any(scale.limit is not None for scale in scales) else []
    return tuple(found)


def _sign(canvas: Canvas, kind: str, fills: dict[str, str], x: float, y: float) -> None:
    match kind:
        case "needle":
            canvas.add("path", d=f"M{number(x)} {number(y - 10)}h18l8 4l-8 4h-18z", fill=BLUE)
        case "limit":
            canvas.rule(x, y - 6, x + 28, y - 6, stroke=VERMILLION, stroke_width=3, stroke_dasharray="10 5")
        case _:
            canvas.box(
                x, y - 14, 28, 16, fill=fills.get(kind, fills["dermis"]), stroke=SOFT if kind != "below" else LINE
            )


def _mm(value: float) -> str:
    text = f"{value:.2f}"
    return text.removesuffix("0")
