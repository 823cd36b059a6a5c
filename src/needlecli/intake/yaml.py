"""One intake record as YAML, or as JSON, which is YAML too."""

import re
from dataclasses import replace

from needlecli.source import Checked, Document
from needlecli.source.yaml import parse

UNQUOTED = {
    "key-not-text": "a key here is not read as text",
    "key-twice": "a key is written twice",
    "tag": "tags are not used here",
    "two-readings": "a number here is read in two ways by YAML readers",
}
"""What the reader says in words of the file, in words that repeat nothing of what a client said."""

PAIR = re.compile(rb"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
"""A letter beyond the first 65,536, as JSON writers escape it: in two halves, which YAML does not put together."""


def read(name: str, text: bytes) -> Checked[Document]:
    """Read one record; what it means is decided later, in one place for every way in."""
    checked = parse(name, PAIR.sub(_joined, text) if text.lstrip()[:1] == b"{" else text)
    return Checked(checked.value, tuple(replace(d, says=UNQUOTED.get(d.name, d.says)) for d in checked.diagnostics))


def _joined(found: re.Match[bytes]) -> bytes:
    high, low = int(found[2], 16), int(found[3], 16)
    return found[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).encode()
