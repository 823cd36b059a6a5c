"""A map file in, a form out; every mistake in it is a finding at its place."""

from collections.abc import Mapping
from typing import Any

from needlecli.client.maps.dates import KNOWN, DateForm, date_form
from needlecli.client.maps.form import KEYS, LISTS, Column, Form, Meaning, folded_header
from needlecli.client.maps.meanings import answers, choices
from needlecli.client.maps.numbers import convertible, unit_of
from needlecli.client.maps.sheet import Sheet
from needlecli.knowledge import Pack
from needlecli.logic import Duration, Kind
from needlecli.source import Checked, Document, Path, Severity, in_order

SCHEMA = "needle.map/1"
TOP = ("schema", "dates", "separator", "constants", "columns")
COLUMN = ("is", "ignore", "answers", "choices", "unticked", "separator", "form", "unit", "window")
CONSTANTS = (
    "others",
    "concerns",
    "areas",
    "available",
    "operator",
    "max_downtime",
    "max_depth",
    "prefer",
    "facts",
    "on",
)
EXAMPLE = '"Are you pregnant?": {is: pregnancy}'
TODO = "TODO"


def is_map(document: Document) -> bool:
    """Say whether a document is a map of a form."""
    schema = document.data.get("schema") if isinstance(document.data, dict) else None
    return isinstance(schema, str) and schema.startswith("needle.map/")


def read_map(document: Document, pack: Pack) -> Checked[Form]:
    """Read a map for a pack; no form when something in it cannot be read."""
    sheet = Sheet(document, pack)
    data = sheet.mapping(document.data, (), f"schema: {SCHEMA}, and below it columns:", TOP)
    if isinstance(document.data, dict):
        if document.data.get("schema") != SCHEMA:
            path: Path = ("schema",) if "schema" in document.data else ()
            sheet.refuse("wrong-value", path, "a map names its schema", f"write schema: {SCHEMA}")
        if "columns" not in document.data:
            sheet.refuse(
                "missing-key", (), "the key 'columns' is missing here", f"add columns: with {EXAMPLE}", key=True
            )
    dates = _form(sheet, data["dates"], ("dates",)) if "dates" in data else None
    separator = sheet.text(data["separator"], ("separator",), '", "') if "separator" in data else ","
    constants = _constants(sheet, data["constants"]) if "constants" in data else {}
    columns = _columns(sheet, data["columns"], dates, separator) if "columns" in data else ()
    form = Form(columns=columns, pack=pack, constants=constants)
    bad = any(found.severity is Severity.ERROR for found in sheet.found)
    return Checked(None if bad else form, in_order(sheet.found))


def _columns(sheet: Sheet, raw: object, dates: DateForm | None, separator: str) -> tuple[Column, ...]:
    written = sheet.mapping(raw, ("columns",), EXAMPLE)
    if isinstance(raw, dict) and not raw:
        sheet.refuse("wrong-value", ("columns",), "a map without columns reads nothing", f"add one like {EXAMPLE}")
    seen: set[str] = set()
    for header in written:
        if folded_header(header) in seen:
            sheet.refuse("key-twice", ("columns", header), "this column is there twice", "keep one", key=True)
        seen.add(folded_header(header))
    return tuple(_column(sheet, header, one, dates, separator) for header, one in written.items())


def _column(sheet: Sheet, header: str, raw: object, dates: DateForm | None, separator: str) -> Column:
    path: Path = ("columns", header)
    written = sheet.mapping(raw, path, "{is: pregnancy}", COLUMN)
    if "ignore" in written:
        return Column(header=header, ignore=_ignored(sheet, written, path))
    if not written and isinstance(raw, dict) and not any(key not in COLUMN for key in raw):
        sheet.refuse(
            "missing-key", path, "nothing is said about this column", "add is: FACT, or ignore: REASON", key=True
        )
    targets = _targets(sheet, written["is"], (*path, "is")) if "is" in written else ()
    if written and raw == written and "is" not in written and "choices" not in written:
        sheet.refuse("missing-key", path, "what the column is, is not said", "add is: FACT, or choices:", key=True)
    form = _form(sheet, written["form"], (*path, "form")) if "form" in written else dates
    unticked = sheet.word(written["unticked"], (*path, "unticked"), ("no", "unknown")) if "unticked" in written else ""
    own = sheet.text(written["separator"], (*path, "separator"), '", "') if "separator" in written else separator
    return Column(
        header=header,
        targets=targets,
        answers=answers(sheet, written["answers"], (*path, "answers"), targets) if "answers" in written else {},
        choices=_choices(sheet, written, path, targets),
        unticked=unticked == "no",
        separator=own,
        form=form,
        unit=_unit(sheet, written["unit"], (*path, "unit"), targets) if "unit" in written else "",
        window=_window(sheet, written["window"], (*path, "window")) if "window" in written else "",
    )


