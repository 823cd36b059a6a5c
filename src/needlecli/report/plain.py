"""Knowledge as plain data and as a readable tree: one way for every kind of entry."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from needlecli.knowledge import Caution, Fact, Pack
from needlecli.logic import Count, Depth, Duration, Millimetres, Period
from needlecli.page import Item
from needlecli.report.conditions import in_words


def plain(pack: Pack, value: Any) -> Any:
    """Turn an entry into dicts, lists and text; what was left out in the file is left out here."""
    match value:
        case Depth() | Millimetres() | Count() | Duration() | Period() | date():
            return str(value)
        case Enum():
            return value.value
        case Caution():
            return {**_fields(pack, value, leave=("when",)), "when": in_words(pack, value.when)}
        case Fact():
            only = {"only_when": in_words(pack, value.only_when)} if value.only_when else {}
            return {**_fields(pack, value, leave=("only_when",)), **only}
        case dict():
            return {str(key): plain(pack, item) for key, item in value.items()}
        case tuple() if hasattr(value, "_fields"):
            return _fields(pack, value)
        case tuple() | list():
            return [plain(pack, item) for item in value]
        case _:
            return value


def _fields(pack: Pack, value: Any, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        name.removesuffix("_"): shown
        for name, item in value._asdict().items()
        if name not in leave and (shown := plain(pack, item)) not in (None, "", [], {}, False)
    }


def tree(pack: Pack, data: Any, name: str = "") -> Iterator[Item]:
    """Write plain data as a list: sentences with their sources in one line, everything else as key and value."""
    match data:
        case {"says": str() as says, **beside} if not set(beside) - _BESIDE:
            rest: Mapping[str, Any] = {str(key): value for key, value in beside.items()}
            yield Item(f"{name}{_lead(rest)}{says}{_ground(pack, rest)}", "plain", _positions(pack, rest))
        case Mapping():
            items = tuple(item for key, value in data.items() for item in tree(pack, value, f"{_label(key)}: "))
            if name:
                yield Item(name.removesuffix(": "), "strong", items)
            else:
                yield from items
        case list() if data and all(isinstance(item, str) for item in data):
            shown = [
                f"{item} (not read)" if name == "sources: " and pack.rests_on_little(None, (item,)) else item
                for item in data
            ]
            yield Item(f"{name}{', '.join(shown)}")
        case list():
            items = tuple(item for value in data for item in _entry(pack, value))
            yield Item(name.removesuffix(": "), "strong", items)
        case True:
            yield Item(f"{name}yes")
        case _:
            yield Item(f"{name}{data}")


_MARKS = {"experience": "(one practitioner's experience) ", "unverified": "(unverified claim) "}
_BESIDE = {"topic", "confidence", "mark", "sources", "positions", "from", "to", "except"}


def _entry(pack: Pack, value: Any) -> Iterator[Item]:
    """Write one entry of a list under the first word that names it."""
    title = (
        next((key for key in ("id", "concern", "name", "sign", "event", "with", "group") if key in value), None)
        if (isinstance(value, Mapping))
        else None
    )
    if title is None or ("says" in value and not set(value) - {"says", *_BESIDE}):
        yield from tree(pack, value)
        return
    rest = {key: item for key, item in value.items() if key != title}
    yield Item(str(value[title]), "strong", tuple(tree(pack, rest)))


def _lead(rest: Mapping[str, Any]) -> str:
    topic = f"{rest['topic']}: " if "topic" in rest else ""
    when = f"{rest['from']}{' to ' + rest['to'] if 'to' in rest else ''}, " if "from" in rest else ""
    return f"{when}{topic}{_MARKS.get(rest.get('mark', ''), '')}"


def _ground(pack: Pack, rest: Mapping[str, Any]) -> str:
    names = rest.get("sources", [])
    parts = [", ".join(f"{n} (not read)" if pack.rests_on_little(None, (n,)) else n for n in names)] if names else []
    if rest.get("confidence") == "low" or (names and pack.rests_on_little(None, tuple(names))):
        parts.append("low confidence")
    return f" [{'; '.join(parts)}]" if parts else ""


def _positions(pack: Pack, rest: Mapping[str, Any]) -> tuple[Item, ...]:
    return tuple(Item(f"position: {p['says']}{_ground(pack, p)}", "quiet") for p in rest.get("positions", ()))


def _label(key: str) -> str:
    return key.replace("_", " ")
