"""A compiled pack is kept for the next start.

It is read by an unpickler that knows our own data types and nothing else, so a forged file can build no other object.
"""

import io
import pickle

from needlecli.files.cellar import keep, kept
from needlecli.knowledge import Pack

OURS = ("needlecli.knowledge.", "needlecli.logic.")


def load_cached(digest: str, place: str) -> Pack | None:
    """Give the pack kept under a digest and the place of its files; None if there is none that can be trusted."""
    data = kept(digest, f"{place}-pack")
    if data is None:
        return None
    try:
        pack = _OurOwn(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001 - whatever a damaged cache throws, it must not matter
        return None
    return pack if isinstance(pack, Pack) and pack.digest == digest else None


def store(pack: Pack, place: str) -> None:
    """Keep a pack for the next start."""
    keep(pack.digest, f"{place}-pack", pickle.dumps(pack, protocol=5))


class _OurOwn(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module.startswith(OURS) and "." not in name) or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError("not one of our types")
