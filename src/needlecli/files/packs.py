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
    from needlecli.knowledge.compiling import compile_texts

    _, checked = compile_texts(files, digest)
    if not checked.usable or checked.value is None:
        own = [part for layer in layers[1:] for part in ("--protocols", str(layer))]
        raise PackError(
            "the protocol files have errors, so no advice is given",
            f"run {' '.join(('needle validate', *own))} to see them all",
            checked.diagnostics,
        )
    store(checked.value, place)
    return checked.value
