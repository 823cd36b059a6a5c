"""One intake record as YAML, or as JSON, which is YAML too."""

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


def read(name: str, text: bytes) -> Checked[Document]:
    """Read one record; what it means is decided later, in one place for every way in."""
    checked = parse(name, text)
    return Checked(checked.value, tuple(replace(d, says=UNQUOTED.get(d.name, d.says)) for d in checked.diagnostics))
