"""Say in plain words what differs between two answers for the same client, variant by variant."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from needlecli.receipts.aspects import KINDS, aspects, canonical, cut, mappings, named, verdict_text

LISTS: Mapping[str, str] = {
    "questions": "question",
    "cleared": "letter on file",
    "concerns": "concern",
    "notices": "notice",
}
"""Lists of an answer whose entries are named when they come or go."""

OTHERWISE: Mapping[str, str] = {
    "mentions": "what the notes were read as",
    "unrecognised": "what was not understood in the notes",
    "review": "whether a person has to read the notes",
    "ref": "the reference",
    "on": "the day the advice is for",
    "pack": "what the answer calls its pack",
    "schema": "what the answer calls itself",
}
"""What is only said to differ, because it may hold the client's own words, or says itself what it is."""


class Change(NamedTuple):
    """One difference: the variant it is about, if any, a stable word for its kind, and a sentence."""

    variant: str
    kind: str
    says: str


def comparable(answer: Mapping[str, Any], *, pack_same: bool) -> Mapping[str, Any]:
    """Leave out where the pack lay, which tells nothing about the client; of another pack, also what it is called."""
    kept = answer if pack_same else {key: value for key, value in answer.items() if key != "pack"}
    shorten: Callable[[Any], Any] = _file if pack_same else lambda _: ""
    return {key: _without_folders(value, shorten) for key, value in kept.items()}


def _without_folders(value: Any, shorten: Callable[[Any], Any]) -> Any:
    match value:
        case dict():
            return {k: shorten(v) if k == "origin" else _without_folders(v, shorten) for k, v in value.items()}
        case list():
            return [_without_folders(one, shorten) for one in value]
        case _:
            return value


def _file(origin: object) -> object:
    return origin.replace("\\", "/").rpartition("/")[2] if isinstance(origin, str) else origin


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Change, ...]:
    """Give every difference between two answers (`needle.recommendation/1`), variant by variant; never none."""
    then, today = named(before.get("options"), "variant"), named(now.get("options"), "variant")
    found: list[Change] = []
    for name in dict.fromkeys((*today, *then)):
        if name not in today:
            found.append(Change(name, "variant-lost", "is no longer among the variants"))
        elif name not in then:
            found.append(Change(name, "variant-added", f"is new among the variants: {verdict_text(today[name])}"))
        else:
            found += _of_option(name, then[name], today[name])
    found += _of_lists(before, now)
    return tuple(found) or (Change("", "other", "the answers are not written alike"),)


def _of_option(name: str, then: Mapping[str, Any], today: Mapping[str, Any]) -> Iterator[Change]:
    old, new = dict(aspects(then)), dict(aspects(today))
    for kind, word in KINDS.items():
        for key in sorted({key for key in (*old, *new) if key[0] == kind}):
            if old.get(key) != new.get(key):
                yield _change(name, word, key, old.get(key), new.get(key))
    parts = sorted(key for key in {*then, *today} if _rest(then, today, key) != _rest(today, then, key))
    if parts:
        words = ", ".join(cut(part.replace("_", " ")) for part in parts)
        yield Change(name, "wording", f"other words, sources or details in: {words}")


def _change(name: str, word: str, key: tuple[str, str], old: str | None, new: str | None) -> Change:
    kind, about = key
    what = f"{word} {cut(about)}" if about else word
    if old is None:
        return Change(name, f"{kind}-added", f"{what} is new: “{new}”")
    if new is None:
        return Change(name, f"{kind}-lost", f"{what} is gone: “{old}” in the receipt")
    return Change(name, kind, f"{what}: “{old}” in the receipt, “{new}” now")


SAID = frozenset(
    (
        *("rank", "variant", "verdict", "if_clear", "until", "until_moves", "fit", "downtime_days", "discomfort"),
        *("cost_tier", "operator", "standing", "treatments", "interval_weeks"),
    )
)
"""Keys of an option that the aspects say in full; of the others something may be left."""


def _rest(option: Mapping[str, Any], other: Mapping[str, Any], key: str) -> str:
    """Write what the aspects of an option do not say of one key, leaving out what the other option has not."""
    value = option.get(key, ())
    if key in SAID:
        return ""
    if key not in ROWS:
        return canonical(value)
    names, said = ROWS[key]
    known = {_name(row, names) for row in mappings(other.get(key))}
    rows = ({k: v for k, v in row.items() if k not in said} for row in mappings(value) if _name(row, names) in known)
    return canonical(sorted(map(canonical, rows)))


def _name(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return canonical([row.get(name) for name in names])


ROWS: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "areas": (("area",), frozenset(("verdict", "if_clear", "until"))),
    "depth": (("concern", "area"), frozenset(("min_mm", "max_mm", "if_clear", "with_clearance"))),
    "cautions": (("id",), frozenset(("level", "fired", "cleared", "until", "until_moves", "origin"))),
    "courses": (("concern",), frozenset(("effect", "grade", "treatments", "interval_weeks"))),
}
"""Lists of rows: what names a row, and which of its keys the aspects say in full."""


def _of_lists(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    """Compare what an answer says beside its options."""
    for key, word in LISTS.items():
        then, today = _entries(before.get(key)), _entries(now.get(key))
        yield from (Change("", f"{word}-added", f"{word} is new: {cut(e)}") for e in today if e not in then)
        yield from (Change("", f"{word}-lost", f"{word} is gone: {cut(e)}") for e in then if e not in today)
        if set(then) == set(today) and canonical(before.get(key)) != canonical(now.get(key)):
            yield Change("", word, f"the {word}s are in another order, or say other things")
    for key in sorted({*before, *now} - {*LISTS, "options"}):
        if canonical(before.get(key)) != canonical(now.get(key)):
            yield Change("", "other", f"{OTHERWISE.get(key, cut(key))} is not the same")


def _entries(value: object) -> list[str]:
    """Name the entries of a list: texts themselves, questions by their fact."""
    found = value if isinstance(value, list) else []
    names = [one.get("fact") if isinstance(one, dict) else one for one in found]
    return [name for name in names if isinstance(name, str)]
