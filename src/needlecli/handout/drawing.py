"""Every block of a section, pictures drawn: what a browser and a printer show alike."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from math import ceil
from typing import NamedTuple

from needlecli.handout.document import Section
from needlecli.page import Block, Scale, Spans, Timeline
from needlecli.pictures import draw_recovery, draw_skin, draw_timeline

ABREAST = 3
"""How many areas one picture shows."""


class Figure(NamedTuple):
    """A picture as SVG, the words it stands for, and those that stand below it."""

    svg: str
    says: str
    captions: tuple[str, ...] = ()


def drawn(section: Section, day: date | None) -> Iterator[Block | Figure]:
    """Give the blocks of a section, with every picture drawn and the skins of three areas side by side."""
    for is_skin, blocks in groupby(section.blocks, key=lambda block: isinstance(block, Scale)):
        if is_skin:
            yield from _skins(section.id, [block for block in blocks if isinstance(block, Scale)])
            continue
        for number, block in enumerate(blocks):
            match block:
                case Timeline():
                    yield Figure(draw_timeline(block, f"{section.id}-time-{number}"), block.says)
                case Spans():
                    yield Figure(draw_recovery(block, f"{section.id}-days-{number}", day), block.says)
                case _:
                    yield block


def _skins(section: str, scales: list[Scale]) -> Iterator[Figure]:
    pictures = ceil(len(scales) / ABREAST)
    for picture in range(pictures):  # as even as can be: four areas are two and two
        shown = scales[picture * len(scales) // pictures : (picture + 1) * len(scales) // pictures]
        svg = draw_skin(shown, f"{section}-skin-{picture + 1}")
        yield Figure(svg, " ".join(scale.says for scale in shown), (" ".join(scale.layers_text for scale in shown),))
