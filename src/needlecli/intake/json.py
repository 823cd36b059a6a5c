"""Records as JSON: an array of objects, one object, or objects one after another, read without holding them all."""

from collections.abc import Iterator

from needlecli.intake._json_cutting import Cutting, Elements
from needlecli.intake._json_reading import row
from needlecli.intake._opened import Block, Opened, Row
from needlecli.intake._options import Options
from needlecli.intake._streams import Readable, Utf8
from needlecli.source import Trouble

SUFFIXES = (".json",)


def start(name: str, stream: Readable, options: Options = Options()) -> Opened:  # noqa: B008 - it cannot change
    """Begin to read a JSON text; none of it has been read yet."""
    notices: list[str] = []
    return Opened(None, _blocks(name, Cutting(Utf8(stream), options), notices), None, notices)


def _blocks(name: str, cutting: Cutting, notices: list[str]) -> Iterator[Block]:
    first = 1
    for found in cutting.lists():
        for part in _parts(found, cutting.options.rows):
            yield Block(first, part)
            first += 1 if isinstance(part, Trouble) else len(part)
    if first == 1:
        notices.append(f"{name} holds no records")


def _parts(found: Elements, most: int) -> Iterator[Elements]:
    """Give records at most so many at a time."""
    if isinstance(found, Trouble):
        yield found
        return
    yield from (found[at : at + most] for at in range(0, len(found), most))


def rows(layout: None, block: Block) -> Iterator[Row]:  # noqa: ARG001 - every reader is called alike
    """Give the rows of a block."""
    if isinstance(block.content, Trouble):
        yield Row(block.first, None, (block.content,))
        return
    for number, element in enumerate(block.content, block.first):
        yield row(number, element)
