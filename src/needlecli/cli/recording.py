"""Keep what was said in a consultation as an intake record, which `recommend --intake` reads as it was."""

import json
import os
from pathlib import Path
from typing import Any

from needlecli.cases import as_yaml
from needlecli.consulting import Record
from needlecli.errors import UsageError
from needlecli.files import write_text

ENDINGS = (".yaml", ".yml", ".json")
FIRST_LINE = "# A needle intake record: no name, no birth date. Read it with: needle recommend --intake FILE\n"


def check_place(file: str, *, force: bool) -> None:
    """Raise UsageError, before anything is asked, where a record could not be written or would replace something."""
    path = Path(file)
    if path.suffix.casefold() not in ENDINGS:
        raise UsageError(f"{file!r} is no name for a record", "name a file that ends in .yaml or .json")
    if path.is_dir():
        raise UsageError(f"{file} is a folder", "name a file in it")
    if path.exists() and not force:
        raise UsageError(
            f"there is a file {file} already, and it is kept", "name another, or add --force to replace it"
        )
    folder = path.resolve().parent
    if folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise UsageError(f"nothing can be written to the folder of {file}", "name a file in another folder")


def save_record(file: str, record: Record) -> None:
    """Write an intake record, whole or not at all; the name of the file decides between YAML and JSON."""
    path = Path(file)
    kept: dict[str, Any] = {key: value for key, value in record.items() if value not in (None, [], {}, "")}
    if path.suffix.casefold() == ".json":
        write_text(path, _visible(json.dumps(kept, indent=2, sort_keys=True, ensure_ascii=False)) + "\n")
    else:
        write_text(path, FIRST_LINE + as_yaml(kept))


def _visible(text: str) -> str:
    """Write what cannot be seen in JSON as an escape: as it stands, a reader of YAML would refuse it."""
    return "".join(c if c.isprintable() or c == "\n" or c > "\uffff" else f"\\u{ord(c):04x}" for c in text)
