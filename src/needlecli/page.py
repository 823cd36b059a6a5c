"""A page is what is said, in a handful of blocks; a format decides only how it looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "strong", "quiet", "stop", "wait", "ask", "care", "good"]

MARKS: Mapping[Tone, tuple[str, str]] = {
    "stop": ("\N{MULTIPLICATION X}", "x"),
    "wait": ("\N{BLACK RIGHT-POINTING TRIANGLE}", ">"),
    "ask": ("?", "?"),
    "care": ("!", "!"),
    "good": ("\N{CHECK MARK}", "+"),
    "plain": ("\N{BULLET}", "-"),
    "strong": ("\N{BULLET}", "-"),
    "quiet": ("\N{BULLET}", "-"),
}
"""The symbol of each tone, in Unicode and in ASCII: colour never speaks alone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a part of the page; level 1 is the page's own."""

    text: str
    level: int = 2
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, with what belongs to it indented below."""

    text: str
    tone: Tone = "plain"
    inside: "tuple[Item, ...]" = ()
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items, possibly a tree."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of words and numbers; sentences belong in items, where wrapping cannot tear them.

    Columns named in `extra` are left out first where the screen is narrow; every format says what they held elsewhere.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[Tone, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One depth range on the scale: what holds now and what holds once the open questions are answered, in mm."""

    label: str
    now: tuple[float, float] | None
    later: tuple[float, float] | None
    text: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of skin, from one depth to another, in mm."""

    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Depths of one area, drawn to one scale beside the layers of its skin; `limit` is the area's hardest limit."""

    title: str
    layers: tuple[Layer, ...]
    layers_text: str
    bars: tuple[Bar, ...]
    greatest: float


@dataclass(frozen=True, slots=True)
class Legend:
    """Explains the signs of the scales above it."""

    text: str


Block = Heading | Text | Bullets | Table | Scale | Legend


@dataclass(frozen=True, slots=True)
class Page:
    """One result: blocks for people, and the same as plain data for programs."""

    title: str
    blocks: tuple[Block, ...]
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Style:
    """What the shell knows of the place the page is shown in; None as width means that nothing may be wrapped."""

    width: int | None = None
    colour: bool = False
    unicode: bool = True
    accessible: bool = False


HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Replace control, bidirectional and invisible characters, so that no text from a file can steer a terminal."""
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " ").replace("\n", " "))
