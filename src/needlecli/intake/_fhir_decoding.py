"""From bytes to FHIR resources, one at a time, so that a large bundle is never held as a whole in objects."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from needlecli.intake._fhir_values import items, mapping

RAW = msgspec.json.Decoder(dict[str, msgspec.Raw])
RAWS = msgspec.json.Decoder(list[msgspec.Raw])
PLAIN = msgspec.json.Decoder()


class Unread(Exception):
    """A piece of JSON that cannot be read."""


class Found(NamedTuple):
    """A resource with the address under which its bundle holds it; None where an entry could not be read."""

    resource: dict[str, Any] | None
    address: str = ""


def decode(data: bytes | msgspec.Raw) -> Any:
    """Decode a piece of JSON; raises Unread.  What is a slip of the encoding only is read all the same."""
    try:
        return PLAIN.decode(data)
    except RecursionError:
        raise Unread from None
    except (msgspec.MsgspecError, UnicodeError):
        try:
            return json.loads(bytes(data).decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            raise Unread from None


def resources(data: bytes) -> Iterator[Found]:
    """Give the resources in a text: a bundle's, those of a list, or the one that it is; raises Unread.

    A bundle within a bundle is opened, too.
    """
    waiting: list[tuple[Any, str]] = [(data, "")]
    while waiting:
        piece, address = waiting.pop()
        try:
            opened = _opened(piece)
        except Unread:
            if piece is data:
                raise
            yield Found(None)
            continue
        if isinstance(opened, list):
            waiting += [_entry(one) for one in reversed(opened)]
        else:
            yield Found(opened, address)


def _opened(piece: object) -> list[Any] | dict[str, Any] | None:
    """Give the entries of a bundle or list, or the one resource; None where it is neither."""
    if isinstance(piece, msgspec.Raw):
        raise Unread
    if not isinstance(piece, bytes):
        return _plain(piece)
    if piece[:1] != b"[" and b'"Bundle"' not in piece:
        return _plain(decode(piece))
    try:
        if piece[:1] == b"[":
            return list(RAWS.decode(piece))
        found = RAW.decode(piece)
        if _is(found.get("resourceType"), "Bundle"):
            return [] if "entry" not in found else list(RAWS.decode(found["entry"]))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass
    return _plain(decode(piece))


def _plain(whole: Any) -> list[Any] | dict[str, Any] | None:
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return None
    return items(whole.get("entry")) if whole.get("resourceType") == "Bundle" else whole


def _is(raw: msgspec.Raw | None, word: str) -> bool:
    return raw is not None and bytes(raw) == f'"{word}"'.encode()


def _entry(raw: Any) -> tuple[Any, str]:
    """Give the resource of a bundle's entry and its address; a resource that stands there itself is taken as it is."""
    try:
        found = decode(raw) if isinstance(raw, msgspec.Raw) else raw
    except Unread:
        return raw, ""
    if "resource" not in mapping(found) or "resourceType" in found:
        return found, ""
    address = found.get("fullUrl")
    return found["resource"], address if isinstance(address, str) else ""
