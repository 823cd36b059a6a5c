"""Give the blocks of a table, each of whole records, with the encoding that its bytes are in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from needlecli.intake._csv_cutting import Cut, cut
from needlecli.intake._csv_reading import OPEN, first, records
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
        over = False
        while True:
            if self.skipping:
                self.skip()
            if self.data and not self.skipping:
                found = self.next_cut()
                if self.is_torn(found, over=over):
                    yield self.torn()
                    continue
                if found.at:
                    yield self.block(found.at, found.lines if found.plain else -1)
                    continue
            if over:
                break
            piece = further(self.stream, len(self.data), self.options.block)
            if not piece and (early := ending(self.stream)) is not None:
                yield Block(self.number, early)
                return
            self.data += piece
            over = not piece
        if self.data:
            yield self.block(len(self.data), -1)
        elif self.number == 1:
            self.encoding.notices.append(f"{self.encoding.name} has a header and no rows")

    @property
    def most(self) -> int:
        """How many bytes of records are looked at together: a block may be longer only where one record is."""
        return 4 * self.options.block

    def next_cut(self) -> Cut:
        """Find where to cut next: soon, even where much was read for one long record, or lines are short."""
        mark, size = self.delimiter.encode(), min(len(self.data), self.most)
        lines = self.data.count(b"\n", 0, size)
        if lines > self.options.rows and (found := cut(self.data[: size * self.options.rows // lines], mark)).at:
            return found
        for size in range(self.most, len(self.data), self.most):
            if (found := cut(self.data[:size], mark)).at:
                return found
        return cut(self.data, mark)

    def is_torn(self, found: Cut, *, over: bool) -> bool:
        """Say whether the next record runs on and on: no end of it comes, or only that of another one."""
        if not found.at and len(self.data) > self.options.longest:
            return True
        at = found.at or (len(self.data) if over else 0)
        if at <= self.most or (found.at and found.plain):
            return False
        text = self.data[:at].decode(self.encoding.of(self.data[:at]), "surrogateescape")
        return first(text, self.delimiter) is OPEN

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
        """Cut off the line where a record begins that runs on and on; what follows is read as if it had ended there.

        A line that is itself too long is left out.
        """
        end = LINE.search(self.data)
        if end is not None and end.end() <= self.options.longest:
            return self.block(end.end(), -1)
        self.skipping = True
        block = Block(self.number, too_long(self.options))
        self.number += 1
        return block

    def skip(self) -> None:
        """Leave out the rest of a line that is too long."""
        end = LINE.search(self.data)
        self.skipping = end is None
        self.data = self.data[end.end() :] if end else b""
