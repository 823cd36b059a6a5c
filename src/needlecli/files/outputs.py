"""Where the lines of a batch go: to standard output, or into a file that has its name only when it is whole."""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import FileIO, RawIOBase
from pathlib import Path
from select import select
from typing import Literal

from needlecli.errors import OutputError, UsageError
from needlecli.files.gathering import STDIN, gather
from needlecli.registry import load, names

PART = ".part"
WAITS = (0.05, 0.1, 0.25, 0.5, 1.0)
"""How long to wait, again and again, for a run that is ending, in seconds."""


class Output:
    """Lines on their way: each call writes whole lines, and nothing is said to be written before it is."""

    def __init__(self, handle: RawIOBase, path: Path | None = None) -> None:
        self._handle, self._path = handle, path

    def write(self, lines: bytes) -> None:
        """Write whole lines; raise OutputError when there is no room, BrokenPipeError when nobody reads on."""
        left = memoryview(lines)
        try:
            while left:
                written = self._handle.write(left)
                if written is None:  # a pipe that does not wait, and is full
                    select([], [self._handle], [])
                left = left[written or 0 :]
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise _unwritten(self._path, problem) from None

    def finish(self) -> None:
        """Give the file its name, now that it is whole."""
        if self._path is None:
            return
        part = part_of(self._path)
        try:
            os.fsync(self._handle.fileno())
            if self._path.exists():
                shutil.copymode(self._path, part)
            part.replace(self._path)  # before it is closed, which lets the next run have it
            self._handle.close()
        except OSError as problem:
            raise _unwritten(self._path, problem) from None

    def leave(self) -> None:
        """Leave what was written so far beside the name it was to have."""
        if self._path is not None:
            with suppress(OSError):
                self._handle.close()


def part_of(path: Path) -> Path:
    """Give the name under which a file grows."""
    return path.with_name(path.name + PART)


def to_stdout() -> Output:
    """Write to standard output, with nothing kept back that could be lost or come late."""
    sys.stdout.flush()
    return Output(open(sys.stdout.fileno(), "wb", buffering=0, closefd=False))


def to_file(name: str) -> Output:
    """Write a new file, beside the name it gets at the end."""
    path = _target(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = _locked(path, "ab")  # what another run is writing is not cut short
        handle.truncate(0)
    except OSError as problem:
        raise _unwritten(path, problem, begun=False) from None
    return Output(handle, path)


def go_on(name: str, size: int) -> Output:
    """Go on with a file that was left, after as many bytes as are whole lines."""
    path = _target(name)
    try:
        handle = _locked(path, "r+b")
        handle.truncate(size)
        handle.seek(size)
    except OSError as problem:
        raise _unwritten(path, problem) from None
    return Output(handle, path)


def keep_apart(written: Iterable[str], given: Sequence[str], others: Iterable[str] = ()) -> None:
    """Refuse to write over what is read, or twice in one place; `others` are files that are read, and no inputs."""
    readers = [load("needlecli.intake", reader) for reader in names("needlecli.intake")]
    found = gather(given, (suffix for reader in readers for suffix in reader.SUFFIXES))
    read = [Path(one.name) for one in found if one.name != STDIN] + [Path(name) for name in others]
    places: list[Path] = []
    for name in written:
        target = Path(os.path.realpath(name))
        for place in (target, part_of(target)):
            if any(_same(place, one) for one in read):
                raise UsageError(f"{name} would be written over what is read", "choose another name, or another folder")
            if place in places:
                raise UsageError(f"{name} would be written twice", "give each its own name")
        places += [target, part_of(target)]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def left_behind(name: str) -> Iterator[bytes]:
    """Give the whole lines of a file that was left unfinished; none if there is no such file."""
    try:
        with part_of(_target(name)).open("rb") as handle:
            yield from (line for line in handle if line.endswith(b"\n"))
    except FileNotFoundError:
        return
    except OSError as problem:
        raise _unwritten(Path(name), problem) from None


def _target(name: str) -> Path:
    """Follow a link to the file it stands for; refuse what is no file."""
    path = Path(os.path.realpath(name))
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise UsageError(f"-o takes the name of a file, and {name} is none", "name a file, or leave -o out")
    return path


def _locked(path: Path, mode: Literal["ab", "r+b"]) -> FileIO:
    """Open the part of a file, and keep a second run from writing it at the same time, where the system can.

    The processes of a run that was killed hold it a moment longer; and the run that held it may just have given it its
    name, so that what was opened is no part any more.
    """
    for wait in WAITS:
        handle = part_of(path).open(mode, buffering=0)
        if _alone(handle, path):
            return handle
        handle.close()
        time.sleep(wait)
    raise UsageError(f"another run is writing {path}", "wait for it, or choose another name")


def _alone(handle: FileIO, path: Path) -> bool:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return True
    try:
        flock(handle, LOCK_EX | LOCK_NB)
        return os.path.samestat(os.fstat(handle.fileno()), part_of(path).stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _unwritten(path: Path | None, problem: OSError, *, begun: bool = True) -> OutputError:
    where = str(path) if path is not None else "standard output"
    kept = f"; what is done lies in {part_of(path)}, and --resume goes on with it" if path is not None and begun else ""
    return OutputError(f"{where} cannot be written: {problem.strerror}", f"make room or mend the path{kept}")
