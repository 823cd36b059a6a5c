"""Gather case files: each group runs against the pack it lies in, over the shipped one."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from needlecli.errors import PackError
from needlecli.files.bundles import CASES, STDIN, Texts, below, cases_in
from needlecli.files.locating import folders, shipped, texts, yaml_files
from needlecli.files.opening import read_bytes

CASE_FILE = re.compile(rb"^cases[ \t]*:", flags=re.MULTILINE)
HELP = "name a case file, a folder of them, or a folder of protocol files with its own folder cases"


class Group(NamedTuple):
    """Case files that run against one pack: the folders it is made of, and every file by its name."""

    layers: tuple[Path, ...]
    files: Texts


def case_files(paths: Sequence[str], extra: Sequence[str]) -> tuple[Group, ...]:
    """Gather case files from files, folders and `-`; with no path, those of the shipped pack and the `extra` folders.

    The cases of a folder are about that folder laid over the pack in use; those of a layer of that pack are about the
    layers up to it.  Raises PackError for a path that is not there or holds no cases.
    """
    layers = folders(extra)
    found: dict[tuple[Path, ...], dict[str, bytes]] = {}
    for home, files in _given(paths) if paths else ((layer, cases_in(layer)) for layer in layers):
        pack = layers if home is None else (*below(home, layers), home)
        found.setdefault(pack, {}).update(files)
    return tuple(Group(pack, tuple(files.items())) for pack, files in found.items() if files)


def _given(paths: Sequence[str]) -> Iterator[tuple[Path | None, Texts]]:
    """Give the case files of every path, with the folder of protocol files they lie in, if they lie in one."""
    for name in paths:
        path = Path(name)
        if name == "-":
            yield None, ((STDIN, read_bytes("-")),)
        elif path.is_dir():
            yield _of_folder(path)
        elif path.exists():
            yield _home(path.absolute().parent, path.parent), ((name, read_bytes(name)),)
        else:
            raise PackError(f"there is no file or folder {name}", "check the path")


def _of_folder(folder: Path) -> tuple[Path | None, Texts]:
    home: Path | None
    if (folder / CASES).is_dir():
        home, files = folder, cases_in(folder)
    else:
        home, files = _home(folder.absolute(), folder), texts([folder])
        if folder.absolute().name != CASES:
            files = tuple((name, data) for name, data in files if CASE_FILE.search(data))
    if not files:
        raise PackError(f"{folder} holds no case files", HELP)
    return home, files


def _home(folder: Path, shown: Path) -> Path | None:
    """Give the folder of protocol files around a folder called cases, spelt as it was given."""
    around = folder.parent
    if folder.name != CASES or not _has_protocols(around):
        return None
    return shipped() if around == shipped() else shown.parent if shown.name else around


def _has_protocols(folder: Path) -> bool:
    try:
        return bool(yaml_files(folder))
    except OSError:
        return False
