"""The two sides of a comparison: a folder, a file, or a folder or file as it is in a revision of a git repository."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from needlecli.errors import PackError, UsageError
from needlecli.files.bundles import CASES, MAP, Texts, cases_in
from needlecli.files.locating import SUFFIXES, digest_of, folders, place_of, shipped, texts
from needlecli.files.opening import read_bytes
from needlecli.files.revisions import Revision, file_of, files_in, is_file, is_tree, read, revision, within

if TYPE_CHECKING:
    from needlecli.knowledge import Pack

SHARED = ("_vocabulary", "_sources", "_common")
DRIVE = re.compile(r"[A-Za-z]:[\\/]")
HELP = "write a folder, a file, or REVISION:PATH, like main:protocols"


class Side(NamedTuple):
    """One side: what it is called, its own files, its cases, and the folders that it is laid over.

    A folder that holds all that variants share is a pack by itself, and is laid over nothing.
    """

    name: str
    files: Texts
    cases: Texts
    behind: tuple[Path, ...]

    @property
    def alone(self) -> bool:
        """Say whether nothing lies below."""
        return not self.behind

    @property
    def texts(self) -> Texts:
        """Every protocol file, those that lie below first."""
        return (*texts(self.behind), *self.files)


def sides(old: str, new: str, extra: Sequence[str], *, laid_over: bool = False) -> tuple[Side, Side]:
    """Read both sides; an empty old one stands for the new one as it is in git's HEAD.

    `extra` are folders over the shipped one that lie below what is no pack by itself; with `laid_over` they lie below
    every side.  Raises PackError or UsageError for what cannot be found.
    """
    if not old:
        old = _committed(new)
    below = _Below(folders(extra), laid_over)
    return _side(old, new, below), _side(new, old, below)


def load_side(side: Side) -> "Pack":
    """Give the pack of a side; raise PackError when a file of it has an error."""
    from needlecli.files.caching import load_cached, store

    files = side.texts
    digest, place = digest_of(files), place_of(files)
    if (cached := load_cached(digest, place)) is not None:
        return cached
    from needlecli.knowledge.compiling import compile_texts

    _, checked = compile_texts(files, digest)
    if not checked.usable or checked.value is None:
        says = f"{side.name} has errors, so that it cannot be compared"
        raise PackError(says, "mend them first; needle validate shows them all", checked.diagnostics[:1])
    store(checked.value, place)
    return checked.value


class _Below(NamedTuple):
    layers: tuple[Path, ...]
    always: bool

    def under(self, files: Texts, home: Path | None = None) -> tuple[Path, ...]:
        """Give what lies below some files: nothing where they are a pack by themselves."""
        stems = {_stem(name) for name, _ in files}
        if home is not None and home.resolve() == shipped().resolve():
            return ()
        return self.layers if self.always or not stems.issuperset(SHARED) else ()


def _committed(new: str) -> str:
    """Name what a folder or file is in HEAD."""
    path = Path(new)
    if not path.exists():
        says = f"there is no file or folder {new}" if new else "compare what?"
        raise UsageError(says, "with one name alone, it is compared with git's HEAD; else name OLD and NEW")
    head = revision("HEAD", path)
    return f"HEAD:{within(head, path)}"


def _side(word: str, other: str, below: _Below) -> Side:
    path = Path(word)
    if "\0" not in word and path.is_dir():
        files = tuple((n, d) for n, d in texts([path]) if not MAP.search(d))
        return _filled(Side(word, files, cases_in(path), below.under(files, path)))
    if "\0" not in word and path.exists():
        beside = tuple((n, d) for n, d in texts([path.parent]) if Path(n).name != path.name and not MAP.search(d))
        return _one(word, (word, read_bytes(word)), beside, below, path.parent)
    if DRIVE.match(word) or not word:
        raise UsageError(f"there is no file or folder {word[:80]!r}", HELP)
    return _of_revision(word, other, below)


def _one(word: str, file: tuple[str, bytes], beside: Texts, below: _Below, home: Path | None = None) -> Side:
    """Give the side of one file: with those of its folder, where they are a pack by themselves; else over others."""
    whole = (*beside, file)
    if {_stem(name) for name, _ in whole}.issuperset(SHARED):
        return Side(word, whole, (), below.under(whole, home))
    return Side(word, (file,), (), below.layers)


def _of_revision(word: str, other: str, below: _Below) -> Side:
    named, colon, inside = word.partition(":")
    there = Path(other) if other and "\0" not in other else Path()
    try:
        of = revision(named, there if not colon and there.exists() else Path())
    except UsageError as stop:
        if colon:
            raise
        says = f"{word[:80]!r} is no file or folder here, and no revision of git: {stop.says}"
        raise UsageError(says, HELP) from None
    path = _path(of, other, there) if not colon else _from_top(of, inside)
    if is_file(of, path):
        own = f"{named}:{path}", read(of, file_of(of, path))
        beside = (entry for entry in _blobs(of, path.rpartition("/")[0]) if _stem(entry[0]) != _stem(path))
        return _one(word, own, tuple(entry for entry in beside if not MAP.search(entry[1])), below)
    if not is_tree(of, path):
        says = f"there is no folder or file {path[:80]!r} in revision {named[:80]}"
        raise UsageError(says, f"git ls-tree --name-only {named[:80]} lists what there is")
    files = tuple(entry for entry in _blobs(of, path) if not MAP.search(entry[1]))
    cases = _blobs(of, f"{path}/{CASES}" if path else CASES)
    return _filled(Side(word, files, cases, below.under(files)))


def _path(of: Revision, other: str, there: Path) -> str:
    """Give the path of the other side, where a revision is named without one."""
    if not other or not there.exists():
        says = f"which folder of revision {of.named[:80]}?"
        raise UsageError(says, f"write it behind a colon, like {of.named[:80]}:protocols")
    return within(of, there)


def _from_top(of: Revision, inside: str) -> str:
    """Give the path that is meant: from the top of the repository as git takes it, else from here."""
    path = inside.strip("/").removeprefix("./")
    path = "" if path == "." else path
    if inside != "." and not inside.startswith("./") and (is_tree(of, path) or is_file(of, path)):
        return path
    here = within(of, Path())
    return f"{here}/{path}".strip("/") if here else path


def _blobs(of: Revision, folder: str) -> Texts:
    found = files_in(of, folder, SUFFIXES) if is_tree(of, folder) else ()
    return tuple(
        (f"{of.named}:{blob.path if '/' in blob.path else f'./{blob.path}'}", read(of, blob)) for blob in found
    )


def _filled(side: Side) -> Side:
    if not side.files:
        raise PackError(f"{side.name} holds no protocol files", "a protocol file ends in .yaml")
    return side


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
