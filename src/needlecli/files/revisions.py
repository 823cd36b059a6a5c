"""Read the files of a folder as they are in a revision of a git repository: nothing is checked out, nothing written.

Git is started with a fixed list of arguments and no shell, and is only asked to read what lies in the repository.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from needlecli.errors import PackError, UsageError
from needlecli.files.opening import LARGEST

GIT = ("git", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false")
QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
FILE_MODES = (b"100644", b"100755", b"100664")
LINK = b"120000"
PATIENCE = 60
"""Seconds after which git is given up."""


class Revision(NamedTuple):
    """A commit of a repository, as it was named, and the repository's folder."""

    named: str
    commit: str
    top: Path


class Blob(NamedTuple):
    """A file of a revision: its path from the top of the repository, and the id of what is in it."""

    path: str
    id: str


def revision(named: str, near: Path) -> Revision:
    """Find a revision in the repository around a folder; raise UsageError where there is no git, or none of either."""
    top = _top(near)
    found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    if found is None:
        says = f"there is no revision {named[:80]!r} in the git repository {top}"
        raise UsageError(says, "write one like main, HEAD~1 or a commit; git log --oneline lists them")
    return Revision(named, found.decode("ascii").strip(), top)


def is_tree(of: Revision, path: str) -> bool:
    """Say whether a path is a folder in a revision; the empty path is the whole of it."""
    return _kind(of, path) == b"tree"


def is_file(of: Revision, path: str) -> bool:
    """Say whether a path is a file in a revision."""
    return _kind(of, path) == b"blob"


def files_in(of: Revision, folder: str, suffixes: Sequence[str]) -> tuple[Blob, ...]:
    """List the files of a folder of a revision whose names end in one way, in order of name, hidden ones left out.

    Raises PackError for a link: what it leads to may not be of that revision.
    """
    listed = _git(of.top, "ls-tree", "-z", f"{of.commit}:{folder}") or b""
    found: list[Blob] = []
    for line in listed.split(b"\0"):
        head, _, raw = line.partition(b"\t")
        name = os.fsdecode(raw)
        if not name.casefold().endswith(tuple(suffixes)) or name.startswith("."):
            continue
        mode, _, rest = head.partition(b" ")
        path = f"{folder}/{name}" if folder else name
        if mode == LINK:
            raise PackError(f"{of.named}:{path} is a link", "a revision is read as it is; put the file itself there")
        if mode in FILE_MODES:
            found.append(Blob(path, rest.split(b" ")[1].decode("ascii")))
    return tuple(sorted(found))


def file_of(of: Revision, path: str) -> Blob:
    """Give one file of a revision."""
    return Blob(path, f"{of.commit}:{path}")


def read(of: Revision, blob: Blob) -> bytes:
    """Read one file of a revision; raise PackError where it is not there, or too large."""
    size = _git(of.top, "cat-file", "-s", blob.id)
    if size is None:
        says = f"{of.named}:{blob.path} cannot be read from the git repository {of.top}"
        raise PackError(says, "fetch the revision whole: git fetch --refetch")
    if int(size) > LARGEST:
        raise PackError(f"{of.named}:{blob.path} is larger than {LARGEST >> 20} MB", "protocol files are small")
    return _git(of.top, "cat-file", "blob", blob.id) or b""


def within(of: Revision, path: Path) -> str:
    """Give the path of a file or folder from the top of the repository; raise UsageError where it lies elsewhere."""
    try:
        found = path.resolve().relative_to(of.top.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{path} does not lie in the git repository {of.top}", "write REVISION:PATH") from None
    return "" if found == "." else found


def _kind(of: Revision, path: str) -> bytes:
    return (_git(of.top, "cat-file", "-t", f"{of.commit}:{path}") or b"").strip()


def _top(near: Path) -> Path:
    folder = near if near.is_dir() else near.parent
    found = _git(folder, "rev-parse", "--show-toplevel")
    if not found or not found.strip():
        says = f"{folder.absolute()} lies in no git repository, so that no revision can be read"
        raise UsageError(says, "name two folders: needle diff OLD NEW")
    return Path(os.fsdecode(found.rstrip(b"\n")))


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Ask git; None where it says no."""
    if any("\0" in argument for argument in arguments):
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with a list of arguments, and no shell
            [*GIT, "-C", str(folder), *arguments],
            capture_output=True,
            env={**os.environ, **QUIET},
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise UsageError("git was not found, so that no revision can be read", "name two folders instead") from None
    except (OSError, subprocess.SubprocessError):
        raise UsageError("git could not be asked", "look whether git status works here") from None
    return done.stdout if done.returncode == 0 else None
