"""What a plan of treatments is made of: days, what decides them, and what does not fit."""

from datetime import date
from typing import NamedTuple

from needlecli.advice import Option
from needlecli.client import Client
from needlecli.knowledge import Pack
from needlecli.logic import Period


class Because(NamedTuple):
    """One reason why a time is as long as it is: who says so, and how many days it gives or adds.

    `open` says that it counts only until a question is answered.
    """

    by: str
    days: int
    says: str = ""
    sources: tuple[str, ...] = ()
    open: bool = False


class Visit(NamedTuple):
    """One treatment: its day, and the first days on which one is usually, and surely, back among people."""

    number: int
    on: date
    back: date
    back_at_latest: date


class Wait(NamedTuple):
    """How long another procedure and the treatment stay apart in the same area, as days around the course.

    `last_before` is the last day for it before the first visit, and `first_after` the first day for it after the last
    one; None where nothing is stated.
    """

    name: str
    last_before: date | None
    first_after: date | None
    says: str = ""
    sources: tuple[str, ...] = ()


class Gap(NamedTuple):
    """The days to leave between the last treatment and an event, at least and as a rule, and what makes them so."""

    least: int
    usual: int
    because: tuple[Because, ...]


class Plan(NamedTuple):
    """The days of a course with one variant for one client.

    `wanted` is the whole course, and `visits` are the treatments that fit before the event; without one, all do.
    `earliest` is the first day a treatment is permitted, `latest_start` the last day on which the whole course could
    begin and still be ready, and `ready` the earliest event for which it could be.  `results` is when they show,
    and `stopped` the first day left out because by then something stands against the treatment.
    """

    pack: Pack
    client: Client
    option: Option
    wanted: int
    visits: tuple[Visit, ...]
    interval_days: int
    interval_usual: Period | None
    interval_because: tuple[Because, ...]
    earliest: date
    earliest_because: tuple[Because, ...]
    ready: date
    gap: Gap
    event: date | None = None
    latest_start: date | None = None
    results: tuple[date, date] | None = None
    waits: tuple[Wait, ...] = ()
    stopped: date | None = None
    questions: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Say whether the whole course lies before the event."""
        return len(self.visits) == self.wanted


class Refused(NamedTuple):
    """Why there is no plan: the option as it stands, and what stands in the way; `undone_by` is what would help."""

    pack: Pack
    client: Client
    option: Option
    says: tuple[str, ...]
    undone_by: str
