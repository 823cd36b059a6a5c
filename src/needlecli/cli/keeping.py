"""Findings kept between runs of `validate`: the same bytes, checked by the same program, have the same findings.

They lie in the cellar under the digest of all they come of: the files and their names, what lies behind them, the day
ages are counted to, and every file of this program.  What is kept is read by an unpickler that knows findings alone.
"""

import hashlib
import io
import pickle
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from needlecli.files import Bundle
from needlecli.files.cellar import keep, kept, whole_program
from needlecli.files.locating import texts
from needlecli.findings import Stated, Unit

KIND = "findings"
OURS = ("needlecli.source.", "needlecli.findings.")


class Kept(NamedTuple):
    """What came of a check: the findings of every file, and what was proved."""

    units: tuple[Unit, ...]
    stated: tuple[Stated, ...] = ()


def key_of(bundle: Bundle, on: date | None, *, proofs: bool) -> str:
    """Give the digest of everything the findings of a bundle come of."""
    total = hashlib.sha256(b"proofs" if proofs else b"")
    for part in _parts(bundle, on):
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def load(key: str) -> Kept | None:
    """Give what was kept under a digest; None if there is nothing that can be trusted."""
    data = kept(key, KIND)
    if data is None:
        return None
    try:
        units, stated = _OurOwn(io.BytesIO(data)).load()
        good = all(isinstance(unit, Unit) for unit in units) and all(isinstance(one, Stated) for one in stated)
    except Exception:  # noqa: BLE001 - whatever a damaged cache throws, it must not matter
        return None
    return Kept(units, stated) if good and isinstance(units, tuple) and isinstance(stated, tuple) else None


def store(key: str, found: Kept) -> None:
    """Keep what was found for the next run."""
    keep(key, KIND, pickle.dumps(tuple(found), protocol=5))


def _parts(bundle: Bundle, on: date | None) -> Iterator[bytes]:
    yield f"{whole_program()} {on} {bundle.behind} {sorted(bundle.named or ())} {bundle.named is None}".encode()
    for group in (bundle.files, bundle.cases, bundle.maps, texts(bundle.behind)):
        yield str(len(group)).encode()
        for name, data in group:
            yield name.encode("utf-8", "surrogateescape")
            yield data


class _OurOwn(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if module.startswith(OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError("not one of our types")
