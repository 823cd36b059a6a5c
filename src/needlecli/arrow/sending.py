"""What an engine sends to its workers: a callable that can be pickled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from needlecli import load_pack
from needlecli.arrow.answering import KEPT, answers, read_form
from needlecli.arrow.library import MOST_ROWS, Batch
from needlecli.errors import PackError
from needlecli.knowledge import Pack


@dataclass(frozen=True)
class Mapper:
    """A callable from batches to batches that can be pickled: each worker loads the pack itself, once.

    A worker whose protocol files are not those under `digest` raises needlecli.errors.PackError, for an answer must not
    depend on the machine that gave it.
    """

    protocols: tuple[str, ...]
    today: date
    mapping: str | None
    digest: str

    def __call__(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Give the answers to each batch, in pieces of at most MOST_ROWS rows."""
        pack = _loaded(self.protocols, self.digest)
        for batch in batches:
            for start in range(0, max(batch.num_rows, 1), MOST_ROWS):
                yield answers(batch.slice(start, MOST_ROWS), pack=pack, today=self.today, mapping=self.mapping)


def mapper(protocols: Iterable[str] = (), *, today: date, mapping: str | None = None) -> Mapper:
    """Give what an engine sends to its workers; the folders of `protocols` must be there on every machine.

    The pack is loaded here, too, and the map read, so that a mistake in them is found before any worker starts: raises
    needlecli.errors.PackError or UsageError.
    """
    pack = load_pack(*(named := tuple(protocols)))
    if mapping is not None:
        read_form(mapping, pack)
    return Mapper(named, today, mapping, pack.digest)


@lru_cache(maxsize=KEPT)
def _loaded(protocols: tuple[str, ...], digest: str) -> Pack:
    pack = load_pack(*protocols)
    if pack.digest != digest:
        raise PackError(
            "the protocol files of this worker are not those the run was started with",
            "install the same needlecli, and lay the same --protocols folders, on every machine",
        )
    return pack
