"""Intake records as YAML, or as JSON, which is YAML too: one record, several documents, or one list of records."""

import re
from collections.abc import Iterator
from dataclasses import replace

from needlecli.intake._opened import Block, Opened, Row
from needlecli.intake._options import Options
from needlecli.intake._streams import Readable, Utf8
from needlecli.intake._yaml_cutting import Piece, cut
from needlecli.source import Checked, Diagnostic, Document, Trouble
from needlecli.source.yaml import parse

SUFFIXES = (".yaml", ".yml")

UNQUOTED = {
    "key-not-text": "a key here is not read as text",
    "key-twice": "a key is written twice",
    "tag": "tags are not used here",
    "two-readings": "a number here is read in two ways by YAML readers",
    "wrong-value": "a number here is written with a comma",
}
"""What the reader says in words of the file, in words that repeat nothing of what a client said."""

HELP = {
    "not-yaml": "put texts with : # or quotes in them in quotes, and indent with spaces",
    "two-readings": "write it in quotes",
    "wrong-value": "write it with a point",
    "not-text": "save the file as UTF-8",
    "too-large": "write each record as a document of its own",
}
"""What to do, where the reader's own advice is for protocol files or repeats what was written."""

NOT_A_RECORD = Trouble("not-a-record", "this is YAML, and not a record", "write keys with values, like ref: A17")

PAIR = re.compile(rb"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
"""A letter beyond the first 65,536, as JSON writers escape it: in two halves, which YAML does not put together."""


def read(name: str, text: bytes) -> Checked[Document]:
    """Read one record; what it means is decided later, in one place for every way in."""
    checked = parse(name, PAIR.sub(_joined, text) if text.lstrip()[:1] == b"{" else text)
    return Checked(checked.value, tuple(_unquoted(d) for d in checked.diagnostics))


def _unquoted(found: Diagnostic) -> Diagnostic:
    quotes = found.name in ("wrong-value", "two-readings")
    return replace(found, says=UNQUOTED.get(found.name, found.says), help=HELP[found.name] if quotes else found.help)


def _joined(found: re.Match[bytes]) -> bytes:
    high, low = int(found[2], 16), int(found[3], 16)
    return found[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).encode()


def start(name: str, stream: Readable, options: Options = Options()) -> Opened:  # noqa: B008 - it cannot change
    """Begin to read documents; none has been read yet."""
    notices: list[str] = []
    return Opened(None, _blocks(name, Utf8(stream), options, notices), None, notices)


def _blocks(name: str, stream: Utf8, options: Options, notices: list[str]) -> Iterator[Block]:
    """Give a block a document; how many records a list holds is known only when it has been read."""
    first = 1
    for piece in cut(stream, options):
        count = 1 if isinstance(piece, Trouble) else len(_found(piece))
        yield Block(first, piece)
        first += count
    if first == 1:
        notices.append(f"{name} holds no records")


def rows(layout: None, block: Block) -> Iterator[Row]:  # noqa: ARG001 - every reader is called alike
    """Give the rows of a block: one, unless it is a list of records in brackets."""
    if isinstance(block.content, Trouble):
        yield Row(block.first, None, (block.content,))
        return
    for number, row in enumerate(_found(block.content), block.first):
        yield row._replace(number=number)


def _found(piece: Piece) -> list[Row]:
    checked = read("", piece.text)
    troubles = tuple(_trouble(found, piece.line) for found in checked.diagnostics)
    if checked.value is None:
        empty = [found.name for found in checked.diagnostics] == ["empty-file"]
        return [] if empty else [Row(0, None, troubles)]
    data = checked.value.data
    records = data if isinstance(data, list) else [data]
    return [
        Row(0, record, troubles) if isinstance(record, dict) else Row(0, None, (*troubles, NOT_A_RECORD))
        for record in records
    ]


def _trouble(found: Diagnostic, line: int) -> Trouble:
    """Say what is wrong and in which line of the file, without a word of what stands there."""
    says = UNQUOTED.get(found.name, SAYS.get(found.name, "this record is not YAML as it is read here"))
    return Trouble(found.name, f"{says} (line {line + found.where.span.line})", HELP.get(found.name, found.help))


SAYS = {
    "alias": "anchors and aliases are not used here",
    "empty-file": "there are no values here",
    "merge-key": "merge keys are not used here",
    "not-text": "this record is not UTF-8 text without control characters",
    "not-yaml": "this record is not YAML",
    "second-document": "a second document begins here",
    "too-large": "this record is larger than a record may be",
}
"""What is said of a record in words that quote nothing."""
