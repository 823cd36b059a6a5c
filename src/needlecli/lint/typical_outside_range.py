"""Two figures about the same thing cannot both be right.

Found where the typical downtime or discomfort lies outside its own range, where less time before an event is
recommended than is needed at least, and where an indication is treated more often than the minimum interval allows.

Why it matters:
    Both figures are shown to the client or used in ranking, and nobody can tell which of them was meant.

Bad:
    # pen.yaml
    downtime: {range: 1-3 days, typical: 5 days}
                                         ^^^^^^
    discomfort: {typical: 7, range: 1-5}
                          ^
    event: {minimum: 3 weeks, recommended: 14-30 days}
                     ^^^^^^^
    minimum_interval: {is: 4 weeks}
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 1.0 mm}, interval: 2-6 weeks}
                                                                                                     ^^^^^^^^^

Good:
    # pen.yaml
    downtime: {range: 1-3 days, typical: 2 days, sources: [study]}
    discomfort: {typical: 3, range: 1-5}
    event: {minimum: 2 weeks, recommended: 14-30 days, sources: [study]}
    minimum_interval: {is: 4 weeks}
    indications:
      - {concern: scars, effect: marked, grade: A, says: Softer., depth: {cheeks: 1.0 mm}, interval: 4-6 weeks,
         sources: [study]}

How to mend it:
    Look up what the sources say, and correct the figure that is wrong.
"""

from collections.abc import Iterator

from needlecli.knowledge import Variant
from needlecli.lint._lot import Found, Lot
from needlecli.lint._regions import never_longer
from needlecli.logic import Duration, Period
from needlecli.source import Document, Location, Path, Severity, at

SEVERITY = Severity.ERROR


def in_pack(lot: Lot) -> Iterator[Found]:
    """Compare the figures of every variant with each other."""
    for variant, document in lot.variants():
        yield from _ranges(variant, document)
        yield from _gaps(variant, document)


def _ranges(variant: Variant, document: Document) -> Iterator[Found]:
    downtime, discomfort = variant.downtime, variant.discomfort
    if not downtime.range.low.days <= downtime.typical.days <= downtime.range.high.days:
        says = f"the typical downtime, {downtime.typical}, lies outside its range, {downtime.range}"
        yield _found(document, ("downtime", "typical"), says, ("downtime", "range"), "the range")
    if discomfort.range is not None and not discomfort.range.low <= discomfort.typical <= discomfort.range.high:
        says = f"the typical discomfort, {discomfort.typical}, lies outside its range, {discomfort.range}"
        yield _found(document, ("discomfort", "typical"), says, ("discomfort", "range"), "the range")


def _gaps(variant: Variant, document: Document) -> Iterator[Found]:
    event, least = variant.event, variant.minimum_interval
    if event is not None and _longer(event.minimum, event.recommended):
        says = f"at least {event.minimum} before an event, yet {event.recommended} are recommended"
        yield _found(document, ("event", "minimum"), says, ("event", "recommended"), "what is recommended")
    for index, indication in enumerate(variant.indications if least is not None else ()):
        if least is not None and indication.interval is not None and _longer(least.is_, indication.interval):
            says = f"{indication.concern} is treated every {indication.interval}, yet at least {least.is_} lie between"
            path: Path = ("indications", index, "interval")
            yield _found(document, path, says, ("minimum_interval", "is"), "the minimum interval")


def _longer(least: Duration, period: Period) -> bool:
    """Say whether the least time is longer than what the period begins with, whatever the months are like."""
    return never_longer(period.low, least) and not never_longer(least, period.low)


def _found(document: Document, path: Path, says: str, other: Path, label: str) -> Found:
    related: tuple[tuple[str, Location], ...] = ((label, at(document, other)),)
    return Found(at(document, path), says, "correct the one that is wrong, by what the sources say", related)
