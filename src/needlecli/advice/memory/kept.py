"""What is kept: areas, variants and whole answers, for clients who want the same and for whom the same is cleared."""

from collections.abc import Hashable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from needlecli.advice.assessing import Settled, scope_of
from needlecli.advice.brief import Reach, Short
from needlecli.advice.holding import Place
from needlecli.advice.memory.ledger import Ledger
from needlecli.advice.memory.pieces import NOTHING, Piece
from needlecli.advice.recommendation import Struck
from needlecli.advice.verdict import Verdict
from needlecli.client import Client, Told, Wishes
from needlecli.knowledge import Pack, Variant

MOST = 3_000
"""How many things one table holds; a table that is full is emptied, so that memory has a bound."""

RULED_OUT = -1


class Ground(NamedTuple):
    """What one area of one variant comes to, and what its particular cautions add."""

    place: Place
    fired: int
    legs: int
    struck: tuple[Struck, ...]


class Standing(NamedTuple):
    """What one variant comes to in the areas of one scope, dates aside; `serial` tells it from every other.

    `held_up` are the areas where a date is in the way, each with the particular cautions that may be it.
    """

    serial: int
    variant: Variant
    settled: Settled
    grounds: tuple[Ground, ...]
    fired: int
    legs: int
    depth: tuple[Reach, ...]
    reasons: tuple[str, ...]
    struck: tuple[Struck, ...]
    held_up: tuple[tuple[int, int], ...]


class Whole(NamedTuple):
    """What all variants come to, dates aside.

    `waiting` are those that a date holds up; `later` says of each whether it still does if every open question is
    answered well, so that its date counts for its place.  `fired` and `asks` are what particular cautions add for each
    variant; of one that is ruled out nothing is asked, which is RULED_OUT.
    """

    serial: int
    standings: tuple[Standing, ...]
    waiting: tuple[int, ...]
    later: tuple[bool, ...]
    fired: tuple[int, ...]
    asks: tuple[int, ...]


class Placed(NamedTuple):
    """What holds in some areas only, for each variant: the flags of each area of its scope, what fires and is open."""

    serial: int
    flags: tuple[tuple[int, ...], ...]
    fired: tuple[int, ...]
    legs: tuple[int, ...]


class Rated(NamedTuple):
    """What decides the place of an option, and which it is."""

    number: int
    variant: Variant
    if_clear: Verdict
    fit: int
    treats: int
    until: date | None


class Shelf:
    """What is kept for all clients; what hangs on their wishes is kept under the number of these."""

    def __init__(self) -> None:
        self.wholes: dict[Hashable, Whole] = {}
        self.standings: dict[Hashable, Standing] = {}
        self.placed: dict[Hashable, Placed] = {}
        self.shorts: dict[Hashable, tuple[Short, ...]] = {}
        self.orders: dict[Hashable, tuple[int, ...]] = {}


class Tables:
    """What is kept for the clients for whom the same cautions have been cleared."""

    def __init__(self, groups: int) -> None:
        self.groups: list[dict[Hashable, tuple[int, int]]] = [{} for _ in range(groups)]
        self.runs: dict[Hashable, Piece] = {}
        self.grounds: dict[Hashable, Ground] = {}


class Asked:
    """Clients who want the same: which areas each variant is held against."""

    def __init__(self, pack: Pack, ledger: Ledger, wishes: Wishes, serial: int, tables: Tables) -> None:
        self.wishes, self.serial, self.tables = wishes, serial, tables
        client = Client(date.min, wishes.concerns, wishes.areas)
        self.concerns = client.concern_ids
        self.scopes = tuple(scope_of(pack, variant, client) for variant in ledger.variants)
        self.areas = tuple(tuple(ledger.area[name] for name in scope.areas) for scope in self.scopes)


class Met:
    """One client on the way through the memory; all that follows from the answers is worked out only when needed."""

    def __init__(self, pack: Pack, told: Told, asked: Asked, row: bytes) -> None:
        self._pack = pack
        self.told, self.asked, self.row = told, asked, row
        self.piece, self.extra = NOTHING, b""
        self.ends: dict[tuple[int, int], tuple[date | None, bool]] = {}

    @cached_property
    def client(self) -> Client:
        """The client, with the answers that follow from those given."""
        return self.told.client(self._pack)
