"""The hand-out as a page of words: every picture becomes the sentence it stands for."""

from collections.abc import Iterator

from needlecli.handout.document import Handout
from needlecli.page import Block, Bullets, Heading, Item, Page, Scale, Spans, Text, Timeline

BLANK = "\N{HORIZONTAL ELLIPSIS}" * 12


def to_page(handout: Handout) -> Page:
    """Give the hand-out as a page without pictures, for Markdown and other plain formats."""
    return Page(handout.title, tuple(_blocks(handout)))


def _blocks(handout: Handout) -> Iterator[Block]:
    yield Heading(handout.title, 1)
    yield Text(handout.lead)
    yield Bullets(tuple(Item(f"{field.label}: {field.value or BLANK}") for field in handout.fields))
    for section in handout.sections:
        yield Heading(section.title, 2)
        for block in section.blocks:
            match block:
                case Scale() | Timeline() | Spans():
                    yield Text(block.says)
                case Text(text, "strong"):
                    yield Heading(text, 3)
                case _:
                    yield block
    yield from (Text(line) for line in handout.footer)
