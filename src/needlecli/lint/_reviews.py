"""When each file under check was last read against its sources."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from needlecli.lint._lot import COMMON, Lot
from needlecli.source import Location, at


def reviews(lot: Lot) -> Iterator[tuple[date, Location]]:
    """Visit the day of review of every variant and of the pack's own label, with the place it is written in."""
    for variant, document in lot.variants():
        yield variant.reviewed, at(document, ("reviewed",))
    for document in lot.documents_of(COMMON):
        data: Any = document.data
        if "pack" in data:
            yield lot.pack.common.pack.reviewed, at(document, ("pack", "reviewed"))
