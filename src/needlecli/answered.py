"""What many records answer, side by side: cells that are looked at only where they are new.

A cell is what is written in the place of an answer, in whatever form its input holds it.  Cells of one kind that are
equal say the same, so that nobody needs to know what they say as long as they come again.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, Protocol


class Answered(Protocol):
    """Answers of many records as they were written; `names` are the facts that any of them may answer.

    `kind` is how its cells are written.  Where it is None they are the answers themselves, and of a fact that is not
    among the names nobody has an answer.
    """

    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def kind(self) -> Hashable: ...  # noqa: D102

    def rows(self, names: Sequence[str]) -> Iterable[Hashable]:
        """Give for each record the cells of some facts as one key; it may be no key where an answer is none."""
        ...

    def cells(self, names: Sequence[str], at: int) -> list[Any]:
        """Give the cells of some facts of one record; None where there is no answer."""
        ...

    def said(self, name: str, at: int) -> Any:
        """Give one answer as it was written; None where there is none, and what is no text where it is odd."""
        ...

    def some(self, places: Sequence[int]) -> "Answered":
        """Give the answers of some of the records."""
        ...


class Columns:
    """Answers that stand in columns, with None where there is none."""

    kind = None

    def __init__(self, columns: Mapping[str, Sequence[Any]], count: int) -> None:
        self._columns, self._count = columns, count
        self.names = tuple(columns)

    def rows(self, names: Sequence[str]) -> Iterable[Hashable]:
        """Give for each record the answers to some facts."""
        if not names:
            return repeat((), self._count)
        return zip(*[self._columns.get(name) or repeat(None, self._count) for name in names], strict=True)

    def cells(self, names: Sequence[str], at: int) -> list[Any]:
        """Give some answers of one record."""
        return [self.said(name, at) for name in names]

    def said(self, name: str, at: int) -> Any:
        """Give one answer; None where there is none."""
        column = self._columns.get(name)
        return column[at] if column is not None else None

    def some(self, places: Sequence[int]) -> "Columns":
        """Give the answers of some of the records."""
        return Columns({name: [column[at] for at in places] for name, column in self._columns.items()}, len(places))


class Beside:
    """Answers, and columns that stand beside them or in place of some of them."""

    def __init__(self, answered: Answered, columns: Mapping[str, Sequence[Any]]) -> None:
        self._answered, self._columns = answered, columns
        self.kind = answered.kind
        self.names = (*(name for name in answered.names if name not in columns), *columns)

    def rows(self, names: Sequence[str]) -> Iterable[Hashable]:
        """Give for each record the cells of some facts, and what stands beside them."""
        beside = [self._columns[name] for name in names if name in self._columns]
        rows = self._answered.rows([name for name in names if name not in self._columns])
        return zip(rows, *beside, strict=True) if beside else rows

    def cells(self, names: Sequence[str], at: int) -> list[Any]:
        """Give the cells of some facts of one record, and what stands beside them."""
        columns = self._columns
        cells = iter(self._answered.cells([name for name in names if name not in columns], at))
        return [columns[name][at] if name in columns else next(cells) for name in names]

    def said(self, name: str, at: int) -> Any:
        """Give one answer; None where there is none."""
        column = self._columns.get(name)
        return column[at] if column is not None else self._answered.said(name, at)

    def some(self, places: Sequence[int]) -> "Beside":
        """Give the answers of some of the records."""
        columns = {name: [column[at] for at in places] for name, column in self._columns.items()}
        return Beside(self._answered.some(places), columns)
