"""What a plan of treatments is made of: days, what decides them, and what does not fit."""

from datetime import date
from typing import NamedTuple

from needlecli.advice import Option
from needlecli.client import Client
from needlecli.knowledge import Pack
from needlecli.logic import Period


class Because(NamedTuple):
    """One reason why a time is as long as it is: who says so, and how many days it gives or adds."""

    by: str
    days: int
    says: str = ""
    sources: tuple[str, ...] = ()


class Visit(NamedTuple):
    """One treatment: its day, and the first days on which one is usually, and surely, back among people."""

    number: int
    on: date
    back: date
    back_at_latest: date


class Wait(NamedTuple):
    """How long another procedure and the treatment stay apart, and the days on which it would come too close."""

    procedure: str
    name: str
    before_days: int
    after_days: int
    last_before: date | None
    first_after: date | None
    says: str = ""
    sources: tuple[str, ...] = ()


class Plan(NamedTuple):
    """The days of a course with one variant for one client.

    `wanted` is the whole course.  `fits` says whether all of it lies before the event; without an event it always does.
    `visits` are those that fit.  `earliest` is the first day a treatment is permitted, `latest_start` the last day on
    which the whole course could begin and still be ready, `ready` the first day by which it could be.
    `gap_least` and `gap_usual` are the days before an event.
    """

    pack: Pack
    client: Client
    option: Option
    wanted: int
    fits: bool
    visits: tuple[Visit, ...]
    interval_days: int
    interval_usual: Period | None
    interval_because: tuple[Because, ...]
    earliest: date
    earliest_because: tuple[Because, ...]
    ready: date
    event: date | None = None
    latest_start: date | None = None
    gap_least: int = 0
    gap_usual: tuple[int, int] = (0, 0)
    gap_because: tuple[Because, ...] = ()
    results: tuple[date, date] | None = None
    waits: tuple[Wait, ...] = ()
    notices: tuple[str, ...] = ()
