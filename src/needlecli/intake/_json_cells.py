"""Cut the texts of JSON records of one form into cells, a fact and its answer each, without reading them.

A form is how the records of a program are mostly written: the same facts in the same order with the same blanks between
them.  What stands around the facts is read; of the facts, each cell is one that is looked at where it is new: it has to
be one name and one text, and nothing else, so that cells between commas and in braces are a whole that JSON allows.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import astuple

from needlecli.intake._json_reading import row
from needlecli.intake._opened import Sheet
from needlecli.intake._records import LISTS, TEXTS

BLANK, TEXT = rb"[ \t\r\n]*", rb'[^"\\\x00-\x1f]*'
FACTS = re.compile(rb'"facts"%b:%b\{%b"' % (BLANK, BLANK, BLANK))
BETWEEN = re.compile(rb'"%b(,%b")' % (BLANK, BLANK))
CELL = re.compile(rb'(%b)"%b:%b"(%b)"%b' % (TEXT, BLANK, BLANK, TEXT, BLANK))
FEW, WIDEST, FORMS, READ = 8, 400, 64, 8_000
"""One record in so many may be of another form; how many facts a form may have, how many lists of facts are known at a
time, and how many cells that were read."""

KEYS = (*TEXTS, *LISTS)
ODD = object()
"""What stands for an answer that is none that is known."""


class _Facts(msgspec.Struct, forbid_unknown_fields=True):
    """A record's facts when they have been cut out of it."""


_Frame = msgspec.defstruct(
    "_Frame",
    [("facts", _Facts), *((name, str, None) for name in TEXTS), *((name, list[str], None) for name in LISTS)],
    forbid_unknown_fields=True,
    gc=False,
)
_decode = msgspec.json.Decoder(_Frame).decode
_NOTHING: tuple[Any, ...] = astuple(_Frame(_Facts()))


class Form(NamedTuple):
    """How records are written: what stands before their facts and between them, and which facts these are."""

    opening: bytes
    between: bytes
    names: tuple[str, ...]


def form(line: bytes) -> Form | None:
    """Make out the form of a record; None where it has none that can be told."""
    data = row(0, line).data
    facts = data.get("facts") if data is not None else None
    found = FACTS.search(line)
    if not isinstance(facts, dict) or not 0 < len(facts) <= WIDEST or found is None:
        return None
    between = BETWEEN.search(line, found.end())
    return Form(found[0], between[1] if between is not None and len(facts) > 1 else b', "', tuple(facts))


def sheet(first: int, lines: Sequence[bytes], known: Form) -> Sheet | None:
    """Give records of a form; None where too many of them are of another."""
    frames: list[tuple[Any, ...]] = []
    cells: list[Sequence[bytes | None]] = []
    odd: set[int] = set()
    opening, between, names = known
    nothing, width = (None,) * len(names), len(names)
    for line in lines:
        head, _, rest = line.partition(opening)
        facts, _, tail = rest.partition(b"}")
        mine: Sequence[bytes | None] = facts.split(between)
        frame = _frame(head + b'"facts":{}' + tail) if len(mine) == width else None
        if frame is None:
            odd.add(len(frames))
            if len(odd) * FEW > len(lines):
                return None
            frame, mine = _NOTHING, nothing
        frames.append(frame)
        cells.append(mine)
    columns = dict(zip(KEYS, islice(zip(*frames, strict=True), 1, None), strict=True))
    keys = {name: column for name, column in columns.items() if column.count(None) < len(lines)}
    answered = JsonCells(names, cells)
    return Sheet(first, len(lines), keys, answered, odd, lambda place: row(first + place, lines[place]))


def _frame(text: bytes) -> tuple[Any, ...] | None:
    """Read what stands around the facts; None where it is not what it mostly is, or a key may be written twice."""
    try:
        frame = astuple(_decode(text))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return frame if text.count(b":") + frame.count(None) == 1 + len(KEYS) else None


class JsonCells:
    """Answers as they stand in the texts of records of one form."""

    kind: Hashable = "json"

    def __init__(self, names: tuple[str, ...], cells: Sequence[Sequence[bytes | None]]) -> None:
        self.names, self._cells, self._places = names, cells, _places(names)

    def rows(self, names: Sequence[str]) -> Iterable[Hashable]:
        """Give for each record the cells of some facts."""
        return map(_cut(self.names, tuple(names)), self._cells)

    def cells(self, names: Sequence[str], at: int) -> list[bytes | None]:
        """Give some facts with their answers; None where there is none."""
        cells, place = self._cells[at], self._places.get
        return [cells[found] if (found := place(name)) is not None else None for name in names]

    def said(self, name: str, at: int) -> Any:
        """Give one answer; None where there is none."""
        place = self._places.get(name)
        cell = self._cells[at][place] if place is not None else None
        return _said(name, cell) if cell is not None else None

    def some(self, places: Sequence[int]) -> "JsonCells":
        """Give the answers of some of the records."""
        return JsonCells(self.names, [self._cells[at] for at in places])


@lru_cache(maxsize=READ)
def _said(name: str, cell: bytes) -> object:
    found = CELL.fullmatch(cell)
    try:
        return found[2].decode() if found is not None and found[1] == name.encode() else ODD
    except UnicodeError:
        return ODD


@lru_cache(maxsize=FORMS)
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


@lru_cache(maxsize=FORMS * 8)
def _cut(names: tuple[str, ...], wanted: tuple[str, ...]) -> Callable[[Sequence[bytes | None]], Hashable]:
    """Give what gives some cells of a record as one key."""
    places = [names.index(name) for name in wanted]
    if not places:
        return lambda _: ()
    return itemgetter(*places)
