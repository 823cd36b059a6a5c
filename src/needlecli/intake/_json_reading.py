"""Turn the text of one JSON record into a row; what JSON allows and a record must not be is a trouble."""

import json
import re
from typing import Any

import msgspec

from needlecli.intake._opened import Row
from needlecli.source import Trouble

DEEPEST = 64
BOXES: frozenset[type] = frozenset((dict, list))
LOOSE = re.compile(rb'"\s+:')
PLACE = re.compile(r"\(byte (\d+)\)")
PLAIN = re.compile(r"[A-Za-z][\w.-]{0,59}")
"""A key that is a word and not something a client said."""

NOT_A_RECORD = Trouble("not-a-record", "this is JSON, and not a record", 'write a record as {"ref": …, "facts": {…}}')
TOO_DEEP = Trouble("too-deep", f"this record is nested deeper than {DEEPEST} levels", "write facts as key and answer")
NOT_UTF8 = Trouble("not-text", "a byte here is not UTF-8 text", "save the file as UTF-8")

_decode = msgspec.json.Decoder().decode


def row(number: int, line: bytes) -> Row:
    """Read one record; a key that is written twice is a trouble, for either answer might be the one meant."""
    try:
        data: Any = _decode(line)
    except UnicodeDecodeError:
        return Row(number, None, (NOT_UTF8,))
    except RecursionError:
        return Row(number, None, (TOO_DEEP,))
    except msgspec.DecodeError as problem:
        return Row(number, None, (_not_json(str(problem)),))
    if type(data) is not dict:
        return Row(number, None, (NOT_A_RECORD,))
    keys, boxes = len(data), 1
    value: Any
    for value in data.values():
        kind = value.__class__
        if kind is dict:
            keys += len(value)
            boxes += 1
        elif kind is list:
            boxes += 1
    if line.count(b"{") + line.count(b"[") != boxes:  # nested deeper, or brackets in a text
        keys = _keys(data)
        if keys < 0:
            return Row(number, None, (TOO_DEEP,))
    if keys != line.count(b":") and (line.count(b'":') != keys or LOOSE.search(line)):
        return Row(number, data, _twice(line))
    return Row(number, data)


def _keys(value: dict[str, Any]) -> int:
    """Count the keys in a value at every level, or give -1 where it is nested too deep."""
    count = 0
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        inner: list[Any] = []
        for box in level:
            if type(box) is dict:
                count += len(box)
                inner.extend(item for item in box.values() if item.__class__ in BOXES)
            else:
                inner.extend(item for item in box if item.__class__ in BOXES)
        if not inner:
            return count
        level = inner
    return -1


def _twice(line: bytes) -> tuple[Trouble, ...]:
    """Find the keys that are written twice in one object; reading keeps only the last of them."""
    found: dict[str, None] = {}

    def keep(pairs: list[tuple[str, Any]]) -> None:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                found[key if PLAIN.fullmatch(key) else ""] = None
            seen.add(key)

    json.loads(line, object_pairs_hook=keep)
    return tuple(
        Trouble("key-twice", "a key is written twice", "keep one of them, for only one can be meant", key)
        for key in found
    )


def _not_json(said: str) -> Trouble:
    place = PLACE.search(said)
    where = f" from its character {int(place[1]) + 1} on" if place else ""
    if "out of range" in said:
        return Trouble("not-json", "a number in this record is too large", "write it as text")
    if "truncated" in said:
        return Trouble("not-json", "this record is not whole, or half a character is escaped in it", "write it anew")
    return Trouble("not-json", f"this record is not JSON{where}", "write text in double quotes, and no comma at an end")
