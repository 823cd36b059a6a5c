"""Read what a case expects: every word is checked against the pack before anything runs."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from needlecli.advice import Verdict
from needlecli.cases.case import Expectation, Match
from needlecli.cases.settings import JOINED, READ
from needlecli.cases.sheet import NONE, Sheet, What
from needlecli.logic import Depth, Period
from needlecli.source import Path

T = TypeVar("T")
VERDICTS = {verdict.word: verdict for verdict in Verdict}


class Entry(NamedTuple):
    """One value under `expect` with its place, and the variants that the case looks at."""

    sheet: Sheet
    raw: object
    path: Path
    variants: tuple[str, ...]


def read_expectation(sheet: Sheet, raw: object, path: Path, variants: tuple[str, ...]) -> Expectation | None:
    """Read what is expected; None where nothing is yet."""
    if raw is None or raw == {}:
        return None
    written = sheet.mapping(raw, path, "{cautions: [], asks: []}", READERS)
    read = {key: READERS[key](Entry(sheet, value, (*path, key), variants)) for key, value in written.items()}
    return Expectation(written=frozenset(written), **read)


def _cautions(entry: Entry) -> Match:
    return _match(entry, "caution")


def _asks(entry: Entry) -> Match:
    return _match(entry, "fact")


def _offered(entry: Entry) -> Match:
    match = _match(entry, "variant")
    for inside, names in (((), match.exact or ()), (("include",), match.include), (("exclude",), match.exclude)):
        for index, name in enumerate(names):
            _looked_at(entry, name, (*entry.path, *inside, index))
    return match


def _match(entry: Entry, what: What) -> Match:
    """Read words that are all there is, or which of them are to be there and which not."""
    sheet, raw, path, _ = entry
    if not isinstance(raw, dict):
        return Match(sheet.terms(raw, path, what))
    inside = sheet.mapping(raw, path, "{include: [], exclude: []}", ("include", "exclude"))
    return Match(None, **{key: sheet.terms(value, (*path, key), what) for key, value in inside.items()})


def _unrecognised(entry: Entry) -> Match:
    sheet, raw, path, _ = entry
    form = "[words of the notes]"
    return Match(tuple(sheet.text(value, inside, form) for inside, value in sheet.items(raw, path, form)))


def _first(entry: Entry) -> str | None:
    name = entry.sheet.term(entry.raw, entry.path, "variant")
    return name if name and _looked_at(entry, name, entry.path) else None


def _verdicts(entry: Entry) -> Mapping[str, Verdict]:
    def read(raw: object, path: Path) -> Verdict | None:
        return VERDICTS.get(entry.sheet.word(raw, path, VERDICTS))

    return {name: verdict for name, verdict in _each(entry, "pen: suitable", read) if verdict is not None}


def _until(entry: Entry) -> Mapping[str, date | None]:
    def read(raw: object, path: Path) -> date | None:
        return entry.sheet.day(raw, path, ", or none")

    return dict(_each(entry, "pen: 2026-11-22", lambda raw, path: _or_none(raw, path, read)))


def _interval(entry: Entry) -> Mapping[str, Period | None]:
    def read(raw: object, path: Path) -> Period | None:
        return entry.sheet.quantity(raw, path, Period)

    return dict(_each(entry, "pen: 4-6 weeks", lambda raw, path: _or_none(raw, path, read)))


def _depth(entry: Entry) -> Mapping[str, Mapping[str, Depth | None]]:
    def in_areas(raw: object, path: Path) -> Mapping[str, Depth | None]:
        areas = entry.sheet.mapping(raw, path, "{cheeks: 1.0-1.5 mm}")
        return {
            area: _or_none(value, (*path, name), lambda raw, path: entry.sheet.quantity(raw, path, Depth))
            for name, value in areas.items()
            if (area := entry.sheet.term(name, (*path, name), "area", key=True))
        }

    return dict(_each(entry, "pen: {cheeks: 1.0-1.5 mm}", in_areas))


def _settings(entry: Entry) -> Mapping[str, Mapping[str, str]]:
    sheet = entry.sheet

    def read(raw: object, path: Path) -> Mapping[str, str]:
        inside = sheet.mapping(raw, path, "{passes: 1, test_spot: yes}", JOINED)
        return {name: _setting(sheet, name, value, (*path, name)) for name, value in inside.items()}

    return dict(_each(entry, "pen: {passes: 1}", read))


def _setting(sheet: Sheet, name: str, raw: object, path: Path) -> str:
    """Read the value of one setting, as a protocol file writes it."""
    if name == "test_spot" and raw in (True, "yes"):
        return "yes"
    try:
        if name in READ:
            return str(READ[name](raw))
    except ValueError as problem:
        says, _, advice = str(problem).partition("; ")
        sheet.refuse("wrong-value", path, says, advice)
        return ""
    if name == "passes" and type(raw) is int:
        return str(raw)
    form = {"passes": "passes: 1", "test_spot": "test_spot: yes"}.get(name, f"{name}: the words of the protocol file")
    if name in ("passes", "test_spot"):
        sheet.refuse("wrong-value", path, f"this is no value of {name}", f"write {form}")
        return ""
    return sheet.text(raw, path, form)


def _struck(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    sheet = entry.sheet
    choices = [option for fact in sheet.pack.vocabulary.facts.values() if fact.chosen for option in fact.options]

    def read(raw: object, path: Path) -> tuple[str, ...]:
        if not choices:
            advice = "no question of this pack has options that can be struck out"
            sheet.refuse("wrong-value", path, "nothing can be struck out here", advice)
            return ()
        return tuple(sheet.word(value, inside, choices) for inside, value in sheet.items(raw, path, "[phenol]"))

    return dict(_each(entry, "pen: [phenol]", read))


def _each(entry: Entry, form: str, read: Callable[[object, Path], T]) -> Iterator[tuple[str, T]]:
    """Read a mapping from variants of the case to something."""
    for key, value in entry.sheet.mapping(entry.raw, entry.path, f"{{{form}}}").items():
        path = (*entry.path, key)
        name = entry.sheet.term(key, path, "variant", key=True)
        if name and _looked_at(entry, name, path, key=True):
            yield name, read(value, path)


def _looked_at(entry: Entry, name: str, path: Path, *, key: bool = False) -> bool:
    """Say whether a variant is one that the case looks at; note it where it is not."""
    if name not in entry.variants:
        says = f"{name!r} is not among the variants this case looks at"
        entry.sheet.refuse("wrong-value", path, says, "add it to the case's variants, or leave it out here", key=key)
    return name in entry.variants


def _or_none(raw: object, path: Path, read: Callable[[object, Path], T | None]) -> T | None:
    return None if raw in NONE else read(raw, path)


READERS: Mapping[str, Callable[[Entry], Any]] = {
    "cautions": _cautions,
    "asks": _asks,
    "offered": _offered,
    "first": _first,
    "verdicts": _verdicts,
    "if_clear": _verdicts,
    "until": _until,
    "depth": _depth,
    "interval": _interval,
    "settings": _settings,
    "struck": _struck,
    "unrecognised": _unrecognised,
}
"""How each key of `expect` is read."""
