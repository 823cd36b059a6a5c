"""A page is what is said, in a handful of blocks; a format decides only how it looks."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

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


class Heading(NamedTuple):
    """A line that opens a part of the page; level 1 is the page's own."""

    text: str
    level: int = 2
    aside: str = ""


class Text(NamedTuple):
    """A paragraph."""

    text: str
    tone: Tone = "plain"


class Item(NamedTuple):
    """One line of a list, with what belongs to it indented below."""

    text: str
    tone: Tone = "plain"
    inside: "tuple[Item, ...]" = ()


class Bullets(NamedTuple):
    """A list of items, possibly a tree."""

    items: tuple[Item, ...]


class Table(NamedTuple):
    """Columns of words and numbers; sentences belong in items, where wrapping cannot tear them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[Tone, ...] = ()


class Bar(NamedTuple):
    """One depth range on the scale: what holds now, and what answers or a letter may open, in mm."""

    label: str
    now: tuple[float, float] | None
    later: tuple[float, float] | None
    text: str


class Layer(NamedTuple):
    """One layer of skin, from one depth to another, in mm."""

    name: str
    top: float
    bottom: float


class Scale(NamedTuple):
    """Depths of one area, drawn to one scale beside the layers of its skin; the scale ends at `greatest`, in mm.

    `limit` is the depth in mm that nothing in the area exceeds, where it is drawn; `says` tells the same in words.
    """

    title: str
    layers: tuple[Layer, ...]
    layers_text: str
    bars: tuple[Bar, ...]
    greatest: float
    limit: float | None = None
    says: str = ""


class Code(NamedTuple):
    """Lines of a file as they stand: never wrapped, cropped or reflowed, since their columns carry meaning."""

    text: str
    language: str = "yaml"


class Legend(NamedTuple):
    """Explains the signs of the scales above it."""

    text: str


class Share(NamedTuple):
    """One count among others: what is counted, how often, the share in words; `says` explains the label."""

    label: str
    number: int
    share: str
    tone: Tone = "plain"
    says: str = ""


class Shares(NamedTuple):
    """Counts drawn as bars of one scale, on which a full bar stands for `full`; the numbers stand beside them."""

    columns: tuple[str, str]
    rows: tuple[Share, ...]
    full: int


class Moment(NamedTuple):
    """One day on a line of time, and what it is."""

    day: date
    label: str
    tone: Tone = "plain"


class Stretch(NamedTuple):
    """Days in a row that have something in common, from the first to the last of them."""

    first: date
    last: date
    label: str
    tone: Tone = "plain"


class Timeline(NamedTuple):
    """Days to come on one line of time, with what lasts below it; `says` tells the same in words."""

    title: str
    moments: tuple[Moment, ...]
    stretches: tuple[Stretch, ...]
    says: str


class Span(NamedTuple):
    """One range on a scale, the same in words, and the usual value inside it, where one is known."""

    label: str
    low: float
    high: float
    text: str
    typical: float | None = None
    tone: Tone = "plain"


class Spans(NamedTuple):
    """Ranges on one scale from 0 in `unit`; `says` is what is measured, `legend` why quiet ones are hatched."""

    title: str
    unit: str
    rows: tuple[Span, ...]
    greatest: float
    says: str = ""
    legend: str = ""


class Mark(NamedTuple):
    """What a cell of a map says: a sign, the same in ASCII, a word, and its tone; `says` explains it."""

    sign: str
    plain: str
    word: str
    tone: Tone
    says: str


class MapRow(NamedTuple):
    """One row of a map: what it is about, and a mark for each column."""

    labels: tuple[str, ...]
    marks: tuple[Mark, ...]


class Map(NamedTuple):
    """A map: rows and columns of marks; `what` is what the columns are, and `key` are the marks to explain."""

    title: str
    heads: tuple[str, ...]
    what: str
    columns: tuple[str, ...]
    rows: tuple[MapRow, ...]
    key: tuple[Mark, ...]

    def stretches(self, row: MapRow) -> Iterator[tuple[tuple[str, ...], Mark]]:
        """Give the neighbouring columns of a row that say the same, with their mark."""
        for mark, those in groupby(zip(self.columns, row.marks, strict=True), key=lambda pair: pair[1]):
            yield tuple(column for column, _ in those), mark


class Fold(NamedTuple):
    """Something with the details that bear it out: where a page can fold, they show only when they are asked for."""

    says: str
    inside: "tuple[Block, ...]"
    tone: Tone = "plain"


Block = Heading | Text | Bullets | Table | Scale | Code | Legend | Shares | Timeline | Spans | Map | Fold


class Page(NamedTuple):
    """One result for people: a title and its blocks."""

    title: str
    blocks: tuple[Block, ...]


class Style(NamedTuple):
    """What the shell knows of the place the page is shown in; None as width means that nothing may be wrapped."""

    width: int | None = None
    colour: bool = False
    unicode: bool = True
    accessible: bool = False


HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Replace control, bidirectional and invisible characters, so that no text from a file can steer a terminal."""
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " ").replace("\n", " "))


PLAIN_LETTERS = (("·", "-"), ("“", '"'), ("”", '"'), ("–", "-"), ("…", "..."), ("’", "'"), ("→", "->"))


def ascii_only(text: str) -> str:
    """Fall back to letters every terminal has, where it has no others."""
    for fancy, plain in PLAIN_LETTERS:
        text = text.replace(fancy, plain)
    return text.encode("ascii", "replace").decode("ascii")
