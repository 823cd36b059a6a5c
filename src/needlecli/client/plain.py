"""Plain records: without free text, with answers that nobody has read yet, alone or side by side as columns."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple, Protocol

from needlecli.answered import Answered, Columns
from needlecli.client.answers import Unreadable
from needlecli.client.told import Told, Wishes
from needlecli.logic import Answer, Local


class Cells(Mapping[str, Any]):
    """The answers of one record that stand side by side with others."""

    __slots__ = ("_answered", "_at")

    def __init__(self, answered: Answered, at: int) -> None:
        self._answered, self._at = answered, at

    def __getitem__(self, fact: str) -> Any:
        said = self._answered.said(fact, self._at)
        if said is None:
            raise KeyError(fact)
        return said

    def get(self, fact: str, default: Any = None) -> Any:
        """Give one answer; asked for more often than all others together, and mostly for what was not answered."""
        said = self._answered.said(fact, self._at)
        return default if said is None else said

    def __iter__(self) -> Iterator[str]:
        return (fact for fact, _ in self._pairs())

    def items(self) -> ItemsView[str, Any]:
        """Give every answer with its fact."""
        return dict(self._pairs()).items()

    def _pairs(self) -> Iterator[tuple[str, Any]]:
        said, at = self._answered.said, self._at
        return ((fact, answer) for fact in self._answered.names if (answer := said(fact, at)) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Reads(Protocol):
    """Reads answers when they are wanted."""

    def answer(self, fact: str, said: object, on: date, /) -> Answer | Local | None:
        """Read one answer; raise Unreadable for one that is none."""
        ...

    def told(self, plain: "Plain", /) -> Told | None:
        """Read all answers; None where something is answered twice."""
        ...


class Plain(NamedTuple):
    """A record without free text, whose answers are read only when they are wanted."""

    wishes: Wishes
    on: date
    others: bool
    ref: str
    event: date | None
    event_known: bool
    facts: Mapping[str, Any]
    reader: Reads

    def answer(self, fact: str) -> Answer | Local | None:
        """Read one answer; None where there is none.  Raise Unreadable for one that is none."""
        return self.reader.answer(fact, self.facts[fact], self.on) if fact in self.facts else None

    def words(self, facts: Iterable[str]) -> list[object]:
        """Give some answers as they were written; () where there is none."""
        get = self.facts.get
        return [get(fact, ()) for fact in facts]

    def told(self) -> Told:
        """Read all answers, each of which has been read by itself; raise Unreadable for one that is none."""
        told = self.reader.told(self)
        if told is None:
            raise Unreadable
        return told


def side_by_side(plains: Sequence[Plain]) -> Columns:
    """Lay out the answers of records as columns."""
    forms = [tuple(plain.facts) for plain in plains]
    names = tuple(dict.fromkeys(chain(*dict.fromkeys(forms))))
    rows = [
        plain.facts.values() if form == names else map(plain.facts.get, names)
        for form, plain in zip(forms, plains, strict=True)
    ]
    return Columns(dict(zip(names, zip(*rows, strict=True), strict=True)), len(plains))
