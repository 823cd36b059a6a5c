"""What is kept: what variants come to, for clients who want the same and for whom the same is cleared."""

from collections.abc import Hashable, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from needlecli.advice.assessing import scope_of
from needlecli.advice.brief import Decided, Fired, Part, Ranking
from needlecli.advice.holding import Place
from needlecli.advice.memory.ledger import Ledger
from needlecli.advice.memory.pieces import Piece
from needlecli.advice.ranking import comparing
from needlecli.advice.recommendation import Struck
from needlecli.advice.verdict import Verdict
from needlecli.client import Client, Plain, Told, Wishes
from needlecli.knowledge import Caution, Pack, Variant
from needlecli.logic import Until

MOST = 3_000
"""How many things one table holds where nothing else is said, so that memory has a bound."""

HeldUp = tuple[tuple[int, int], ...]
"""Areas where a date is in the way, each behind the cautions that may be it there beside those that fire everywhere."""


class Ground(NamedTuple):
    """What one area of one variant comes to, and what its particular cautions add."""

    place: Place
    fired: int
    legs: int
    struck: tuple[Struck, ...]


class Rated(NamedTuple):
    """What decides the place of an option."""

    variant: Variant
    if_clear: Verdict
    fit: int
    treats: int
    until: date | None


class Standing:
    """What one variant comes to in the areas of one scope, dates aside.

    `held_up` are the areas where a date is in the way, each with the particular cautions that may be it; `waits` says
    that a date is in the way of the whole variant, and `place` is its place where none is.  `fired` and `legs` are what
    particular cautions add; of one that is ruled out nothing is asked.
    """

    __slots__ = ("decided", "fired", "held_up", "legs", "place", "rated", "ruled_out", "waits")

    def __init__(
        self,
        rated: Rated,
        decided: Decided,
        added: tuple[int, int],
        held_up: tuple[tuple[int, int], ...],
        place: tuple[Any, ...],
    ) -> None:
        self.rated, self.decided, self.held_up, self.place = rated, decided, held_up, place
        self.fired, self.legs = added
        self.ruled_out = decided.if_clear >= Verdict.CONTRAINDICATED
        self.waits = decided.verdict is Verdict.DEFER


class Tables:
    """What is kept for the clients for whom the same cautions have been cleared."""

    def __init__(self, groups: int) -> None:
        self.groups: list[dict[bytes, int]] = [{} for _ in range(groups)]
        self.sums: dict[Hashable, dict[tuple[int, ...], int]] = {}
        self.runs: dict[Hashable, Piece] = {}
        self.pieces: dict[Hashable, Piece] = {}
        self.grounds: dict[Hashable, Ground] = {}


class Asked:
    """Clients who want the same: which areas each variant is held against, and what is kept for these clients.

    `compared` gives the places of options for what these clients prefer.
    """

    def __init__(self, pack: Pack, ledger: Ledger, wishes: Wishes, serial: int, tables: Tables) -> None:
        self.wishes, self.serial, self.tables = wishes, serial, tables
        client = Client(date.min, wishes.concerns, wishes.areas)
        self.concerns = client.concern_ids
        self.number = 0
        self.compared = comparing(wishes.prefer)
        self.scopes = tuple(scope_of(pack, variant, client) for variant in ledger.variants)
        self.areas = tuple(tuple(ledger.area[name] for name in scope.areas) for scope in self.scopes)
        self.footings: dict[Hashable, Footing] = {}


FiringIn = tuple[tuple[int, bool, tuple[int, ...], dict[int, Part[Fired]]], ...]
"""For some cautions at a time: where they start, whether any fires for some variants only, which, and what was told."""


