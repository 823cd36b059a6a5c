"""Answers as they come in: a line at a time, from a keyboard or a pipe, and nothing in them that cannot be seen."""

import sys
from typing import BinaryIO

from needlecli.client import Unreadable
from needlecli.page import HIDDEN

LONGEST = 20_000
"""No line of answers has more bytes than this."""


class Lines:
    """The lines of standard input, counted."""

    def __init__(self) -> None:
        self._source: BinaryIO | None = None if sys.stdin is None else sys.stdin.buffer
        self.by_hand = sys.stdin is not None and sys.stdin.isatty()
        self.number = 0

    def read(self) -> str | None:
        """Give the next line; None where the input ends.  Raises Unreadable for one that no answer can be."""
        data = self._source.readline(LONGEST + 1) if self._source is not None else b""
        if not data:
            return None
        self.number += 1
        if len(data) > LONGEST:
            self._leave_the_rest(data)
            raise Unreadable(f"the line is longer than {LONGEST} characters; write less")
        try:
            text = data.decode().removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError:
            raise Unreadable("the line is not UTF-8 text; write it again") from None
        text = text.removeprefix("\ufeff") if self.number == 1 else text
        if HIDDEN.search(text.replace("\t", " ")):
            raise Unreadable("the line holds a character that cannot be seen, as arrow keys make; write it again")
        return text

    def _leave_the_rest(self, data: bytes) -> None:
        while data and not data.endswith(b"\n") and self._source is not None:
            data = self._source.readline(LONGEST)
