"""The bytes of an input on their way to a reader: unpacked, in UTF-8, and known to be whole or not.

A stream that stops before its end does not raise: it ends, and `broken` says why, so that the rows before are kept.
"""

import codecs
import zlib
from typing import Protocol

from needlecli.source import Trouble

PIECE = 1 << 18
SUM = 8
"""How many bytes at the end of a gzip member tell whether it is whole."""
GZIP = b"\x1f\x8b"
MARKS = (
    (codecs.BOM_UTF8, ""),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those they begin with, and the decoding each stands for."""


class Readable(Protocol):
    """Anything bytes can be read from; fewer than asked for may come, none only at the end."""

    def read(self, size: int, /) -> bytes:
        """Give up to so many bytes."""
        ...


class Gunzipped:
    """The text inside a gzip stream of one or more members; cut off or damaged, it ends early and is `broken`."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.broken = ""
        self.told = False
        self._member = zlib.decompressobj(31)
        self._packed = b""
        self._sum = b""
        self._over = False

    def read(self, size: int = PIECE, /) -> bytes:
        """Give up to so many bytes of what was packed; a small file that unpacks to a huge one is never held whole."""
        while not self._over:
            try:
                piece = self._member.decompress(self._packed or self._more(), size)
            except zlib.error:
                self.broken = "the packed data is damaged"
                break
            if self._member.eof:
                self._packed = self._member.unused_data.lstrip(b"\0") or self._more().lstrip(b"\0")
                self._member = zlib.decompressobj(31)
                self._over = not self._packed
            else:
                self._packed = self._member.unconsumed_tail
                if not piece and not self._packed and not self._more(keep=True):
                    self.broken = "the packed data ends in the middle"
                    break
            if piece:
                return piece
        self._over = True
        return b""

    def _more(self, *, keep: bool = False) -> bytes:
        """Give more of what is packed; the check sum at the end comes by itself, so that it spoils no text."""
        data = self._sum
        while len(data) <= SUM and (piece := self.stream.read(PIECE)):
            data += piece
        data, self._sum = (data[:-SUM], data[-SUM:]) if len(data) > SUM else (data, b"")
        if keep:
            self._packed = data
        return data


class Utf8:
    """A text as UTF-8 without its byte order mark, whatever mark it began with.

    `certain` says that a mark named the encoding, so that a byte that does not fit is a mistake in it.
    """

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.told = False
        self._broken = ""
        head = stream.read(PIECE)
        while 0 < len(head) < 4 and (more := stream.read(PIECE)):
            head += more
        mark, name = next(((mark, name) for mark, name in MARKS if head.startswith(mark)), (b"", ""))
        self.certain = bool(mark)
        self.encoding = name
        self._head = head[len(mark) :]
        self._ready = b""
        self._decoder = codecs.getincrementaldecoder(name)("surrogatepass") if name else None

    @property
    def broken(self) -> str:
        """Say why the input ended too early, or nothing when it is whole."""
        return self._broken or getattr(self.stream, "broken", "")

    def read(self, size: int = PIECE, /) -> bytes:
        """Give up to so many bytes."""
        if not self._ready:
            self._ready = self._next(size)
        if len(self._ready) <= size:
            piece, self._ready = self._ready, b""
            return piece
        piece, self._ready = self._ready[:size], self._ready[size:]
        return piece

    def _next(self, size: int) -> bytes:
        while True:
            piece = self._head or self.stream.read(size)
            self._head = b""
            if self._decoder is None or self._broken:
                return b"" if self._broken else piece
            try:
                text = self._decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as problem:
                self._broken = f"the text stops being {self.encoding[:-3].upper()}"
                text = problem.object[: problem.start].decode(self.encoding, "surrogatepass")
            if text or not piece:
                return text.encode("utf-8", "surrogatepass")


def further(stream: Readable, held: int, block: int) -> bytes:
    """Read on where a record has not ended: as much again as is held, so that it is not walked through too often."""
    found = [stream.read(max(block, held))]
    length = len(found[0])
    while found[-1] and length < held:
        found.append(stream.read(held - length))
        length += len(found[-1])
    return b"".join(found)


def ending(stream: Readable) -> Trouble | None:
    """Say what cut an input off before its end; the reader that asks gives a row that tells it."""
    inner: object = stream
    while inner is not None:
        if hasattr(inner, "told"):
            inner.told = True
        inner = getattr(inner, "stream", None)
    why = getattr(stream, "broken", "")
    if not why:
        return None
    return Trouble("cut-off", f"the input is cut off here: {why}", "send it again; the rows from here on are missing")
