"""FHIR R4: bundles, single resources and lines of resources to one row a patient, of statements without names.

A row's data has `ref`, `sex`, `born`, `statements`, and where they apply `skipped` (types of resources that are not
read, with their number), `incomplete` (how many pieces of the input could not be read; they may be about anyone) and
`clashing` (two patients under one id).  Bulk exports are sorted by type, so that a patient is whole only at the end of
the input: what is held until then are short statements.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from needlecli.intake._fhir_decoding import Unread, resources
from needlecli.intake._fhir_grouping import BROKEN, Gathered, Gathering
from needlecli.intake._lines import whole_lines
from needlecli.intake._opened import Block, Opened, Row
from needlecli.intake._options import Options
from needlecli.intake._refusing import Unusable
from needlecli.intake._streams import Readable, Utf8, ending
from needlecli.source import Trouble

SUFFIXES = (".fhir.json", ".fhir.jsonl", ".fhir.ndjson", ".ndjson")
LARGEST = 256 << 20
"""The largest bundle that is read, in bytes."""
MOST = 1 << 30
"""How many bytes of statements are held at most."""
TOGETHER = 200
"""How many patients make a block."""
HEAD = 1 << 16
TYPED = re.compile(rb'^\s*[\[{].*?"resourceType"\s*:\s*"[A-Z][A-Za-z]+"', re.DOTALL)
OVERSIZE = Trouble("too-large", f"this is larger than {LARGEST >> 20} MB", "export it as NDJSON, a resource a line")
HEAP = "this holds more about its patients than can be held at once"


class Headed:
    """A stream whose first bytes were looked at and are given again."""

    def __init__(self, head: bytes, stream: Readable) -> None:
        self.stream = stream
        self._head = head

    @property
    def broken(self) -> str:
        """Say why the input ended too early, or nothing when it is whole."""
        return str(getattr(self.stream, "broken", ""))

    def read(self, size: int, /) -> bytes:
        """Give some bytes, at least one before the end."""
        head, self._head = self._head, b""
        return head or self.stream.read(size)


def looks_like(head: bytes) -> bool:
    """Say whether a text that begins so is FHIR: an object, or a list of objects, that names its resourceType."""
    return TYPED.match(head[:HEAD].removeprefix(b"\xef\xbb\xbf")) is not None


def start(name: str, stream: Readable, options: Options | None = None) -> Opened:
    """Begin to read an input; its blocks come only when all of it has been read."""
    options = options or Options()
    plain = Utf8(stream)
    head = b""
    while len(head) < HEAD and (piece := plain.read(HEAD)):
        head += piece
    notices: list[str] = []
    lines = _in_lines(name, head)
    return Opened(None, _blocks(Headed(head, plain), options, notices, lines=lines), None, notices)


def rows(layout: Any, block: Block) -> Iterator[Row]:  # noqa: ARG001 - every reader is asked in the same way
    """Read the rows of a block."""
    for number, (data, troubles) in enumerate(block.content, block.first):
        yield Row(number, msgspec.json.decode(data) if data is not None else None, tuple(troubles))


def _in_lines(name: str, head: bytes) -> bool:
    """Say whether every line is a resource of its own."""
    first, end, rest = head.lstrip().partition(b"\n")
    if first.strip() in (b"", b"{", b"["):
        return False
    named = name.lower().removesuffix(".gz")
    if named.endswith("json") and not named.endswith("ndjson"):
        return first.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{"
    return not end or named.endswith(("ndjson", "jsonl")) or first.rstrip().endswith(b"}")


def _blocks(stream: Readable, options: Options, notices: list[str], *, lines: bool) -> Iterator[Block]:
    gathering = Gathering(whole=not lines)
    if lines:
        _read_lines(gathering, stream, options)
    else:
        _read_whole(gathering, stream, options)
    content: list[Gathered] = []
    first = 1
    for row in gathering.rows():
        content.append(row)
        if len(content) == TOGETHER:
            yield Block(first, tuple(content))
            first, content = first + TOGETHER, []
    if content:
        yield Block(first, tuple(content))
    if gathering.unplaced:
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(gathering.unplaced.items()))
        notices.append(f"not read, and about no patient: {counted}")


def _read_lines(gathering: Gathering, stream: Readable, options: Options) -> None:
    count = 0
    for piece in whole_lines(stream, options):
        if isinstance(piece, Trouble):
            gathering.lose(piece)
            continue
        for line in piece.split(b"\n"):
            if line.strip():
                count += 1
                _take(gathering, line)
        if gathering.size > MOST:
            raise Unusable(HEAP, "split the export by patient")
    gathering.whole = count == 1  # one document, written on one line


def _read_whole(gathering: Gathering, stream: Readable, options: Options) -> None:
    held: list[bytes] = []
    size = 0
    while size <= LARGEST and (piece := stream.read(options.block)):
        held.append(piece)
        size += len(piece)
    if size > LARGEST:
        gathering.lose(OVERSIZE)
    elif (cut := ending(stream)) is not None:
        gathering.lose(cut)
    elif whole := b"".join(held).strip():
        _take(gathering, whole)


def _take(gathering: Gathering, data: bytes) -> None:
    try:
        for found in resources(data.strip()):
            gathering.add(found.resource, found.address)
    except Unread:
        gathering.lose(BROKEN)
