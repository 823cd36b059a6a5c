"""What came of a proof: proved, refuted by a client who can be looked at, or not decided."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from needlecli.source import Location

Status = Literal["proved", "refuted", "undecided"]
Record = Mapping[str, Any]
"""An intake record as plain data."""


class Witness(NamedTuple):
    """A client who shows it, as an intake record, and what the advice says of that client."""

    record: Record
    says: str


class Refutation(NamedTuple):
    """One thing in the files for which a property does not hold, and who shows it.

    Those `about` the same mistake are told as one; `also` is what each adds to the first.
    """

    where: Location
    says: str
    help: str
    witnesses: tuple[Witness, ...] = ()
    related: tuple[tuple[str, Location], ...] = ()
    about: str = ""
    also: str = ""


class Proof(NamedTuple):
    """A property, what is claimed by it, and what came of it.

    `steps` is how much was looked at; `because` says why it is not decided.
    """

    name: str
    claim: str
    status: Status
    steps: int
    refutations: tuple[Refutation, ...] = ()
    because: str = ""


def as_one(refutations: Iterable[Refutation]) -> tuple[Refutation, ...]:
    """Tell those about the same mistake as one: the first, with what the others add."""
    found: dict[tuple[object, ...], list[Refutation]] = {}
    for place, one in enumerate(refutations):
        found.setdefault((one.where, one.about) if one.about else (place,), []).append(one)
    return tuple(_joined(first, more) for first, *more in found.values())


def _joined(first: Refutation, more: Iterable[Refutation]) -> Refutation:
    also = dict.fromkeys(one.also for one in more if one.also and one.also != first.also)
    return first._replace(says=f"{first.says}; likewise {', '.join(also)}") if also else first