class Footing:
    """Clients who want the same and for whom the same holds in some areas only.

    For each variant: the flags of each area of its scope, what fires and what is open in some of its areas, and what
    the variant comes to under what holds everywhere.
    """

    __slots__ = ("asked", "extra", "fired", "flags", "legs", "piece", "standings")

    def __init__(
        self,
        asked: Asked,
        piece: Piece,
        extra: bytes,
        flags: tuple[tuple[int, ...], ...],
        added: tuple[tuple[int, ...], tuple[int, ...]],
    ) -> None:
        self.asked, self.piece, self.extra, self.flags = asked, piece, extra, flags
        self.fired, self.legs = added
        self.standings: tuple[dict[int, Standing], ...] = tuple({} for _ in flags)


class Window:
    """A caution that waits for a day, in the area it is looked at, and what its end may hang on.

    That is the answers to some facts, the event and what is wanted; `ends` are the ends that were found.
    """

    __slots__ = ("area", "caution", "concern", "ends", "event", "facts")

    def __init__(self, caution: Caution, area: str, facts: tuple[str, ...], *, event: bool, concern: bool) -> None:
        self.caution, self.area, self.facts, self.event, self.concern = caution, area, facts, event, concern
        self.ends: dict[Hashable, Until | None] = {}


class Windows:
    """The windows of each area where a date is in the way, or the only one; and what all their ends hang on."""

    __slots__ = ("areas", "concern", "event", "facts", "only", "serial")

    def __init__(self, areas: tuple[tuple[Window, ...], ...], serial: int) -> None:
        self.areas, self.serial = areas, serial
        every = tuple(chain(*areas))
        self.only = every[0] if len(every) == 1 else None
        self.facts = tuple(sorted({fact for window in every for fact in window.facts}))
        self.event, self.concern = any(one.event for one in every), any(one.concern for one in every)


class Waiting:
    """Where dates are in the way, for each variant; `windows` are those that differ, under the cautions that defer.

    With them stands which of them are those of each variant; None for one that waits for nothing.
    """

    __slots__ = ("held_up", "windows")

    def __init__(self, held_up: tuple[HeldUp, ...]) -> None:
        self.held_up = held_up
        self.windows: dict[int, tuple[tuple[Windows, ...], tuple[int | None, ...]]] = {}


class Met:
    """One client for whom something is new, as one number; all answers are read only where they are wanted."""

    __slots__ = ("_client", "_pack", "footing", "number", "said")

    def __init__(self, pack: Pack, footing: Footing, number: int, said: Plain | Told) -> None:
        self._pack, self.footing, self.number, self.said = pack, footing, number, said
        self._client: Client | None = None

    @property
    def client(self) -> Client:
        """The client, with the answers that follow from those given."""
        if self._client is None:
            self._client = self.said.told().client(self._pack)
        return self._client


class AskingIn:
    """Clients for whom the same variants are ruled out, and the same is open besides what is open everywhere.

    `tables` are what is asked of some legs at a time: which group of them, where it starts, its bits, and what is kept.
    """

    def __init__(self, more: Sequence[int], groups: Sequence[tuple[int, int]]) -> None:
        self.more = more
        kept: list[dict[int, int]] = [{} for _ in groups]
        self.tables = tuple((n, *group, table) for n, (group, table) in enumerate(zip(groups, kept, strict=True)))


Days = tuple[tuple[int | None, ...], tuple[int, ...]]
"""For which of the days of a client each variant waits, and the order of these days, with -1 for none."""


class Sight:
    """Clients who want the same and for whom every variant comes to the same, dates aside.

    `ranking` is theirs, or None where dates are in the way; `waiting` says where, and `rankings` are those found so
    far.  `firing` and `asking` are what the cautions to tell and the questions are looked up in.
    """

    __slots__ = ("asking", "firing", "footing", "ranking", "rankings", "standings", "waiting")

    def __init__(
        self,
        footing: Footing,
        standings: tuple[Standing, ...],
        waiting: Waiting,
        firing: FiringIn,
        asking: AskingIn,
    ) -> None:
        self.footing, self.standings, self.waiting = footing, standings, waiting
        self.firing, self.asking = firing, asking
        self.ranking: Ranking | None = None
        self.rankings: dict[Days, Ranking] = {}
