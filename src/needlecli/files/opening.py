"""Read texts from the disk or from standard input, with plain words when that fails."""

import stat
import sys
from pathlib import Path

from needlecli.errors import DataError

LARGEST = 16 * 1024 * 1024


def read_bytes(name: str) -> bytes:
    """Read a file, or standard input for `-`; raise DataError when it cannot be read."""
    if name == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise DataError("nothing is piped into standard input", "pipe a record in, or name a file")
        return sys.stdin.buffer.read(LARGEST)
    path = Path(name)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DataError(f"{name} is a folder", "name a file")
        with path.open("rb") as handle:
            return handle.read(LARGEST)
    except FileNotFoundError:
        raise DataError(f"there is no file {name}", "check the path") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the name cannot be used"
        raise DataError(f"{name} cannot be read: {reason}", "check the path and its permissions") from None
