"""A file was last reviewed more than two years ago.

Two years are 24 calendar months, counted to the day of the check (`--on`), or without one to the newest review in the
pack.

Why it matters:
    Device clearances, warnings and trials change within that time. Advice from a file that nobody has read again looks
    exactly like advice from one that was read last week.

Bad:
    # pen.yaml
    reviewed: 2024-11-21
              ^^^^^^^^^^

Good:
    # pen.yaml
    reviewed: 2024-11-22

How to mend it:
    Read the file against its sources, look for newer ones, and write the day on which that was done. Never change the
    day alone.
"""

from collections.abc import Iterator

from needlecli.lint._lot import Found, Lot
from needlecli.lint._reviews import reviews
from needlecli.logic import Duration
from needlecli.source import Severity

SEVERITY = Severity.WARNING
LONGEST = Duration(24, "month")


def in_pack(lot: Lot) -> Iterator[Found]:
    """Count the months since every review."""
    for reviewed, where in reviews(lot):
        if LONGEST.after(reviewed) < lot.on:
            says = f"last reviewed on {reviewed}, more than {LONGEST} before {lot.on}"
            yield Found(where, says, "read it against its sources again, then write the day that was done")
