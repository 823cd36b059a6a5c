"""A clinic's templates from the disk: the HTML files of one folder, by their names."""

from collections.abc import Mapping
from pathlib import Path

from needlecli.errors import UsageError

FIRST = "handout.html"
MOST = 256 * 1024
"""How many bytes one template may have."""
MANY = 40
ENDINGS = (".html", ".css")


def read_templates(folder: str) -> Mapping[str, str]:
    """Read the templates of a folder; its handout.html is where a hand-out starts.

    Raises UsageError for a folder that is not there, has no handout.html, or holds what is no template.
    """
    start = f"put a {FIRST} there that begins with " + '{% extends "needle/handout.html" %}'
    try:
        paths = sorted(path for path in Path(folder).iterdir() if path.suffix.casefold() in ENDINGS and path.is_file())
    except (OSError, ValueError):
        raise UsageError(f"the template folder {folder} cannot be read", "check the path and its permissions") from None
    if FIRST not in {path.name for path in paths}:
        raise UsageError(f"the template folder {folder} has no {FIRST}", start)
    if len(paths) > MANY:
        raise UsageError(f"the template folder {folder} holds {len(paths)} templates", f"{MANY} are read at most")
    return {path.name: _text(path) for path in paths}


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST:
            raise UsageError(f"the template {path} is larger than 256 KB", "pictures go in through the logo")
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise UsageError(f"the template {path} cannot be read", "check its permissions") from None
    except UnicodeDecodeError:
        raise UsageError(f"the template {path} is not UTF-8", "save it as UTF-8") from None
