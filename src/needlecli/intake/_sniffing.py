"""Guess from its first bytes what an input is, where its name does not say so."""

import re
from typing import NamedTuple

ENOUGH = 1 << 16
"""How many bytes of an input are enough to guess by."""


class Guess(NamedTuple):
    """What the first bytes look like: the reader for it, or none, and its name in words.

    It is not sure where a table of one column and any other text look alike.
    """

    reader: str
    what: str
    sure: bool = True


GUESSES = (
    (b"PAR1", Guess("arrow", "a Parquet file")),
    (b"ARROW1", Guess("arrow", "an Arrow file")),
    (b"\xff\xff\xff\xff", Guess("arrow", "an Arrow stream")),
    (b"PK\x03\x04", Guess("excel", "an Excel workbook")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Guess("excel", "an Excel workbook")),
    (b"PK\x05\x06", Guess("", "an empty zip archive")),
    (b"\x1f\x8b", Guess("", "a gzip file packed twice")),
    (b"(\xb5/\xfd", Guess("", "a zstd archive")),
    (b"BZh", Guess("", "a bzip2 archive")),
    (b"\xfd7zXZ", Guess("", "an xz archive")),
    (b"7z\xbc\xaf", Guess("", "a 7z archive")),
    (b"%PDF", Guess("", "a PDF")),
    (b"\x89PNG", Guess("", "a picture")),
    (b"\xff\xd8\xff", Guess("", "a picture")),
    (b"GIF8", Guess("", "a picture")),
    (b"{\\rtf", Guess("", "a rich text document")),
    (b"SQLite format 3", Guess("", "a database")),
    (b"FEA1", Guess("", "a Feather file of the old kind")),
    (b"\x7fELF", Guess("", "a program")),
)
"""What files of these kinds begin with."""

MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table|svg)\b", re.IGNORECASE)
KEY = re.compile(rb"\A(?:\s*#[^\n]*\n|\s*\n)*(?:---|%YAML|- |[A-Za-z_][\w-]*:(?:\s|\Z))")
SEPARATOR = re.compile(rb"^---\s", re.MULTILINE)
"""What stands between two documents of YAML, and never in JSON."""
UNQUOTED = re.compile(rb"[\[{\s]*\{\s*[A-Za-z_]")
"""Braces with a key that is not in quotes, as only YAML has them."""
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def guess(head: bytes) -> Guess:
    """Say what an input looks like; text that is nothing else is a table."""
    for magic, found in GUESSES:
        if head.startswith(magic):
            return found
    if head.startswith(WIDE):
        wide = head[: len(head) & ~3].decode("utf-32" if head[2:4] == b"\0\0" or not head[0] else "utf-16", "ignore")
        return _text(wide.encode("utf-8", "ignore"))
    if b"\0" in head:
        return Guess("", "no text")
    return _text(head.removeprefix(b"\xef\xbb\xbf"))


def _text(head: bytes) -> Guess:
    if MARKUP.match(head):
        return Guess("", "a web page or XML")
    start = head.lstrip()
    if start[:1] in (b"{", b"[") and (SEPARATOR.search(head) or UNQUOTED.match(start)):
        return Guess("yaml", "YAML")
    if start[:1] == b"[":
        return Guess("json", "JSON")
    if start[:1] == b"{":
        line, more, _ = start.partition(b"\n")
        lines = bool(more) and line.rstrip().endswith(b"}")
        return Guess("jsonl", "JSON lines") if lines or _closed(line) else Guess("json", "JSON")
    if KEY.match(head):
        return Guess("yaml", "YAML")
    line = next((line for line in head.splitlines() if line.strip()), b"")
    if any(mark in line for mark in (b",", b";", b"\t", b"|")):
        return Guess("csv", "a table")
    return Guess("csv", "plain text", sure=False)


def _closed(line: bytes) -> bool:
    """Say whether a first line that is all there is so far is longer than a person's JSON would have it."""
    return len(line) >= ENOUGH - 1
