"""Draw depths to one scale in millimetres, in characters."""

from collections.abc import Iterator
from math import ceil

from needlecli.page import Bar, Scale, Style

STEP = 0.5
PLAIN_WIDTH = 100
FANCY = {
    "now": "█",
    "later": "▒",
    "epidermis": "░",
    "dermis": "▓",
    "rest": "·",
    "tick": "┼",
    "left": "├",
    "right": "┤",
    "line": "─",
}
ASCII = {
    "now": "#",
    "later": "=",
    "epidermis": "e",
    "dermis": "d",
    "rest": ".",
    "tick": "+",
    "left": "|",
    "right": "|",
    "line": "-",
}


def scale_lines(scale: Scale, style: Style) -> Iterator[str]:
    """Give the lines of one scale: a ruler, the skin, and one bar an option; words only where that is asked for."""
    if style.accessible:
        yield f"{scale.title}: {scale.layers_text or 'no measured skin thickness'}."
        yield from (f"{bar.label}: {bar.text}." for bar in scale.bars)
        return
    signs = FANCY if style.unicode else ASCII
    width = style.width or PLAIN_WIDTH
    notes = max((len(bar.text) for bar in scale.bars), default=0)
    labels = max([len("skin"), *(len(bar.label) for bar in scale.bars)])
    steps = max(ceil(scale.greatest / STEP - 1e-9), 2)
    cells = max(min((width - labels - max(notes, 22) - 6) // steps, 16), 2)
    yield f"  {scale.title}" + (f": {scale.layers_text}" if scale.layers_text else "")
    yield f"  {'':<{labels}} {_numbers(steps, cells)} mm"
    yield f"  {'':<{labels}} {_ruler(steps, cells, signs)}"
    if scale.layers:
        edges = [(signs[layer.name], _cell(layer.bottom, cells) - _cell(layer.top, cells)) for layer in scale.layers]
        skin = "".join(sign * size for sign, size in edges)
        key = f"{signs['epidermis']} epidermis {signs['dermis']} dermis"
        yield f"  {'skin':<{labels}} {skin:<{steps * cells + 1}} {key}"
    for bar in scale.bars:
        yield f"  {bar.label:<{labels}} {_bar(bar, steps, cells, signs)} {bar.text}"


def _cell(mm: float, cells: int) -> int:
    return round(mm / STEP * cells)


def _numbers(steps: int, cells: int) -> str:
    """Write a number at every mark that has room for one."""
    every = 1 if cells > 3 else 2
    last = steps * cells
    places = [i * cells for i in range(0, steps, every) if i * cells + len("0.0 ") <= last]
    line = "".join(f"{at / cells * STEP:<{cells * every}.1f}" for at in places)
    return f"{line:<{last}}{steps * STEP:.1f}"


def _ruler(steps: int, cells: int, signs: dict[str, str]) -> str:
    between = signs["line"] * (cells - 1)
    return signs["left"] + (between + signs["tick"]) * (steps - 1) + between + signs["right"]


def _bar(bar: Bar, steps: int, cells: int, signs: dict[str, str]) -> str:
    line = [signs["rest"]] * (steps * cells + 1)
    for ends, sign in ((bar.later, "later"), (bar.now, "now")):
        if ends is not None:
            first = _cell(ends[0], cells)
            line[first : max(_cell(ends[1], cells), first) + 1] = signs[sign] * (
                max(_cell(ends[1], cells), first) + 1 - first
            )
    return "".join(line)
