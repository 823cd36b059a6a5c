"""Bytes kept between starts, under the digest of the files they were made from.

What is kept can only save time.  A file is used when it belongs to this user and nobody else may write to it, when it
stands under the digest of the very bytes on disk and of this program, and when its own checksum holds; anything else is
passed over without a word.
"""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

KEPT = 12


def kept(digest: str, kind: str) -> bytes | None:
    """Give what is kept under a digest; None if there is nothing that can be trusted."""
    path = _path(digest, kind)
    try:
        if path is None or not _private(path.parent) or not _private(path):
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return data[32:] if hashlib.sha256(data[32:]).digest() == data[:32] else None


def keep(digest: str, kind: str, payload: bytes) -> None:
    """Keep bytes for the next start; when that fails, nothing is lost but time."""
    import tempfile

    path = _path(digest, kind)
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as handle:
            handle.write(hashlib.sha256(payload).digest() + payload)
        Path(handle.name).replace(path)
        newest_first = sorted(path.parent.glob("*.kept"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in newest_first[KEPT:]:
            old.unlink(missing_ok=True)


def _path(digest: str, kind: str) -> Path | None:
    chosen = os.environ.get("NEEDLE_CACHE", "")
    if chosen.casefold() in ("off", "0", "no"):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache" if _has_home() else "")
    if not chosen and not home:
        return None
    folder = Path(chosen) if chosen else Path(home) / "needle"
    return folder / f"{digest[:32]}-{_program()}-{kind}.kept"


def _has_home() -> bool:
    with suppress(RuntimeError):
        return bool(Path.home())
    return False


def _program() -> str:
    """Tell this program from any other that might have written the file: by its own code, and by Python's."""
    package = Path(__file__).resolve().parent.parent
    parts = [sys.version]
    for layer in ("knowledge", "logic", "files"):
        with os.scandir(package / layer) as modules:
            found = sorted((m.name, m.stat().st_size, m.stat().st_mtime_ns) for m in modules if m.name.endswith(".py"))
        parts.append(repr(found))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def whole_program() -> str:
    """Tell this program from any other by every file of it, and by Python's: for what any part of it may change."""
    package = Path(__file__).resolve().parent.parent
    parts = [sys.version]
    for folder, _, names in sorted(os.walk(package)):
        for name in sorted(name for name in names if name.endswith(".py")):
            found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - hundreds of files, at every start
            parts.append(f"{folder} {name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _private(path: Path) -> bool:
    """Say whether a path belongs to this user and nobody else may write to it."""
    found = path.stat()
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022
