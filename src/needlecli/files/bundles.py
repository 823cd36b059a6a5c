"""Gather the files of packs under check: a bundle is one folder's files, and the folders that lie behind them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from needlecli.errors import PackError
from needlecli.files.locating import folders, shipped, texts, yaml_files
from needlecli.files.opening import read_bytes

if TYPE_CHECKING:
    from needlecli.source import Document

STDIN = "<stdin>"
CASES = "cases"
MAP = re.compile(rb"""^(?:"schema"|'schema'|schema)[ \t]*:[ \t]*["']?needle\.map/""", flags=re.MULTILINE)
"""By what a map of a form is told from a protocol file."""

Texts = tuple[tuple[str, bytes], ...]


class LayerDocuments(Sequence["Document"]):
    """The protocol files of some layers, read only when somebody looks at them."""

    def __init__(self, layers: Sequence[Path]) -> None:
        self._layers = layers

    @cached_property
    def _documents(self) -> "tuple[Document, ...]":
        from needlecli.source.yaml import parse

        parsed = (parse(name, data) for name, data in texts(self._layers))
        return tuple(one.value for one in parsed if one.value is not None)

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, index: Any) -> Any:
        return self._documents[index]


class Bundle(NamedTuple):
    """The protocol files of one pack under check and its cases, over the folders `behind` it.

    `named` are the files to report on; None stands for all of them.  `maps` are maps of forms, read with the pack.
    `whole` says that nothing lies behind.
    """

    behind: tuple[Path, ...]
    files: Texts
    cases: Texts
    named: frozenset[str] | None = None
    maps: Texts = ()

    @property
    def whole(self) -> bool:
        """Say whether these files are a pack by themselves."""
        return not self.behind


def bundles(paths: Sequence[str], extra: Sequence[str], stdin_name: str = "") -> tuple[Bundle, ...]:
    """Gather what is to be checked: folders and files, `-` for standard input, or with no path the pack in use.

    Every folder is a pack of its own, over the shipped one and the `extra` folders; files go with those of their
    folder.  Raises PackError for a path that is not there, or a folder without protocol files.
    """
    layers = folders(extra)
    if not paths:
        files = tuple(one for layer in layers for one in _filled(layer))
        return (Bundle((), files, tuple(one for layer in layers for one in cases_in(layer))),)
    given = [path for path in paths if path != "-"]
    piped = {stdin_name or STDIN: read_bytes("-")} if "-" in paths else {}
    by_folder: dict[Path, list[str] | None] = {}
    for name in given:
        path = Path(name)
        if path.is_dir():
            by_folder[path] = None
        elif not path.exists():
            raise PackError(f"there is no file or folder {name}", "check the path")
        elif (chosen := by_folder.setdefault(_home(path), [])) is not None:
            chosen.append(name)
    for name in piped:
        home = _home(Path(name)) if stdin_name else Path(STDIN)
        if (chosen := by_folder.setdefault(home, [])) is not None:
            chosen.append(name)
    return tuple(_bundle(folder, named, layers, piped) for folder, named in by_folder.items())


def _bundle(folder: Path, named: Iterable[str] | None, layers: Sequence[Path], piped: Mapping[str, bytes]) -> Bundle:
    behind = below(folder, layers)
    if named is None:
        return Bundle(behind, _filled(folder), cases_in(folder))
    wanted = {name: piped[name] if name in piped else read_bytes(name) for name in named}
    maps = {name: data for name, data in wanted.items() if MAP.search(data)}
    protocols = {name: data for name, data in wanted.items() if name not in maps and not in_cases(Path(name))}
    cases = {name: data for name, data in wanted.items() if name not in protocols and name not in maps}
    there = (texts([folder]) if folder.is_dir() else ()) if protocols or cases else ()
    beside = {name: data for name, data in there if not _same(name, protocols) and not MAP.search(data)}
    files = (*beside.items(), *protocols.items())
    return Bundle(behind, files, tuple(cases.items()), frozenset(wanted), tuple(maps.items()))


def below(folder: Path, layers: Sequence[Path]) -> tuple[Path, ...]:
    """Give the layers that lie below a folder; a layer itself lies over those before it."""
    there = [layer.resolve() for layer in layers]
    return tuple(layers[: there.index(folder.resolve())]) if folder.resolve() in there else tuple(layers)


def _home(path: Path) -> Path:
    """Give the folder of the pack a file belongs to."""
    return path.parent.parent if in_cases(path) else path.parent


def in_cases(path: Path) -> bool:
    """Say whether a file lies in a folder of cases."""
    return path.absolute().parent.name == CASES


def _same(name: str, chosen: Mapping[str, bytes]) -> bool:
    """Say whether a file of the folder is among the chosen, however the two are spelt."""
    return Path(name).name in {Path(one).name for one in chosen}


def _filled(folder: Path) -> Texts:
    found = texts([folder])
    if not found:
        raise PackError(f"{folder} holds no protocol files", "a protocol file ends in .yaml")
    return found


def cases_in(folder: Path) -> Texts:
    """Read the case files of a pack's folder."""
    inner = folder / CASES
    if not inner.is_dir():
        return ()
    shown = f"{folder.name}/{CASES}" if folder == shipped() else str(inner)
    return tuple((f"{shown}/{path.name}", read_bytes(str(path))) for path in yaml_files(inner))
