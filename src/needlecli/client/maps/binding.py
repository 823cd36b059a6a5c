"""A map bound to the columns of a file: rows in, intake records out, and every cell text is read only once."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from math import isnan
from typing import Any, NamedTuple

from needlecli.client.maps.columns import reader
from needlecli.client.maps.effect import NOTHING, Effect
from needlecli.client.maps.form import Column, Form, folded_header
from needlecli.client.maps.merging import Merging
from needlecli.client.maps.words import folded, says_nothing
from needlecli.source import Trouble

MOST_KEPT = 4_096
"""How many cell texts of a column are remembered, and how long one may be."""
LONGEST_KEPT = 200


class Recorded(NamedTuple):
    """An intake record made of a row, and what was wrong with the row."""

    record: dict[str, Any]
    troubles: tuple[Trouble, ...] = ()


@dataclass(slots=True)
class Reading:
    """A column of a file: how its cells are read, and the cells that were read already.

    With `strict`, what is not written down may count as denied, so that nothing is left out.  `kept_open` are facts to
    which a no may follow without being said: an answer that leaves them open in so many words is written down.
    """

    header: str
    column: Column
    read: Callable[[str], Effect] = field(repr=False)
    strict: bool = False
    kept_open: AbstractSet[str] = frozenset()
    kept: dict[str, tuple[Effect, bool]] = field(default_factory=dict, repr=False)

    def effect(self, cell: object) -> tuple[Effect, bool]:
        """Read a cell that was not met before."""
        text = written(cell)
        found = self.read(text)
        if found == Effect(opens=found.opens) and (
            says_nothing(folded(text)) or self.kept_open.isdisjoint(found.opens)
        ):
            found = found if self.strict else NOTHING  # what is not written down is open already
        if len(text) <= LONGEST_KEPT:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[text] = found, found.only_facts
        return found, found.only_facts


class Bound:
    """A form bound to the columns of a file."""

    def __init__(self, form: Form, columns: Iterable[str]) -> None:
        headers = {folded_header(header): header for header in reversed(tuple(columns))}
        self.form = form
        self.readings = tuple(
            Reading(
                headers[folded_header(column.header)],
                column,
                reader(column, form.pack),
                form.strict,
                form.asked_of_some,
            )
            for column in form.columns
            if not column.ignore and folded_header(column.header) in headers
        )

    def record(self, data: Mapping[str, Any], on: date) -> Recorded:
        """Make the intake record of a row; `on` is the day the advice is for where the row names none."""
        effects, more = [], []
        get = data.get
        for reading in self.readings:
            cell = get(reading.header, "")
            try:
                effect, only_facts = reading.kept[cell]
            except (KeyError, TypeError):
                effect, only_facts = reading.effect(cell)
            if effect is not NOTHING:
                effects.append((reading.header, effect))
                if not only_facts:
                    more.append((reading.header, effect))
        merging = Merging(self.form, effects, more, on)
        return Recorded(merging.record(), tuple(merging.troubles))


def written(cell: object) -> str:
    """Give a cell as text, however the file holds it: a ticked box is yes, a day is written like 2026-09-01."""
    match cell:
        case str():
            return cell
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case float() if isnan(cell):  # how tables hold an empty cell
            return ""
        case date():
            return cell.isoformat()[:10]
        case _:
            return str(cell)
