"""A case is advice that was agreed on: a client, and what must be said."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from needlecli.advice import Verdict
from needlecli.client import Client
from needlecli.logic import Depth, Period
from needlecli.source import Document, Path


class Match(NamedTuple):
    """Which words are expected: `exact` is all of them; None says less, only what is included and what is excluded."""

    exact: tuple[str, ...] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Every word that is expected to be there."""
        return self.include if self.exact is None else self.exact


NOTHING = Match(exact=())


class Expectation(NamedTuple):
    """What must be said; None, or a variant that is not named, leaves a thing open.

    Cautions, questions and notes that were not understood are closed: what is not expected may not be there.  `written`
    are the keys that stand in the file.
    """

    written: frozenset[str] = frozenset()
    cautions: Match = NOTHING
    asks: Match = NOTHING
    unrecognised: Match = NOTHING
    offered: Match | None = None
    first: str | None = None
    verdicts: Mapping[str, Verdict] = {}
    if_clear: Mapping[str, Verdict] = {}
    until: Mapping[str, date | None] = {}
    depth: Mapping[str, Mapping[str, Depth | None]] = {}
    interval: Mapping[str, Period | None] = {}
    settings: Mapping[str, Mapping[str, str]] = {}
    struck: Mapping[str, tuple[str, ...]] = {}


class Case(NamedTuple):
    """One case as it was read: who comes in, which variants are looked at, and what must be said of them.

    `expect` is None in a skeleton, for which nobody has said yet what must come of it.  `record` is the intake record
    the client was read from; `path` is the way to the case in its document.
    """

    name: str
    client: Client
    expect: Expectation | None
    variants: tuple[str, ...]
    document: Document
    path: Path
    record: Mapping[str, Any] = {}
    sources: tuple[str, ...] = ()
    known_gap: str = ""
    confirmed: bool = True
