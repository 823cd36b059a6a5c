"""A case file in, cases out; what cannot be read is a finding at its place, before anything runs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from needlecli.cases.case import Case
from needlecli.cases.expecting import read_expectation
from needlecli.cases.laying import CLIENT, lay, merged
from needlecli.cases.sheet import Sheet
from needlecli.knowledge import Pack, did_you_mean
from needlecli.source import Checked, Document, Path, Severity, at, in_order

KEYS = ("on", "client", "variants", "cases")
CASE = ("name", "client", "variants", "sources", "known_gap", "confirmed", "expect")
FORM = "{name: …, client: {…}, expect: {…}}"


def is_case_file(document: Document) -> bool:
    """Say whether a document holds cases, rather than protocols or one client's record."""
    return isinstance(document.data, dict) and "cases" in document.data


def read_cases(document: Document, pack: Pack) -> Checked[tuple[Case, ...]]:
    """Read the cases of a file for a pack; none of them, when something in it cannot be read."""
    sheet = Sheet(document, pack)
    if not _may_be_one(document.data):
        advice = "a case file starts with on: and cases:; protocol files are checked by needle validate"
        sheet.refuse("missing-key", (), "this is not a case file: it has no key 'cases'", advice)
        return Checked(None, tuple(sheet.found))
    data = sheet.mapping(document.data, (), "on: 2026-11-22, and below it cases:", KEYS)
    _missing(sheet, document.data, (), KEYS, {"on": "on: 2026-11-22, the day the advice is for"})
    on = sheet.day(data["on"], ("on",)) if "on" in data else None
    base = _client(sheet, data, ())
    listed = sheet.items(data["cases"], ("cases",), f"[{FORM}]") if "cases" in data else ()
    looked = _variants(sheet, data, (), tuple(pack.variants))
    cases = tuple(case for path, raw in listed if (case := _case(sheet, raw, path, base, on, looked)) is not None)
    _twice(sheet, data.get("cases"))
    bad = any(found.severity is Severity.ERROR for found in sheet.found)
    return Checked(None if bad else cases, in_order(sheet.found))


def _may_be_one(data: object) -> bool:
    """Say whether a file is meant to hold cases, even where the key is misspelt or the shape is another."""
    return not isinstance(data, dict) or any(key == "cases" or did_you_mean(key, KEYS) == "cases" for key in data)


def _case(
    sheet: Sheet, raw: object, path: Path, base: Mapping[str, Any], on: date | None, looked: tuple[str, ...]
) -> Case | None:
    """Read one case; None where its client cannot be read."""
    written = sheet.mapping(raw, path, FORM, CASE)
    if not isinstance(raw, dict):
        return None
    _missing(sheet, raw, path, CASE, {"name": "name: and what this case shows"})
    own = _client(sheet, written, path)
    if not base and not own and CLIENT not in written:
        says, advice = "nothing is said about the client", "add client: with concerns and facts"
        sheet.refuse("missing-key", path, says, advice)
    variants = _variants(sheet, written, path, looked)
    client = lay(sheet, base, own, path, on) if on is not None else None
    expect = read_expectation(sheet, written.get("expect"), (*path, "expect"), variants)
    more = _about(sheet, written, path)
    if client is None:
        return None
    record = merged(sheet, base, own)
    return Case(
        client=client, expect=expect, variants=variants, document=sheet.document, path=path, record=record, **more
    )


def _about(sheet: Sheet, written: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Read what is said about a case, beside the client and what is expected."""
    read: dict[str, Any] = {}
    for key, form in (("name", "name: what this case shows"), ("known_gap", "known_gap: why it cannot pass yet")):
        if key in written or key == "name":
            read[key] = sheet.text(written[key], (*path, key), form) if key in written else ""
    if "sources" in written:
        read["sources"] = sheet.terms(written["sources"], (*path, "sources"), "source")
    if "confirmed" in written:
        read["confirmed"] = sheet.word(written["confirmed"], (*path, "confirmed"), ("no", "yes")) != "no"
    return read


def _client(sheet: Sheet, written: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    raw = written.get(CLIENT)
    return {} if raw is None else sheet.mapping(raw, (*path, CLIENT), "{concerns: [acne-scars]}")


def _variants(sheet: Sheet, written: Mapping[str, Any], path: Path, every: tuple[str, ...]) -> tuple[str, ...]:
    """Give the variants a case looks at: those it names, else those of its file, else all of the pack."""
    if "variants" not in written:
        return every
    found = len(sheet.found)
    named = sheet.terms(written["variants"], (*path, "variants"), "variant")
    if not named and len(sheet.found) == found:
        advice = "name some, or leave the key out to look at all of them"
        sheet.refuse("wrong-value", (*path, "variants"), "a case that looks at no variant shows nothing", advice)
    return named if len(sheet.found) == found else every


def _missing(sheet: Sheet, raw: object, path: Path, keys: tuple[str, ...], wanted: Mapping[str, str]) -> None:
    """Note the keys that are not there, but for one that is there misspelt: that is a finding already."""
    if not isinstance(raw, dict):
        return
    misspelt = {did_you_mean(key, keys) for key in raw if key not in keys}
    for key, form in wanted.items():
        if key not in raw and key not in misspelt:
            sheet.refuse("missing-key", path, f"the key {key!r} is missing here", f"add {form}", key=True)


def _twice(sheet: Sheet, cases: object) -> None:
    """Note a name that two cases of the file have: a failure could not say which it is."""
    first: dict[str, Path] = {}
    for index, raw in enumerate(cases if isinstance(cases, list) else ()):
        name = raw.get("name") if isinstance(raw, dict) else None
        path: Path = ("cases", index, "name")
        if isinstance(name, str) and first.setdefault(name.strip(), path) != path:
            says = f"two cases are called {name.strip()[:60]!r}"
            sheet.refuse("id-twice", path, says, "give each a name of its own")
            related = (("first given here", at(sheet.document, first[name.strip()])),)
            sheet.found[-1] = replace(sheet.found[-1], related=related)