def _ignored(sheet: Sheet, written: Mapping[str, Any], path: Path) -> str:
    reason = sheet.text(written["ignore"], (*path, "ignore"), "ignore: personal")
    if reason.strip().upper().startswith(TODO):
        says = "nobody has said yet what this column is"
        sheet.refuse("wrong-value", (*path, "ignore"), says, "write is: FACT or choices:, or the reason to ignore it")
    if others := [key for key in written if key != "ignore"]:
        says = "a column is ignored or read, not both"
        sheet.refuse("wrong-value", (*path, others[0]), says, "keep one of them", key=True)
    return reason


def _targets(sheet: Sheet, raw: object, path: Path) -> tuple[str, ...]:
    found = tuple(word for inside, one in sheet.several(raw, path) if (word := sheet.target(one, inside)))
    keys = [word for word in found if word in KEYS or word in LISTS]
    if not found and isinstance(raw, list) and not raw:
        sheet.refuse("wrong-value", path, "the list is empty", "name a fact, or write ignore: REASON")
    if keys and len(found) > 1:
        says = f"{keys[0]} is not a fact, and stands alone"
        sheet.refuse("wrong-value", path, says, f"write is: {keys[0]}, or facts only")
        return ()
    kinds = {sheet.pack.vocabulary.facts[fact].kind for fact in found} if not keys else set()
    if len(found) > 1 and Kind.NUMBER in kinds:
        sheet.refuse("wrong-value", path, "a number cannot be asked for together with another fact", "name one fact")
        return ()
    return tuple(dict.fromkeys(found))


def _choices(sheet: Sheet, written: Mapping[str, Any], path: Path, targets: tuple[str, ...]) -> Mapping[str, Meaning]:
    if "choices" not in written:
        return {}
    key = targets[0] if targets and targets[0] in LISTS else ""
    if targets and not key:
        says = "choices say what they are themselves, or go with is: concerns, areas, available or cleared"
        sheet.refuse("wrong-value", (*path, "is"), says, "take one of the two out")
        return {}
    return choices(sheet, written["choices"], (*path, "choices"), key)


def _form(sheet: Sheet, raw: object, path: Path) -> DateForm | None:
    form = date_form(raw) if isinstance(raw, str) else None
    if form is None:
        sheet.refuse("wrong-value", path, "this form of dates cannot be read", f"write it like {KNOWN}")
    return form


def _unit(sheet: Sheet, raw: object, path: Path, targets: tuple[str, ...]) -> str:
    unit = unit_of(raw) if isinstance(raw, str) else ""
    facts = sheet.pack.vocabulary.facts
    fact = facts.get(targets[0]) if targets else None
    if fact is None or fact.kind is not Kind.NUMBER:
        sheet.refuse("wrong-value", path, "only a number has a unit", "take it out, or name a fact that is a number")
    elif not convertible(unit, fact):
        sheet.refuse("wrong-value", path, f"this unit cannot be turned into {fact.unit}", f"write {fact.unit}")
    return unit


def _window(sheet: Sheet, raw: object, path: Path) -> str:
    try:
        Duration.parse(raw)
    except ValueError as problem:
        says, _, advice = str(problem).partition("; ")
        sheet.refuse("wrong-value", path, says, advice)
    return str(raw)


def _constants(sheet: Sheet, raw: object) -> dict[str, Any]:
    """Read what is the same for every row; it is held against the rules of an intake record when rows are read."""
    written = sheet.mapping(raw, ("constants",), "{others: unknown, concerns: [acne-scars]}", CONSTANTS)
    constants: dict[str, Any] = {}
    for key, value in written.items():
        path: Path = ("constants", key)
        if key in LISTS:
            constants[key] = [
                word for inside, one in sheet.several(value, path) if (word := sheet.listed(one, inside, key))
            ]
        elif key == "others":
            constants[key] = sheet.word(value, path, ("no", "unknown"))
        elif key == "facts":
            asked = sheet.mapping(value, path, "{consent-missing: no}")
            facts = {
                name: sheet.answer(name, one, (*path, name)) for name, one in asked.items() if _known(sheet, name, path)
            }
            constants[key] = facts
        else:
            constants[key] = sheet.text(value, path, f"{key}: …")
    return constants


def _known(sheet: Sheet, name: str, path: Path) -> bool:
    return bool(sheet.fact(name, (*path, name), key=True))
