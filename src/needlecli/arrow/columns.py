"""Lines of a batch laid out as columns."""

from datetime import date
from itertools import accumulate
from typing import Any

import msgspec

from needlecli.advice import Verdict
from needlecli.arrow.library import MOST_ROWS, Batch, pa
from needlecli.errors import DataError
from needlecli.report.flat import REJECTED

_WORDS = pa.list_(pa.string())
_OPTION = pa.struct(
    [
        *((name, pa.string()) for name in ("variant", "verdict", "if_clear")),
        *(("until", pa.date32()), ("fit", pa.int64()), ("rank", pa.int64()), ("cautions", _WORDS)),
    ]
)
_REASON = pa.struct([(name, pa.string()) for name in ("field", "name", "says", "help")])
SCHEMA: Any = pa.schema(
    [
        *(("row", pa.int64()), ("ref", pa.string()), ("verdict", pa.string()), ("until", pa.date32())),
        *(("review", pa.bool_()), ("top", pa.string()), ("options", pa.list_(_OPTION)), ("cautions", _WORDS)),
        *(("questions", _WORDS), ("unrecognised", _WORDS), ("rejected", pa.list_(_REASON)), ("line", pa.string())),
    ]
)
"""The columns of every batch of answers, a pyarrow.Schema; lists are never null, only empty.

`row` is the number within its own batch, from 1: engines cut tables as they like, so join by `ref`.  `verdict` is that
of the first option, or `review`, or `rejected`; `review` is null for a rejected record.  `top` is the variant of the
first option where it can be given, now or later, and null where none can.  `cautions` are those that fire for any
option.  `line` is the whole line of `needle.batch/1`, with an empty source.
"""


class _Option(msgspec.Struct):
    """What the columns take from an option of a line."""

    variant: str
    verdict: str
    if_clear: str
    until: date | None
    fit: int
    rank: int


class _Caution(msgspec.Struct):
    """A caution that fires, and for which variants."""

    id: str
    variants: list[str]


class _Line(msgspec.Struct):
    """What the columns take from a line; what a rejected record does not have is empty."""

    row: int
    ref: str
    verdict: str = REJECTED
    until: date | None = None
    review: bool | None = None
    options: list[_Option] = []
    cautions: list[_Caution] = []
    questions: list[str] = []
    unrecognised: list[str] = []
    rejected: list[dict[str, str]] = []


_decode = msgspec.json.Decoder(_Line).decode
_TREATED = frozenset(verdict.word for verdict in Verdict if verdict <= Verdict.DEFER)


def columns(lines: list[bytes]) -> Batch:
    """Lay out lines as a batch of answers; raise DataError where they are too long for one column."""
    read = [_decode(line) for line in lines]
    text = pa.array([line.rstrip(b"\n") for line in lines], pa.string())
    if not isinstance(text, pa.Array):  # more than 2 GiB of text are cut into several arrays
        raise DataError("the answers to this batch are too long for one column", f"send at most {MOST_ROWS} rows")
    found = [
        pa.array([one.row for one in read], pa.int64()),
        pa.array([one.ref for one in read], pa.string()),
        pa.array([one.verdict for one in read], pa.string()),
        pa.array([one.until for one in read], pa.date32()),
        pa.array([one.review for one in read], pa.bool_()),
        pa.array([_top(one.options) for one in read], pa.string()),
        _options(read),
        pa.array([[caution.id for caution in one.cautions] for one in read], _WORDS),
        pa.array([one.questions for one in read], _WORDS),
        pa.array([one.unrecognised for one in read], _WORDS),
        pa.array([one.rejected for one in read], pa.list_(_REASON)),
        text,
    ]
    return pa.RecordBatch.from_arrays(found, schema=SCHEMA)


def _top(options: list[_Option]) -> str | None:
    return options[0].variant if options and options[0].verdict in _TREATED else None


def _options(read: list[_Line]) -> Any:
    """Lay out the options column by column, which costs far less than one mapping for each of them."""
    ends = pa.array([0, *accumulate(len(one.options) for one in read)], pa.int32())
    every = [option for one in read for option in one.options]
    fired = [
        [caution.id for caution in one.cautions if option.variant in caution.variants]
        for one in read
        for option in one.options
    ]
    names = [part.name for part in _OPTION][:-1]
    parts = [pa.array([getattr(one, name) for one in every], _OPTION.field(name).type) for name in names]
    return pa.ListArray.from_arrays(
        ends, pa.StructArray.from_arrays([*parts, pa.array(fired, _WORDS)], fields=list(_OPTION))
    )
