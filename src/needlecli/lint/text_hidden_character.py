r"""A character that cannot be seen, or that only looks like another, stands in the file.

Found are characters without width, marks that turn the direction of writing, soft hyphens, tags and filling characters,
wherever they stand, also in comments and as escapes; a no-break or other unusual space in a key or an id; and a
Cyrillic or Greek letter inside a word in Latin letters. Joiners are left alone where a script or an emoji needs them.

Why it matters:
    Two words that look the same are not, so one of them is never found. Marks of direction can make a file read as
    something else than what it does.

Bad:
    # pen.yaml
    summary: "A pen\u200b."
                   ^^^^^^
    short: Pеn
            ^

Good:
    # pen.yaml
    summary: "A pen of 0.5\u00a0mm."
    short: Pen

How to mend it:
    Delete the character and type the word again. `needle validate --fix` takes out what cannot be seen, except beside a
    figure.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

from needlecli.lint._lot import SOURCES, VOCABULARY, Found, role
from needlecli.lint._prose import slice_of, within
from needlecli.source import Document, Edit, Location, Path, Severity, Span, at, walk

SEVERITY = Severity.ERROR
MOST = 100
"""How many are told of one file: more than that is one mistake, made by a program."""

HIDDEN = re.compile(
    "[\u0085\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
BREAKS = "\u0085\u2028\u2029"
"""Ends of lines for some readers and not for others: taking one out might join what was two lines."""

JOINERS = "\u200c\u200d\ufe0e\ufe0f"
JOINED = ("Lo", "Mn", "Mc", "So", "Sk")
"""What a joiner may follow: letters of scripts without capitals, marks on them, and symbols."""

SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ALIKE = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u0400-\u052f"
"""Cyrillic letters, and the Greek ones that are drawn like Latin ones."""

FOREIGN = re.compile(f"(?<=[A-Za-z])[{ALIKE}]|[{ALIKE}](?=[A-Za-z])")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([NLP_])|.)", re.DOTALL)
SHORT = {"N": "\u0085", "L": "\u2028", "P": "\u2029", "_": "\u00a0"}


def in_document(document: Document) -> Iterator[Found]:
    """Look at the text as it is written, then at what its escapes stand for, then at the spaces in ids."""
    if document.text.isascii() and "\\" not in document.text:
        return
    yield from islice(_all(document), MOST)


def _all(document: Document) -> Iterator[Found]:
    for number, line in enumerate(document.text.splitlines(keepends=True)):
        if not line.isascii():
            for found in HIDDEN.finditer(line):
                if not _joins(line, found.start()):
                    around = line[max(found.start() - 1, 0) : found.end() + 1]
                    yield _hidden(_place(document, Span(number, found.start(), number, found.end())), found[0], around)
            for found in FOREIGN.finditer(line):
                where = _place(document, Span(number, found.start(), number, found.end()))
                yield Found(where, f"{_named(found[0])} stands in a word of Latin letters", "type the word again")
    escapes = "\\" in document.text
    if escapes:
        yield from _escaped(document)
    if escapes or SPACE.search(document.text) is not None:
        yield from _spaces(document)


def _escaped(document: Document) -> Iterator[Found]:
    for path, text, is_key in _texts(document):
        if HIDDEN.search(text) is not None:
            where = at(document, path, key=is_key)
            written = slice_of(document, where.span)
            for found in ESCAPE.finditer(written) if written.startswith('"') else ():
                character = _meant(found)
                if HIDDEN.fullmatch(character) and character not in JOINERS:
                    around = written[max(found.start() - 1, 0) : found.start()] + written[found.end() : found.end() + 1]
                    place = within(where.span, written, *found.span())
                    yield _hidden(Location(document.name, place, document.text, path), character, around)


def _spaces(document: Document) -> Iterator[Found]:
    """Look for unusual spaces in the ids that a file declares; elsewhere they hide nothing, or the word is unknown."""
    declares = role(document) in (VOCABULARY, SOURCES)
    for path, text, is_key in _texts(document):
        if SPACE.search(text) is not None and (declares and len(path) == 2 if is_key else path[-1:] == ("id",)):
            where = at(document, path, key=is_key)
            written = slice_of(document, where.span)
            found = SPACE.search(written)
            if found is not None:
                where = Location(document.name, within(where.span, written, *found.span()), document.text, path)
            named = _named(found[0] if found is not None else text)
            yield Found(where, f"{named} stands in an id", "write a hyphen, or one plain space")


def _texts(document: Document) -> Iterator[tuple[Path, str, bool]]:
    """Visit every text of a file with its path, and every key with the path of its value."""
    for path, value in walk(document.data):
        if path and isinstance(path[-1], str):
            yield path, path[-1], True
        if isinstance(value, str):
            yield path, value, False


def _hidden(where: Location, character: str, around: str) -> Found:
    fix = () if character in BREAKS or any(one.isdigit() for one in around) else (Edit(where.span, ""),)
    return Found(where, f"{_named(character)} stands here and cannot be seen", "remove it", fix=fix)


def _joins(line: str, index: int) -> bool:
    """Say whether a character is a joiner where one is needed."""
    return line[index] in JOINERS and index > 0 and unicodedata.category(line[index - 1]) in JOINED


def _meant(escape: re.Match[str]) -> str:
    """Give the character an escape stands for; nothing for one that hides none."""
    code: Any = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code and int(code, 16) <= 0x10FFFF else SHORT.get(escape[4] or "", "")


def _named(character: str) -> str:
    """Name a character by its number, and in words where it has a name."""
    name = unicodedata.name(character, "").lower() if len(character) == 1 else ""
    return f"U+{ord(character[0]):04X}" + (f" ({name})" if name else "")


def _place(document: Document, span: Span) -> Location:
    return Location(document.name, span, document.text)
