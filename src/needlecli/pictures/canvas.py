"""The sheet a picture is drawn on: shapes of a tree, so that no text can become markup."""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from needlecli.page import clean

WIDTH = 680.0
"""Units across every picture.  Printed 180 mm wide, a unit is 0.265 mm and a letter of 17 units is 12.75 points."""
LETTER = 17.0
NARROW = 0.58
"""The width of a usual letter beside its height; the widest of the fonts named below stays within it."""
FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', 'Libertinus Serif', sans-serif"
INK, SOFT, LINE = "#1a1c1e", "#45494e", "#9aa0a6"
BLUE, ORANGE, VERMILLION, GREEN, PURPLE = "#0072b2", "#e69f00", "#d55e00", "#009e73", "#cc79a7"
"""Five of the colours of Okabe and Ito, which people who see few colours can tell apart."""
NAME = re.compile(r"[a-z][a-z0-9-]*")


class Canvas:
    """One picture: its root, its patterns, and a name that keeps its ids apart from those of the others on a page."""

    def __init__(self, name: str, height: float, title: str, says: str) -> None:
        if NAME.fullmatch(name) is None:
            raise ValueError("the name of a picture is made of small letters, digits and hyphens")
        self.name = name
        self.root = Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {number(WIDTH)} {number(height)}",
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": FONTS,
                "font-size": number(LETTER),
                "fill": INK,
            },
        )
        self.add("title", id=f"{name}-title").text = clean(title)
        self.add("desc", id=f"{name}-desc").text = clean(says)
        self.patterns = self.add("defs")

    def add(self, tag: str, **given: float | str) -> Element:
        """Add a shape; an underscore in a name stands for a hyphen."""
        return _added(self.root, tag, given)

    def write(self, text: str, x: float, y: float, **given: float | str) -> None:
        """Write words with their base line at y."""
        self.add("text", x=x, y=y, **given).text = clean(text)

    def rule(self, x1: float, y1: float, x2: float, y2: float, **given: float | str) -> None:
        """Draw a straight line."""
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": LINE} | given)

    def box(self, x: float, y: float, width: float, height: float, **given: float | str) -> None:
        """Draw a rectangle; one that is turned inside out is drawn as none."""
        self.add("rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), **given)

    def texture(self, name: str, paper: str, ink: str, strokes: str, size: float = 8, dots: str = "") -> str:
        """Add a texture that repeats, made of strokes and dots, and give the way to fill a shape with it."""
        own = f"{self.name}-{name}"
        shape: Mapping[str, float | str] = {"id": own, "width": size, "height": size, "patternUnits": "userSpaceOnUse"}
        tile = _added(self.patterns, "pattern", shape)
        _added(tile, "rect", {"width": size, "height": size, "fill": paper})
        if strokes:
            _added(tile, "path", {"d": strokes, "stroke": ink, "stroke-width": 1.4, "fill": "none"})
        if dots:
            _added(tile, "path", {"d": dots, "fill": ink})
        return f"url(#{own})"

    def svg(self) -> str:
        """Give the picture as text."""
        return tostring(self.root, encoding="unicode")


def _added(parent: Element, tag: str, given: Mapping[str, float | str]) -> Element:
    named = {
        key.rstrip("_").replace("_", "-"): clean(value) if isinstance(value, str) else number(value)
        for key, value in given.items()
    }
    return SubElement(parent, tag, named)


def number(value: float) -> str:
    """Write a number of a drawing as short as it can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def broken(text: str, width: float, letter: float = LETTER) -> Sequence[str]:
    """Break a text into lines that fit a width, between words; a word that is too long is cut."""
    most = max(int(width / (letter * NARROW)), 2)
    lines: list[str] = []
    for word in clean(text).split() or [""]:
        short = word if len(word) <= most else f"{word[: most - 1]}…"
        if lines and len(lines[-1]) + 1 + len(short) <= most:
            lines[-1] += f" {short}"
        else:
            lines.append(short)
    return lines
