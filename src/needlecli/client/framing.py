"""What frames a record's answers: for which day it is, whether all else was denied, and when there is an event."""

from datetime import date
from typing import Any

from needlecli.bounded import keep
from needlecli.client.reading import SCHEMA, read_told
from needlecli.knowledge import Pack
from needlecli.source import Document

FRAME = ("schema", "on", "others", "event")
MOST = 8_000
"""How many frames, and days, are remembered."""

Frame = tuple[date, bool, date | None, bool]
"""The day a record is for, whether all else is denied, the day of an event, and whether that is known."""


class Frames(dict[tuple[Any, ...], Frame]):
    """Frames as they were written, for one pack and one day where a record names none."""

    def __init__(self, pack: Pack, today: date) -> None:
        super().__init__()
        self._pack, self._today = pack, today
        self._days: dict[str, date] = {}

    def read(self, said: tuple[Any, ...]) -> Frame | None:
        """Read for which day a record is, whether all else was denied, and when there is an event, or remember it."""
        schema, on, others, event = said
        day = self._day(on) if on is not None else self._today
        if schema not in (None, SCHEMA) or others not in (None, "no", "unknown"):
            return None
        known = self._event(event, day, others=others == "no")
        if day is None or known is None:
            return None
        return keep(self, said, (day, others == "no", *known), MOST)

    def _event(self, said: object, on: date | None, *, others: bool) -> tuple[date | None, bool] | None:
        """Read whether and when there is an event; None where that cannot be read, or lies in the past."""
        if said is None:
            return None, others
        if said in ("no", "none", "unknown"):
            return None, said != "unknown"
        day = self._day(said)
        return (day, True) if day is not None and on is not None and day >= on else None

    def _day(self, text: object) -> date | None:
        if type(text) is not str:
            return None
        found = self._days.get(text)
        if found is None:
            told = read_told(Document("", "", {"on": text}), self._pack, self._today).value
            found = keep(self._days, text, told.on, MOST) if told is not None else None
        return found
