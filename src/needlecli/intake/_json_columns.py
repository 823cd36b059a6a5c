"""Turn the texts of many JSON records into columns, where they are of one form: texts, lists of texts, and facts.

A form is read without a mapping for each record.  What does not fit it, or what a record must not be, is read alone.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import astuple

from needlecli.answered import Columns
from needlecli.intake import _json_cells
from needlecli.intake._json_reading import row
from needlecli.intake._opened import Sheet
from needlecli.intake._records import LISTS, TEXTS

TOGETHER, SAMPLE, FORMS, WIDEST = 256, 6, 16, 400
"""How many records a sheet holds, from how many its form is made out, how many forms are kept, and how many facts one
may have."""

_KEYS = ("facts", *TEXTS, *LISTS)


def sheets(first: int, lines: Iterator[bytes]) -> Iterator[Sheet]:
    """Read records and give as many at a time as stand together; rows are counted from `first`."""
    while some := list(islice(lines, TOGETHER)):
        yield _sheet(first, some)
        first += len(some)


def _sheet(first: int, lines: Sequence[bytes]) -> Sheet:
    known = _json_cells.form(lines[0])
    found = _json_cells.sheet(first, lines, known) if known is not None else None
    return found or _read(first, lines)


def _read(first: int, lines: Sequence[bytes]) -> Sheet:
    """Read records that answer different facts, or write them in different ways."""
    names = _names(lines)
    decode, nothing = _form(names)
    found: list[Any] = []
    odd: set[int] = set()
    for place, line in enumerate(lines):
        try:
            found.append(decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            found.append(nothing)
            odd.add(place)
    keys = [astuple(one) for one in found]
    facts = [astuple(one[0]) for one in keys]
    most = len(_KEYS) + len(names)
    for place, (line, one, answers) in enumerate(zip(lines, keys, facts, strict=True)):
        if line.count(b":") + one.count(None) + answers.count(None) != most and place not in odd:
            odd.add(place)  # a key may be written twice
            keys[place], facts[place] = astuple(nothing), astuple(nothing.facts)
    columns = dict(zip(_KEYS[1:], islice(zip(*keys, strict=True), 1, None), strict=True))
    columns = {name: column for name, column in columns.items() if column.count(None) < len(lines)}
    answered = Columns(dict(zip(names, zip(*facts, strict=True), strict=True)), len(lines))
    return Sheet(first, len(lines), columns, answered, odd, lambda place: row(first + place, lines[place]))


def _names(lines: Sequence[bytes]) -> tuple[str, ...]:
    """Name the facts that some of the records answer."""
    names: dict[str, None] = {}
    for line in lines[:: max(len(lines) // SAMPLE, 1)]:
        data = row(0, line).data
        facts = data.get("facts") if data is not None else None
        names.update(dict.fromkeys(facts if isinstance(facts, dict) else ()))
    return tuple(names) if len(names) <= WIDEST else ()


@lru_cache(maxsize=FORMS)
def _form(names: tuple[str, ...]) -> tuple[Callable[[bytes], Any], Any]:
    """Give what reads records that answer these facts and no others, and a record of nothing."""
    places = {f"f{n}": name for n, name in enumerate(names)}
    facts: Any = msgspec.defstruct(
        "Facts", [(place, str, None) for place in places], rename=places, forbid_unknown_fields=True, gc=False
    )
    texts, lists = ((name, str, None) for name in TEXTS), ((name, list[str], None) for name in LISTS)
    record: Any = msgspec.defstruct("Record", [("facts", facts), *texts, *lists], forbid_unknown_fields=True, gc=False)
    return msgspec.json.Decoder(record).decode, record(facts())
