"""Find the folders of a pack, read their files, and hand out the compiled pack."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from needlecli.errors import PackError
from needlecli.files.caching import load_cached, store
from needlecli.knowledge import Pack
from needlecli.source import Checked, Diagnostic, Document

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


def texts(layers: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """Read every protocol file of the folders, in order of layer and name."""
    found: list[tuple[str, bytes]] = []
    for layer in layers:
        try:
            names = sorted(p for p in layer.iterdir() if p.suffix in SUFFIXES and p.is_file())
            found.extend(
                (f"{layer.name}/{path.name}" if layer == shipped() else str(path), path.read_bytes()) for path in names
            )
        except OSError as problem:
            raise PackError(
                f"{layer} cannot be read: {problem.strerror}", "check the path and its permissions"
            ) from None
    return tuple(found)


def digest_of(files: Sequence[tuple[str, bytes]]) -> str:
    """Give the digest under which a pack is known: of every file's place in its layer, name and bytes."""
    total = hashlib.sha256()
    for name, data in files:
        for part in (Path(name).name.encode(), data):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


def load_pack(extra: Sequence[str] = ()) -> Pack:
    """Give the pack in use; raise PackError when a file of it has an error, for then no advice is given."""
    files = texts(folders(extra))
    digest = digest_of(files)
    if (cached := load_cached(digest)) is not None:
        return cached
    checked = compile_files(files, digest)
    if not checked.usable or checked.value is None:
        raise PackError(
            "the protocol files have errors, so no advice is given",
            "run needle validate to see them all",
            checked.diagnostics,
        )
    store(checked.value)
    return checked.value


def compile_files(files: Sequence[tuple[str, bytes]], digest: str = "") -> Checked[Pack]:
    """Read and compile protocol files; every problem of every file comes back at once."""
    from needlecli.knowledge.compiling import compile_pack  # noqa: PLC0415 - pydantic only where files are read
    from needlecli.source.yaml import parse  # noqa: PLC0415

    documents: list[Document] = []
    found: list[Diagnostic] = []
    for name, data in files:
        parsed = parse(name, data)
        found.extend(parsed.diagnostics)
        if parsed.value is not None:
            documents.append(parsed.value)
    checked = compile_pack(documents, digest)
    return Checked(checked.value, (*found, *checked.diagnostics))
