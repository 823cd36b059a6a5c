"""A map of a form: which column is which fact, and how its answers read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from needlecli.client.maps.dates import DateForm
from needlecli.knowledge import Pack, did_you_mean
from needlecli.source import Trouble

if TYPE_CHECKING:
    from needlecli.client.maps.binding import Bound

KEYS = ("ref", "on", "event", "notes", "others", "operator", "max_downtime", "max_depth", "prefer")
LISTS = ("concerns", "areas", "available", "cleared")
"""Keys of an intake record that a column may be, beside the facts."""


class Meaning(NamedTuple):
    """What an answer or a choice stands for.

    `facts` are answers in the intake grammar, `words` are concerns, areas, variants or cautions.  With "some", at least
    one of the facts is so, and which is not said.
    """

    kind: Literal["says", "some", "none", "unknown", "notes", "ignore"] = "says"
    facts: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a form.

    `targets` are the facts it asks about, or the one key of an intake record it is.  `answers` and `choices` are found
    by their folded text.  With `unticked`, whoever ticked anything denied the rest.
    """

    header: str
    targets: tuple[str, ...] = ()
    ignore: str = ""
    answers: Mapping[str, Meaning] = field(default_factory=dict)
    choices: Mapping[str, Meaning] = field(default_factory=dict)
    unticked: bool = False
    separator: str = ","
    form: DateForm | None = None
    unit: str = ""
    window: str = ""
    grammar: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts this column can say something about."""
        listed = [*self.choices.values(), *self.answers.values()]
        own = self.targets if self.targets and self.targets[0] not in (*KEYS, *LISTS) else ()
        return tuple(dict.fromkeys((*own, *(fact for one in listed for fact, _ in one.facts))))


@dataclass(frozen=True, kw_only=True)
class Form:
    """A map as it was read, for the pack it was read with; `constants` are the same for every row."""

    columns: tuple[Column, ...]
    pack: Pack = field(repr=False)
    constants: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def asked_of_some(self) -> frozenset[str]:
        """The facts that are asked of some clients only: for the others a no follows without being said."""
        facts = self.pack.vocabulary.facts.values()
        return frozenset(fact.id for fact in facts if fact.only_when is not None)

    @property
    def strict(self) -> bool:
        """Say whether what is not written down may count as denied, so that every open question has to be."""
        others = str(self.constants.get("others", "unknown")).casefold()
        return others != "unknown" or any("others" in column.targets for column in self.columns)

    def bound(self, columns: Iterable[str]) -> "Bound":
        """Bind the map to the columns of a file, to read its rows."""
        from needlecli.client.maps.binding import Bound  # which knows this module

        return Bound(self, columns)

    def uncovered(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Give the columns of a file that the map says nothing about."""
        known = {folded_header(column.header) for column in self.columns}
        return tuple(header for header in columns if folded_header(header) not in known)

    def absent(self, columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Give the columns of the map that a file does not have, each with what was perhaps meant."""
        columns = tuple(columns)
        there = {folded_header(header) for header in columns}
        free = self.uncovered(columns)
        wanted = (column.header for column in self.columns if folded_header(column.header) not in there)
        return tuple((header, did_you_mean(header, free)) for header in wanted)

    def unfit(self, columns: Iterable[str]) -> tuple[Trouble, ...]:
        """Say what keeps a file with these columns from being read with this map."""
        columns = tuple(columns)
        left = tuple(
            Trouble("uncovered-column", "the map says nothing about this column", "add it, or ignore: REASON", header)
            for header in self.uncovered(columns)
        )
        gone = tuple(
            Trouble("absent-column", "the map names a column the file does not have", advice, header)
            for header, meant in self.absent(columns)
            for advice in (f"did you mean {meant!r}?" if meant else "take it out of the map, or mend its header",)
        )
        return left + gone


def folded_header(header: str) -> str:
    """Give the form in which headers are compared: no case, and one blank for any run of them."""
    return " ".join(header.replace("\ufeff", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
