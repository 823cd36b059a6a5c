"""Find the folders of a pack and read their files."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from needlecli.errors import PackError

SUFFIXES = (".yaml", ".yml")


def shipped() -> Path:
    """Give the folder of the shipped protocols: beside the package when installed, at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    beside = package / "protocols"
    return beside if beside.is_dir() else package.parent.parent / "protocols"


def folders(extra: Sequence[str]) -> tuple[Path, ...]:
    """Give the folders of the pack in use: the shipped one, then the given ones laid over it."""
    found = [shipped()]
    for name in extra:
        path = Path(name)
        if not path.is_dir():
            raise PackError(f"there is no folder {name}", "--protocols takes a folder of protocol files")
        found.append(path)
    return tuple(found)


def yaml_files(folder: Path) -> list[Path]:
    """List the YAML files of a folder in order of name; hidden ones belong to other programs."""
    found = (path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES and not path.name.startswith("."))
    return sorted(path for path in found if path.is_file())


def texts(layers: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """Read every protocol file of the folders, in order of layer and name."""
    found: list[tuple[str, bytes]] = []
    for layer in layers:
        try:
            found.extend(
                (f"{layer.name}/{path.name}" if layer == shipped() else str(path), path.read_bytes())
                for path in yaml_files(layer)
            )
        except OSError as problem:
            raise PackError(
                f"{layer} cannot be read: {problem.strerror}", "check the path and its permissions"
            ) from None
    return tuple(found)


def digest_of(files: Sequence[tuple[str, bytes]]) -> str:
    """Give the digest under which a pack is known: of every file's name and bytes, in order."""
    total = hashlib.sha256()
    for name, data in files:
        for part in (os.fsencode(Path(name).name), data):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


def place_of(files: Sequence[tuple[str, bytes]]) -> str:
    """Tell from which folders a pack came: the same bytes elsewhere are the same pack, but written in other places."""
    return hashlib.sha256(b"\n".join(os.fsencode(name) for name, _ in files)).hexdigest()[:16]
