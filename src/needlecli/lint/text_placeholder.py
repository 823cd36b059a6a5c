"""A text still holds the place of another one.

Found are TODO, TBD, FIXME and XXX in capitals, `tbc`, `lorem ipsum`, `???`, and a text that is nothing but dots,
question marks or dashes. Comments may say what they like.

Why it matters:
    It is printed as advice, as it stands.

Bad:
    # pen.yaml
    summary: A pen with TODO needles.
                        ^^^^
    short: "???"
           ^^^^^

Good:
    # pen.yaml
    # TODO: ask the maker how many needles there are
    summary: A pen with fine needles.

How to mend it:
    Write what is meant, or leave the key out where that is allowed. A reminder for yourself goes into a comment.
"""

import re
from collections.abc import Iterator
from itertools import islice

from needlecli.lint._lot import Found
from needlecli.lint._prose import strings, word_at
from needlecli.source import Document, Severity, at, walk

SEVERITY = Severity.WARNING
HELD = re.compile(r"\b(?:TODO|TBD|FIXME|XXX|TBC|tbc|tbd)\b|\?{3,}|\b[Ll]orem ipsum\b")
SIGNS = ("TODO", "TBD", "TBC", "tbd", "tbc", "FIXME", "XXX", "???", "orem", "\\x", "\\u", "\\U", "\\\n", "\\\r")
"""One of these stands in every file with such a text, if only in how it is escaped; in most files none does."""

NOTHING = " .…?_-–—\n"
HOLLOW = frozenset(NOTHING)

MOST = 100
"""How many are told of one file: more than that is one mistake, made by a program."""


def in_document(document: Document) -> Iterator[Found]:
    """Look at every text of a file, sources and names included."""
    yield from islice(_all(document), MOST)


def _all(document: Document) -> Iterator[Found]:
    some = any(sign in document.text for sign in SIGNS)
    if not some and HOLLOW.isdisjoint([text[:1] for text in strings(document.data)]):
        return  # nearly every file: its texts alone are seen five times faster than with their paths
    for path, text in walk(document.data):
        if isinstance(text, str) and text:
            if text[0] in HOLLOW and text.strip() and not text.strip(NOTHING):
                yield Found(at(document, path), f"{text.strip()[:30]!r} says nothing", "write what is meant")
            elif some and (held := HELD.search(text)) is not None:
                where = word_at(document, path, held[0])
                yield Found(where, f"{held[0]!r} holds the place of a text", "write what is meant")
