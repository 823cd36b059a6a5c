"""What a pack says: statements with their sources, and positions where sources disagree."""

from typing import Annotated, Literal, NamedTuple

from needlecli.knowledge.entry import entry
from needlecli.knowledge.value import Whole

Confidence = Literal["high", "medium", "low"]
Mark = Literal["experience", "unverified"]


@entry
class Position(NamedTuple):
    """One more view or figure on the same point: shown beside it, never averaged in."""

    says: str
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


@entry
class Statement(NamedTuple):
    """One sentence or two, with what they rest on.

    `mark` is "experience" for one practitioner's experience and "unverified" for a claim nobody has checked.
    """

    says: str
    topic: str = ""
    confidence: Confidence | None = None
    mark: Mark | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@entry
class Source(NamedTuple):
    """One entry of the bibliography.

    `verified` says whether the record itself was read; `retracted` says why it no longer counts, where it does not.
    """

    id: str
    title: str
    kind: Literal[
        "regulator",
        "ifu",
        "consensus",
        "systematic-review",
        "rct",
        "cohort",
        "narrative-review",
        "textbook",
        "clinic",
        "article",
        "recall",
    ]
    verified: bool
    authors: str = ""
    year: Annotated[int, Whole(1500, 2100)] | None = None
    publication: str = ""
    doi: str = ""
    url: str = ""
    seen: str = ""
    note: str = ""
    same_as: str = ""
    retracted: str = ""
