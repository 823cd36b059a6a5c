"""Lay a case's client over the one that its file starts from, and read the two as one intake record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from needlecli.cases.sheet import Sheet
from needlecli.client import Client, read_client
from needlecli.source import Diagnostic, Document, Path, Spot

CLIENT, FACTS = "client", "facts"
NAMES = {
    "wrong-answer": "wrong-value",
    **dict.fromkeys(
        ("unknown-fact", "unknown-concern", "unknown-area", "unknown-variant", "unknown-caution"), "unknown-term"
    ),
}
"""What reading a client calls its findings, in the names that protocol files know."""


def lay(sheet: Sheet, base: Mapping[str, Any], own: Mapping[str, Any], path: Path, on: date) -> Client | None:
    """Read the client of one case: its keys replace those of the file, its facts are laid over one by one."""
    record = merged(sheet, base, own)
    first, last = _spot(sheet.document, (CLIENT,)), _spot(sheet.document, (*path, CLIENT))
    spot = _over(first, last)
    if isinstance(spot.inside, dict) and FACTS in record:
        facts = _over(_inside(first, FACTS), _inside(last, FACTS))
        spot = spot._replace(inside={**spot.inside, FACTS: facts})
    document = Document(sheet.document.name, sheet.document.text, record, spot)
    checked = read_client(document, sheet.pack, on)
    sheet.found.extend(_placed(one, own, path) for one in checked.diagnostics)
    return checked.value


def merged(sheet: Sheet, base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Give the intake record of a case; a fact that the case answers in other words is still the same fact."""
    record = {**base, **own}
    below, above = base.get(FACTS), own.get(FACTS)
    if isinstance(below, dict) and isinstance(above, dict):
        words = sheet.pack.vocabulary.fact_words
        answered = {words.find(key) or key for key in above}
        record[FACTS] = {key: value for key, value in below.items() if (words.find(key) or key) not in answered} | above
    return record


def _placed(found: Diagnostic, own: Mapping[str, Any], path: Path) -> Diagnostic:
    """Give a finding about a record the way from the top of the case file."""
    inside = found.where.path
    facts = own.get(FACTS)
    here = bool(inside) and inside[0] in own
    if here and len(inside) > 1 and inside[0] == FACTS and isinstance(facts, dict):
        here = inside[1] in facts
    way = (*path, CLIENT, *inside) if here else (CLIENT, *inside)
    return replace(found, name=NAMES.get(found.name, found.name), where=replace(found.where, path=way))


def _spot(document: Document, path: Path) -> Spot | None:
    """Find the spot of the value at a path; None where there is none."""
    spot: Spot | None = document.spot
    for part in path:
        spot = _inside(spot, part)
    return spot


def _inside(spot: Spot | None, part: str | int) -> Spot | None:
    inside = None if spot is None else spot.inside
    if isinstance(inside, dict) and isinstance(part, str):
        return inside.get(part)
    return inside[part] if isinstance(inside, list) and isinstance(part, int) and part < len(inside) else None


def _over(first: Spot | None, last: Spot | None) -> Spot:
    """Lay the places of one mapping over those of another."""
    top = last or first
    if top is None:
        return Spot(None, None)
    inside = [spot.inside for spot in (first, last) if spot is not None and isinstance(spot.inside, dict)]
    return top._replace(inside={key: value for one in inside for key, value in one.items()})
