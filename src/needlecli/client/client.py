"""A client is what we know about one person on one day, and what we do not."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from needlecli.logic import Answer, Duration, Local, Millimetres

Preference = Literal["effect", "downtime", "cost", "comfort"]
PREFERENCES: tuple[Preference, ...] = ("effect", "downtime", "cost", "comfort")


class Mention(NamedTuple):
    """A piece of free text and the fact it was read as; denied mentions are shown and never taken for a no.

    Those that do not say whether it is so ("after a piercing") count as denied, too: the question stays open.

    `when` is when it last happened, where the text says so beyond doubt, written as an answer is: 2024-03, 2 years ago.
    """

    text: str
    fact: str
    denied: bool = False
    clause: str = ""
    when: str = ""


class Wish(NamedTuple):
    """A concern and how much it weighs beside the others."""

    concern: str
    weight: float = 1.0


class Client(NamedTuple):
    """One record, read and typed.  It has no name and no birth date, and `ref` is the caller's own.

    A fact missing from `answers` is unknown.
    """

    on: date
    concerns: tuple[Wish, ...] = ()
    areas: tuple[str, ...] = ()
    answers: Mapping[str, Answer | Local] = {}
    ref: str = ""
    event: date | None = None
    event_known: bool = False
    available: tuple[str, ...] = ()
    max_downtime: Duration | None = None
    max_depth: Millimetres | None = None
    prefer: Preference | None = None
    cleared: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    unrecognised: tuple[str, ...] = ()

    @property
    def concern_ids(self) -> frozenset[str]:
        """The concerns without their weights."""
        return frozenset(wish.concern for wish in self.concerns)
