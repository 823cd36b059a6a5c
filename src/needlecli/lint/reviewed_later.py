"""A file says that it was reviewed on a day still to come.

The day of the check is the one given with `--on`. Without one, it is that of the newest review in the pack, and nothing
is later.

Why it matters:
    A day in the future is a slip or a promise. It also keeps the file from ever being found stale in time.

Bad:
    # pen.yaml
    reviewed: 2027-01-11
              ^^^^^^^^^^

Good:
    # pen.yaml
    reviewed: 2026-11-01

How to mend it:
    Write the day on which somebody last read the file against its sources.
"""

from collections.abc import Iterator

from needlecli.lint._lot import Found, Lot
from needlecli.lint._reviews import reviews
from needlecli.source import Severity

SEVERITY = Severity.WARNING


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare every review with the day of the check."""
    for reviewed, where in reviews(lot):
        if reviewed > lot.on:
            yield Found(
                where, f"reviewed on {reviewed}, which is after {lot.on}", "write the day it was last read over"
            )
