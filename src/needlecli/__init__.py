"""needle: which micro-needling treatment suits this client, how deep, and what to beware of.

    from needlecli import load_pack, recommend, recommend_many
    pack = load_pack()
    answer = recommend({"concerns": ["acne-scars"], "facts": {"pregnancy": "no"}}, pack, today=date(2026, 11, 22))
    for line in recommend_many(records, pack, today=date(2026, 11, 22)):
        ...

`recommend` gives the document that `needle recommend --format json` prints, `recommend_many` the lines of
`needle batch`.  Columns, and engines that spread them over machines, are for `needlecli.arrow`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from needlecli.knowledge import Pack

__version__ = "0.1.0"
__all__ = ["__version__", "load_pack", "recommend", "recommend_many"]

DEEPEST = 8
"""How many levels of a record are looked at; none that can be read has as many."""
NOT_TEXT = "(a key that is no word)"
LARGEST = 2**63


def load_pack(*protocols: str) -> "Pack":
    """Give the shipped pack, with the given folders laid over it, in that order.

    Loading takes about as long as starting needle: load once, and hand the pack on.  Raises needlecli.errors.PackError
    when a folder is not there or a protocol file has an error, for then no advice is given.
    """
    from needlecli.files import load_pack as load

    return load(protocols)


def recommend(record: Mapping[str, Any], pack: "Pack", *, today: date) -> Mapping[str, object]:
    """Give the recommendation for one intake record (`needle.intake/1`) as `needle.recommendation/1`.

    `today` is the day the advice is for when the record names none.  Depths are in millimetres, downtime in days, and
    dates are text like 2026-11-22.  Days and whole numbers in the record may also be Python's own.  Raises
    needlecli.errors.DataError, which names keys and never their values, when the record cannot be read.
    """
    from needlecli.advice import recommend as advise
    from needlecli.client import read_client
    from needlecli.errors import DataError
    from needlecli.report.contract import document
    from needlecli.source import Document

    checked = read_client(Document("<record>", "", _plain(record)), pack, _day(today))
    if checked.value is None:
        raise DataError(
            "the record cannot be read", "; ".join(d.says for d in checked.diagnostics), checked.diagnostics
        )
    return document(advise(pack, checked.value))


def recommend_many(
    records: Iterable[Mapping[str, Any]],
    pack: "Pack",
    *,
    today: date,
    settings: Mapping[str, Any] | None = None,
) -> Iterator[Mapping[str, Any]]:
    """Give one line of `needle.batch/1` for each intake record, in order, each before the next record is taken.

    A line is a mapping: `row` counts from 1, `ref` is the record's own, `source` is empty.  An answer has `verdict`,
    `until`, `options` (all variants, best first), `questions`, `unrecognised` and more; a record that cannot be read
    has `rejected` instead, a list of `field`, `name`, `says` and `help`, and never raises.  `settings` are keys of an
    intake record for the records that leave them out.  What is kept between records is bounded, however many come.
    """
    import json

    from needlecli.batch import Answerer
    from needlecli.intake import Row

    answerer = Answerer(pack, _day(today), _plain(settings or {}))
    for number, record in enumerate(records, start=1):
        plain = _plain(record)
        row = Row(number, plain if isinstance(plain, dict) else None)
        line: Mapping[str, Any] = json.loads(answerer.answer((row,), "").lines[0])
        yield line


def _day(today: date) -> date:
    """Give the day of a moment, which Python takes for a day though it cannot be compared with one."""
    return today.date() if isinstance(today, datetime) else today


def _plain(value: Any, deep: int = 0) -> Any:
    """Give a value as a record read from a file holds it: text, numbers, lists and mappings whose keys are text."""
    if type(value) is str or deep > DEEPEST:
        return value
    match value:
        case Mapping():
            return {
                key if isinstance(key, str) else NOT_TEXT: item if type(item) is str else _plain(item, deep + 1)
                for key, item in value.items()
            }
        case list() | tuple():
            return [_plain(item, deep + 1) for item in value]
        case set() | frozenset():
            return sorted((_plain(item, deep + 1) for item in value), key=str)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case Decimal() if value.is_finite() and abs(value) < LARGEST:
            return int(value) if value == value.to_integral_value() else float(value)
        case int() if abs(value) >= LARGEST:
            return hex(value)  # text of any length, and no answer to anything
        case _:
            return value
