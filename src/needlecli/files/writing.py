"""Write a file whole or not at all: what stood there before stays until the new text is safely beside it."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from needlecli.errors import OutputError


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, byte for byte; raise OutputError when that cannot be done."""
    write_data(path, text.encode())


def write_data(path: Path, data: bytes) -> None:
    """Write bytes as they are; raise OutputError when that cannot be done."""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe has no place beside it
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)  # through a link: the file it leads to, and the link stays
    except OSError as problem:
        raise OutputError(
            f"{path} cannot be written: {problem.strerror}", "check the path, its permissions and the space left"
        ) from None


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if not target.parent.exists():
            target.parent.mkdir(parents=True)
        beside.write_bytes(data)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
