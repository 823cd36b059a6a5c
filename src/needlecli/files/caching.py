"""A compiled pack is kept under the digest of its files, so that the next start need not read them again.

The cache can only save time.  A file is used when it belongs to this user, stands under the digest of the very bytes
on disk and of this program, and its own checksum holds; anything else is passed over without a word.  It is read by an
unpickler that knows our own data types and nothing else, so a forged file can build no other object.
"""

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from needlecli.knowledge import Pack

KEPT = 6
OURS = ("needlecli.knowledge.", "needlecli.logic.")


def load_cached(digest: str) -> Pack | None:
    """Give the pack kept under a digest; None if there is none that can be trusted."""
    path = _path(digest)
    try:
        if path is None or not _private(path.parent) or not _private(path):
            return None
        data = path.read_bytes()
        checksum, payload = data[:32], data[32:]
        if hashlib.sha256(payload).digest() != checksum:
            return None
        pack = _OurOwn(io.BytesIO(payload)).load()
    except Exception:  # noqa: BLE001 - whatever a damaged cache throws, it must not matter
        return None
    return pack if isinstance(pack, Pack) and pack.digest == digest else None


def store(pack: Pack) -> None:
    """Keep a pack for the next start; when that fails, nothing is lost but time."""
    path = _path(pack.digest)
    if path is None:
        return
    with suppress(OSError, pickle.PicklingError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        payload = pickle.dumps(pack, protocol=5)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as handle:
            handle.write(hashlib.sha256(payload).digest() + payload)
        Path(handle.name).replace(path)
        _prune(path.parent)


def _path(digest: str) -> Path | None:
    chosen = os.environ.get("NEEDLE_CACHE", "")
    if chosen.casefold() in ("off", "0", "no"):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache" if _has_home() else "")
    if not chosen and not home:
        return None
    folder = Path(chosen) if chosen else Path(home) / "needle"
    return folder / f"{digest[:32]}-{_program()}.pack"


def _has_home() -> bool:
    with suppress(RuntimeError):
        return bool(Path.home())
    return False


def _program() -> str:
    """Tell this program from any other that might have written the file: by its own code, and by Python's."""
    package = Path(__file__).resolve().parent.parent
    parts = [sys.version]
    for module in sorted((*package.glob("knowledge/*.py"), *package.glob("logic/*.py"))):
        found = module.stat()
        parts.append(f"{module.name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _private(path: Path) -> bool:
    """Say whether a path belongs to this user and nobody else may write to it."""
    found = path.stat()
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _prune(folder: Path) -> None:
    def newest_first(paths: Iterable[Path]) -> list[Path]:
        return sorted(paths, key=lambda p: p.stat().st_mtime, reverse=True)

    for old in newest_first(folder.glob("*.pack"))[KEPT:]:
        old.unlink(missing_ok=True)


class _OurOwn(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module.startswith(OURS) and "." not in name) or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError("not one of our types")
