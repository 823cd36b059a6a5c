"""What a record says, before anything that follows from it without being said."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from needlecli.client.client import Client, Mention, Preference, Wish
from needlecli.client.completing import complete
from needlecli.knowledge import Pack
from needlecli.logic import Answer, Duration, Local, Millimetres


class Wishes(NamedTuple):
    """What is wanted, and what the clinic can do: the part of a record that many records share."""

    concerns: tuple[Wish, ...] = ()
    areas: tuple[str, ...] = ()
    available: tuple[str, ...] = ()
    max_downtime: Duration | None = None
    max_depth: Millimetres | None = None
    prefer: Preference | None = None
    cleared: frozenset[str] = frozenset()


class Told(NamedTuple):
    """One record as it was read; an answer of None is a question left open in so many words.

    With `others`, everything that is not mentioned was asked and denied.
    """

    wishes: Wishes
    on: date
    answers: Mapping[str, Answer | Local | None]
    others: bool = False
    ref: str = ""
    event: date | None = None
    event_known: bool = False
    mentions: tuple[Mention, ...] = ()
    unrecognised: tuple[str, ...] = ()

    def answer(self, fact: str) -> Answer | Local | None:
        """Give one answer; None where there is none."""
        return self.answers.get(fact)

    def words(self, facts: Iterable[str]) -> list[object]:
        """Give what some answers are known by; () where there is none."""
        return [self.answers.get(fact, ()) for fact in facts]

    def told(self) -> "Told":
        """Give what was read."""
        return self

    def client(self, pack: Pack) -> Client:
        """Give the client, with the answers that follow from those given."""
        return Client(
            on=self.on,
            concerns=self.wishes.concerns,
            areas=self.wishes.areas,
            answers=complete(self.answers, pack, self.on, others=self.others),
            ref=self.ref,
            event=self.event,
            event_known=self.event_known,
            available=self.wishes.available,
            max_downtime=self.wishes.max_downtime,
            max_depth=self.wishes.max_depth,
            prefer=self.wishes.prefer,
            cleared=self.wishes.cleared,
            mentions=self.mentions,
            unrecognised=self.unrecognised,
        )
