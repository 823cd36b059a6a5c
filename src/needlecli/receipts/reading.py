"""Read a receipt from bytes that may be anything; what is wrong is said without a word of what is written there."""

import json
from math import isfinite
from typing import Any

from needlecli.receipts.receipt import OWN, SCHEMA, Receipt, checksum
from needlecli.source import Trouble

LARGEST = 8 * 1024 * 1024
"""No receipt is larger, in bytes; that of the shipped pack takes a third of a million."""
DEEPEST = 32
KEYS: tuple[tuple[str, type], ...] = (
    ("needle", str),
    ("pack", dict),
    ("record", dict),
    ("order", list),
    ("asked", list),
    ("answer", dict),
    (OWN, str),
)
"""What every receipt has."""
NAMES = ("id", "version", "sha256")
NOT_JSON = Trouble("not-json", "this is not JSON", "name a file that recommend --receipt wrote")
OTHER = Trouble("not-a-receipt", "this is JSON, and not a receipt", "name a file that recommend --receipt wrote")
LATER = Trouble("later-receipt", "this receipt is of another version than 1", "verify it with the needle that wrote it")
TWICE = Trouble("key-twice", "a key is written twice, so that it cannot be told which one is meant", NOT_JSON.help)
NUMBER = Trouble("not-json", "a number in this is none that JSON has, or too large", NOT_JSON.help)
DEEP = Trouble("too-deep", "this is nested deeper than any receipt", NOT_JSON.help)


class _Refused(ValueError):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble


def read_receipt(data: bytes) -> Receipt | Trouble:
    """Read a receipt; what keeps it from being read comes back in its place.

    A checksum that does not hold does not: what else is wrong can still be worked out.
    """
    if len(data) > LARGEST:
        return Trouble("too-large", f"this is larger than a receipt may be, {LARGEST:,} bytes", NOT_JSON.help)
    try:
        found = _parsed(data)
    except _Refused as refused:
        return refused.trouble
    except RecursionError:
        return DEEP
    except ValueError:  # also text that is not UTF-8, and numbers of thousands of digits
        return NOT_JSON
    if not isinstance(found, dict) or not str(found.get("schema")).startswith(SCHEMA.partition("/")[0] + "/"):
        return OTHER
    if found["schema"] != SCHEMA:
        return LATER
    if _too_deep(found):
        return DEEP
    missing = _missing(found)
    if missing:
        return Trouble("not-a-receipt", f"its {missing} is missing, or is not what it is in a receipt", NOT_JSON.help)
    return Receipt(
        needle=found["needle"],
        pack=found["pack"],
        record=found["record"],
        order=tuple(found["order"]),
        asked=tuple(found["asked"]),
        answer=found["answer"],
        whole=checksum(found) == found[OWN],
    )


def _parsed(data: bytes) -> Any:
    text = data.decode("utf-8-sig")
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Refused(TWICE)
    return made


def _no_number(_: str) -> float:
    raise _Refused(NUMBER)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise _Refused(NUMBER)
    return number


def _too_deep(value: object) -> bool:
    level: list[object] = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for box in level
            for inner in (box.values() if isinstance(box, dict) else box if isinstance(box, list) else ())
        ]
    return bool(level)


def _missing(found: dict[str, Any]) -> str:
    """Name the first key without which nothing can be verified."""
    for key, kind in KEYS:
        if not isinstance(found.get(key), kind):
            return key
    if not all(isinstance(found["pack"].get(name), str) for name in NAMES):
        return "pack"
    if not isinstance(found["record"].get("on"), str):
        return "record"
    return next((key for key in ("order", "asked") if not all(isinstance(one, str) for one in found[key])), "")
