"""Cut a text into pieces of whole lines, without ever holding a line that is too long to be a record."""

from collections.abc import Iterator

from needlecli.intake._options import Options
from needlecli.intake._streams import Readable, ending
from needlecli.source import Trouble


def whole_lines(stream: Readable, options: Options) -> Iterator[bytes | Trouble]:
    """Give the text in pieces that end where a line ends; a last line without an end is a line.

    A line that is too long is left out, and a trouble stands in its place; so is what an early end has torn.
    """
    held: list[bytes] = []
    length, skipping = 0, False
    while piece := stream.read(options.block):
        end = piece.rfind(b"\n") + 1
        if end:
            if skipping:
                start = piece.find(b"\n") + 1
                yield too_long(options)
                skipping = False
            else:
                start = 0
            if whole := b"".join((*held, piece[start:end])):
                yield whole
            held, length = [], 0
        rest = piece[end:]
        if rest and not skipping:
            held.append(rest)
            length += len(rest)
            if length > options.longest:
                held, length, skipping = [], 0, True
    yield from _last(stream, b"".join(held), options, skipping=skipping)


def _last(stream: Readable, rest: bytes, options: Options, *, skipping: bool) -> Iterator[bytes | Trouble]:
    cut = ending(stream)
    if skipping:
        yield too_long(options)
    if cut is not None:
        yield cut  # what is left of the last line may look whole and is not
    elif rest:
        yield rest


def too_long(options: Options) -> Trouble:
    """Say that a record is longer than any record is."""
    most = f"{options.longest >> 20} MB" if options.longest >> 20 else f"{options.longest} bytes"
    return Trouble("too-long", f"this record is longer than {most}", "check that every record ends where it should")
