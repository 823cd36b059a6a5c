"""What a pack says: statements with their sources, and positions where sources disagree."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Confidence = Literal["high", "medium", "low"]
Mark = Literal["experience", "unverified"]
STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One more view or figure on the same point: shown beside it, never averaged in."""

    __pydantic_config__: ClassVar = STRICT

    says: str
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence or two, with what they rest on.

    `mark` is "experience" for one practitioner's experience and "unverified" for a claim nobody has checked.
    """

    __pydantic_config__: ClassVar = STRICT

    says: str
    topic: str = ""
    confidence: Confidence | None = None
    mark: Mark | None = None
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry of the bibliography; `verified` says whether the record itself was read."""

    __pydantic_config__: ClassVar = STRICT

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
    year: int | None = None
    publication: str = ""
    doi: str = ""
    url: str = ""
    seen: str = ""
    note: str = ""
    same_as: str = ""
