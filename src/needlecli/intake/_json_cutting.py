"""Cut a JSON text into its records without reading them: the elements of an array, or objects one after another."""

import re
from collections.abc import Iterator
from itertools import islice

from needlecli.intake._lines import too_long
from needlecli.intake._options import Options
from needlecli.intake._streams import Utf8, ending, further
from needlecli.source import Trouble

STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
FLAT = rb'[\[{](?:[^"{}\[\]]++|%b)*+[\]}]' % STRING


def _around(inner: bytes) -> bytes:
    return rb'[\[{](?:[^"{}\[\]]++|%b|%b)*+[\]}]' % (STRING, inner)


BOX = re.compile(_around(_around(_around(FLAT))), re.DOTALL)
"""An object or array that is nested four levels at most, as nearly every record is."""
INSIDE = re.compile(
    rb'%b(?:[^"{}\[\]]*+%b)*+|([\[{](?:[^"{}\[\]]*+[\[{])*+)|([\]}](?:[^"{}\[\]]*+[\]}])*+)|(")' % (STRING, STRING),
    re.DOTALL,
)
"""What counts inside a box, as many as stand together: texts, opening and closing brackets, a text without an end."""
OUTSIDE = re.compile(rb'%b|([\[{])|([\]}])|(")|,' % STRING, re.DOTALL)
OPENING, CLOSING, UNENDED = 1, 2, 3
CLOSINGS = re.compile(rb"[\]}]")
BLANK = re.compile(rb"[ \t\r\n]*")

AFTER = Trouble("not-json", "something follows the end of the JSON text", "remove it; nothing after the end is read")
NOTHING = Trouble("not-json", "a comma stands here with no record before it", "remove one of the commas")
CUT = Trouble("cut-off", "the JSON text ends in the middle", "send it again; the rows from here on are missing")
NOT_JSON = Trouble("not-json", "this is not JSON", "write an array of records: [{…}, {…}]")

Elements = list[bytes] | Trouble


class Cutting:
    """A JSON text on its way in; `data` is what has been read and not yet given."""

    def __init__(self, stream: Utf8, options: Options) -> None:
        self.stream = stream
        self.options = options
        self.data = b""

    def more(self) -> bool:
        """Read on; twice as much each time that a record does not end, so that none is walked through too often."""
        piece = further(self.stream, len(self.data), self.options.block)
        self.data += piece
        return bool(piece)

    def lists(self) -> Iterator[Elements]:
        """Give the records in order, as many at a time as have been read; a trouble stands where there is none."""
        while not (begun := self.data.lstrip(b" \t\r\n")) and self.more():
            pass
        self.data = begun
        match begun[:1]:
            case b"[":
                self.data = begun[1:]
                yield from self.array()
            case b"{":
                yield from self.objects()
            case b"":
                if (early := ending(self.stream)) is not None:
                    yield early
            case _:
                yield NOT_JSON

    def array(self) -> Iterator[Elements]:
        """Give the elements of an array; what stands between two commas is one, whatever it is."""
        count = 0
        while True:
            found, at, closed = _elements(self.data, first=not count)
            count += len(found)
            self.data = self.data[at:]
            yield from _given(found)
            if closed:
                yield from self.after()
                return
            if len(self.data) > self.options.longest:
                yield too_long(self.options)._replace(help="check its brackets; nothing after it is read")
                return
            if not self.more():
                yield ending(self.stream) or CUT
                return

    def objects(self) -> Iterator[Elements]:
        """Give objects that stand one after another, as some programs write them."""
        while True:
            found: list[bytes] = []
            at = 0
            while (start := _skip(self.data, at)) < len(self.data) and (end := _box_end(self.data, start)):
                found.append(self.data[start:end])
                at = end
            self.data = self.data[_skip(self.data, at) :]
            if found:
                yield found
            if self.data[:1] not in (b"", b"{"):
                yield AFTER
                return
            if len(self.data) > self.options.longest:
                yield too_long(self.options)._replace(help="check its brackets; nothing after it is read")
                return
            if not self.more():
                early = ending(self.stream) or (CUT if self.data else None)
                if early:
                    yield early
                return

    def after(self) -> Iterator[Trouble]:
        """Make sure that nothing follows the end of the array."""
        while not self.data.strip(b" \t\r\n"):
            self.data = b""
            if not self.more():
                if (early := ending(self.stream)) is not None:
                    yield early
                return
        yield AFTER


def _given(found: list[bytes]) -> Iterator[Elements]:
    """Set a trouble where nothing stands between two commas."""
    whole: list[bytes] = []
    for element in found:
        if element:
            whole.append(element)
            continue
        if whole:
            yield whole
        yield NOTHING
        whole = []
    if whole:
        yield whole


def _skip(data: bytes, at: int) -> int:
    found = BLANK.match(data, at)
    return found.end() if found else at


def _elements(data: bytes, *, first: bool) -> tuple[list[bytes], int, bool]:
    """Give the elements that are whole, where the rest begins, and whether the array was closed there."""
    found: list[bytes] = []
    at = 0
    while True:
        start = _skip(data, at)
        box = BOX.match(data, start)
        end = _skip(data, box.end()) if box else 0
        if not box or data[end : end + 1] not in (b",", b"]"):
            end = _comma(data, start)
            if end < 0:
                return found, at, False
        element = data[start:end].strip(b" \t\r\n")
        closed = data[end] == ord("]")
        if element or not (closed and first and not found):
            found.append(element)
        at = end + 1
        if closed:
            return found, at, True


def _comma(data: bytes, at: int) -> int:
    """Find the comma or bracket that ends an element, or give -1 where it has not come yet."""
    while token := OUTSIDE.search(data, at):
        start, at = token.span()
        if token.lastindex == OPENING:
            at = _closed(data, start)
        if not at or token.lastindex == UNENDED:
            return -1
        if data[start] == ord(",") or data[start] == ord("]"):
            return start
    return -1


def _box_end(data: bytes, at: int) -> int:
    """Find where an object ends, or give 0 where it has not ended yet or none begins."""
    if data[at] != ord("{"):
        return 0
    found = BOX.match(data, at)
    return found.end() if found else _closed(data, at)


def _closed(data: bytes, at: int) -> int:
    """Find where the box ends that begins here, or give 0 where it has not ended yet."""
    depth = 0
    while token := INSIDE.search(data, at):
        start, at = token.span()
        if token.lastindex == OPENING:
            depth += data.count(b"[", start, at) + data.count(b"{", start, at)
        elif token.lastindex == CLOSING:
            count = data.count(b"]", start, at) + data.count(b"}", start, at)
            if count >= depth:
                return start + depth if count == at - start else _nth(data, start, depth)
            depth -= count
        elif token.lastindex == UNENDED:
            return 0
    return 0


def _nth(data: bytes, at: int, count: int) -> int:
    """Give where so many closing brackets end."""
    return next(islice(CLOSINGS.finditer(data, at), count - 1, None)).end()
