"""What one pack says otherwise than another: the edits, what they change, and whom and what that touches."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from needlecli.advice import Recommendation
from needlecli.knowledge import Pack
from needlecli.proofs import DIRECTIONS as TURNS
from needlecli.proofs import Direction as Turned
from needlecli.proofs import Record
from needlecli.source import Location

Weight = Literal["answer", "reading", "plan", "wording"]
WEIGHTS: tuple[Weight, ...] = ("answer", "reading", "plan", "wording")
"""What an edit can change: an answer, how a record is read, what is planned and handed out, or words and sources."""

What = Literal["added", "removed", "changed", "renamed"]
Direction = Turned | Literal["no-longer-read", "newly-read"]
DIRECTIONS: tuple[Direction, ...] = (*TURNS, "no-longer-read", "newly-read")
"""Which way an answer turns; the last two are records that one of the packs refuses, or does not understand."""

LOOSENED: tuple[Direction, ...] = ("newly-allowed", "deeper", "caution-lost")
Found = Literal["regions", "sampled"]
"""How a change was found: in the regions of every client there could be, or by trying some."""


class Field(NamedTuple):
    """One key of an entry that was edited, with what it said and what it says; None is not written."""

    name: str
    weight: Weight
    before: object
    after: object
    before_at: Location | None = None
    after_at: Location | None = None


class Edit(NamedTuple):
    """One entry of a pack that was edited; `was` is its old id, where it has another now.

    `loosens` says of what is planned that it may come sooner; None where that does not show.
    """

    kind: str
    id: str
    what: What
    weight: Weight
    fields: tuple[Field, ...] = ()
    was: str = ""
    before_at: Location | None = None
    after_at: Location | None = None
    loosens: bool | None = None


class Answer(NamedTuple):
    """What one pack says of a client: the record in the words it knows, and the advice, or why there is none.

    `unknown` are words of the other record that this pack does not know, so that they could not be said to it.
    """

    record: Record
    advice: Recommendation | None
    refused: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Change(NamedTuple):
    """One way in which answers turn: for which variant (empty for a whole record), because of what, and who shows it.

    `subject` is the caution or the word that it hangs on, empty where it hangs on what is offered.  `areas` and
    `concerns` are all in which it was found.  What is shown was answered by both packs, by the engine of recommend.
    """

    direction: Direction
    variant: str
    subject: str
    areas: tuple[str, ...]
    concerns: tuple[str, ...]
    before: Answer
    after: Answer
    found: Found
    says: str = ""


class CaseChange(NamedTuple):
    """A case that comes to something else; `of` is the side whose folder it lies in, and states are words for people.

    The state is empty where the case cannot be read with that pack.
    """

    name: str
    file: str
    of: Literal["old", "new"]
    before: str
    after: str


class Cases(NamedTuple):
    """How many cases were run with both packs, and those that came to something else."""

    run: int
    changed: tuple[CaseChange, ...] = ()
    unread: tuple[str, ...] = ()


class Row(NamedTuple):
    """One record of a batch, by its input and its number in there: never what it holds."""

    source: str
    number: int


class Touched(NamedTuple):
    """How many clients of a batch get another answer: by the loosest way in which any of it turned.

    `rows` are their rows, at most `most` of each direction.
    """

    records: int
    same: int
    refused: int
    counts: Mapping[Direction, int]
    rows: Mapping[Direction, tuple[Row, ...]]
    most: int


class Stated(NamedTuple):
    """What was looked at, and how sure that is: proved, sampled, stopped after so many steps, or skipped."""

    about: Literal["answers", "reading", "plans", "cases"]
    status: Literal["proved", "sampled", "stopped", "skipped"]
    says: str
    steps: int = 0


class Version(NamedTuple):
    """One side: what it is called, and the pack; `alone` says that no shipped pack lies below it."""

    name: str
    pack: Pack
    alone: bool = True


class Diff(NamedTuple):
    """All there is to say of two packs, on the day for which clients are made up."""

    old: Version
    new: Version
    on: date
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    cases: Cases
    unused: tuple[str, ...]
    stated: tuple[Stated, ...]
    touched: Touched | None = None

    @property
    def changed(self) -> bool:
        """Say whether anything that is said, read or planned may be another: more than words and sources."""
        touched = self.touched is not None and self.touched.same + self.touched.refused < self.touched.records
        return bool(self.changes or self.cases.changed or touched) or any(edit.weight == "plan" for edit in self.edits)

    @property
    def loosened(self) -> bool:
        """Say whether anything got looser for anyone, in an answer or a plan, or may have where it is not known."""
        looser = any(change.direction in LOOSENED for change in self.changes)
        touched = self.touched is not None and any(self.touched.counts.get(one, 0) for one in LOOSENED)
        open_ = any(one.status == "stopped" for one in self.stated)
        return looser or touched or open_ or any(edit.loosens for edit in self.edits)
