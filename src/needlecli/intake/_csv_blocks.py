"""Give the blocks of a table, each of whole records, with the encoding that its bytes are in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from needlecli.intake._csv_cutting import cut
from needlecli.intake._csv_reading import records
from needlecli.intake._lines import too_long
from needlecli.intake._opened import Block
from needlecli.intake._options import Options
from needlecli.intake._streams import Utf8, ending, further

BEYOND = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
LINE = re.compile(rb"\r\n|\n|\r")


@dataclass
class Encoding:
    """The encoding of a table, decided by the first line that is more than ASCII, and then kept."""

    name: str
    notices: list[str]
    certain: bool = False
    decided: str = ""

    def of(self, data: bytes) -> str:
        """Give the encoding of some whole lines."""
        if not self.decided and not data.isascii() and (line := BEYOND.search(data)):
            self.decided = "utf-8"
            try:
                line[0].decode()
            except UnicodeDecodeError:
                if not self.certain:
                    self.decided = "cp1252"
                    self.notices.append(f"{self.name} is not UTF-8; read as Windows-1252")
        return self.decided or "utf-8"


@dataclass
class Blocks:
    """The rest of a table below its header, cut where records end."""

    stream: Utf8
    data: bytes
    delimiter: str
    encoding: Encoding
    options: Options
    number: int = 1
    skipping: bool = False

    def __iter__(self) -> Iterator[Block]:
        """Give every block in order; a record without an end is given to the reader of rows as it is."""
        mark = self.delimiter.encode()
        while True:
            if self.skipping:
                self.skip()
            if self.data and not self.skipping:
                found = cut(self.data, mark)
                if found.at:
                    yield self.block(found.at, found.lines if found.plain else -1)
                elif len(self.data) > self.options.longest:
                    yield self.torn()
                    continue
            if not (piece := further(self.stream, len(self.data), self.options.block)):
                break
            self.data += piece
        if (early := ending(self.stream)) is not None:
            yield Block(self.number, early)
        elif self.data:
            yield self.block(len(self.data), -1)
        elif self.number == 1:
            self.encoding.notices.append(f"{self.encoding.name} has a header and no rows")

    def block(self, at: int, lines: int) -> Block:
        """Cut a block off; where its records could not be counted by their ends, they are read to count them."""
        data, self.data = self.data[:at], self.data[at:]
        encoding = self.encoding.of(data)
        if lines < 0:
            lines = sum(1 for _ in records(data.decode(encoding, "surrogateescape"), self.delimiter))
        block = Block(self.number, (data, encoding))
        self.number += lines
        return block

    def torn(self) -> Block:
        """Cut off what runs on and on: line by line where it has lines, else it is one record too long to read."""
        at = max(self.data.rfind(b"\n"), self.data.rfind(b"\r", 0, len(self.data) - 1)) + 1
        if at:
            return self.block(at, -1)
        self.skipping = True
        block = Block(self.number, too_long(self.options))
        self.number += 1
        return block

    def skip(self) -> None:
        """Leave out the rest of a line that is too long."""
        end = LINE.search(self.data)
        self.skipping = end is None
        self.data = self.data[end.end() :] if end else b""
