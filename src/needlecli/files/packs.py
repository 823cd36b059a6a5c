"""Hand out the compiled pack: from what was kept, or from the files.

The layers above are imported where they are used: completion passes through here and needs none of them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from needlecli.errors import PackError
from needlecli.files.locating import digest_of, folders, place_of, texts

if TYPE_CHECKING:
    from pathlib import Path

    from needlecli.knowledge import Pack
    from needlecli.source import Checked


def load_pack(extra: Sequence[str] = ()) -> "Pack":
    """Give the pack in use; raise PackError when a file of it has an error, for then no advice is given."""
    return load_layers(folders(extra))


def load_layers(layers: "Sequence[Path]") -> "Pack":
    """Give the pack that folders laid over each other make; raise PackError when a file of it has an error."""
    from needlecli.files.caching import load_cached, store

    files = texts(layers)
    digest, place = digest_of(files), place_of(files)
    if (cached := load_cached(digest, place)) is not None:
        return cached
    checked = compile_files(files, digest)
    if not checked.usable or checked.value is None:
        own = [part for layer in layers[1:] for part in ("--protocols", str(layer))]
        raise PackError(
            "the protocol files have errors, so no advice is given",
            f"run {' '.join(('needle validate', *own))} to see them all",
            checked.diagnostics,
        )
    store(checked.value, place)
    return checked.value


def compile_files(files: Sequence[tuple[str, bytes]], digest: str = "") -> "Checked[Pack]":
    """Read and compile protocol files; every problem of every file comes back at once."""
    from needlecli.knowledge.compiling import compile_pack
    from needlecli.source import Checked
    from needlecli.source.yaml import parse

    parsed = [parse(name, data) for name, data in files]
    found = tuple(diagnostic for one in parsed for diagnostic in one.diagnostics)
    unread = [name for (name, _), one in zip(files, parsed, strict=True) if one.value is None]
    checked = compile_pack([one.value for one in parsed if one.value is not None], digest, unread=unread)
    return Checked(checked.value, (*found, *checked.diagnostics))
