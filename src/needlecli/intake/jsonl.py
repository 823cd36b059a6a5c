"""Records as JSON, one a line; blank lines are skipped, and the lines that are not blank are counted."""

from collections.abc import Iterator

from needlecli.answered import Columns
from needlecli.intake import _json_columns
from needlecli.intake._json_reading import row
from needlecli.intake._lines import whole_lines
from needlecli.intake._opened import Block, Opened, Row, Sheet
from needlecli.intake._options import Options
from needlecli.intake._streams import Readable, Utf8
from needlecli.source import Trouble

SUFFIXES = (".jsonl", ".jsonlines")


def start(name: str, stream: Readable, options: Options = Options()) -> Opened:  # noqa: B008 - it cannot change
    """Begin to read lines; none has been read yet."""
    notices: list[str] = []
    return Opened(None, _blocks(name, Utf8(stream), options, notices), None, notices)


def _blocks(name: str, stream: Utf8, options: Options, notices: list[str]) -> Iterator[Block]:
    first = 1
    for piece in whole_lines(stream, options):
        for part in _parts(piece, options.rows):
            count = 1 if isinstance(part, Trouble) else _records(part)
            if count:
                yield Block(first, part)
                first += count
    if first == 1:
        notices.append(f"{name} holds no records")


def _parts(piece: bytes | Trouble, most: int) -> Iterator[bytes | Trouble]:
    """Cut a piece where it has more lines than are answered together."""
    if isinstance(piece, Trouble) or piece.count(b"\n") <= most:
        yield piece
        return
    lines = piece.split(b"\n")
    yield from (b"\n".join(lines[at : at + most]) for at in range(0, len(lines), most))


def _records(piece: bytes) -> int:
    """Count the lines that are not blank."""
    count = piece.count(b"\n") + (not piece.endswith(b"\n"))
    if piece.count(b"\n{") + piece.startswith(b"{") == count:  # a brace each, as most records begin
        return count
    lines = piece.split(b"\n")
    return len(lines) - lines.count(b"") - sum(map(bytes.isspace, lines))


def rows(layout: None, block: Block) -> Iterator[Row]:  # noqa: ARG001 - every reader is called alike
    """Give the rows of a block."""
    if isinstance(block.content, Trouble):
        yield Row(block.first, None, (block.content,))
        return
    yield from (row(number, line) for number, line in enumerate(_lines(block.content), block.first))


def sheets(layout: None, block: Block) -> Iterator[Sheet]:  # noqa: ARG001 - every reader is called alike
    """Give the rows of a block side by side."""
    if isinstance(block.content, Trouble):
        trouble = Row(block.first, None, (block.content,))
        yield Sheet(block.first, 1, {}, Columns({}, 1), (0,), lambda _: trouble)
        return
    yield from _json_columns.sheets(block.first, _lines(block.content))


def _lines(content: bytes) -> Iterator[bytes]:
    return (line for line in content.split(b"\n") if line and not line.isspace())
