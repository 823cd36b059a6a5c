"""What a caller may ask of any reader: how much to hold at once, and which sheet of a workbook."""

from typing import NamedTuple


class Options(NamedTuple):
    """How to read an input; none of it changes what a row says."""

    block: int = 1 << 18
    """Roughly how many bytes are cut off at a time; a record longer than that makes a longer block."""
    longest: int = 64 << 20
    """The longest record that is read, in bytes; a longer one is a trouble and is never held whole."""
    rows: int = 2_000
    """Roughly how many records are cut off at a most: the answer to a record of three bytes has thousands."""
    sheet: str = ""
    """The sheet of a workbook to read; when none is named, the first one that has rows."""
