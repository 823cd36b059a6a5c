"""One client of a region, written as the shortest intake record that says who it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from needlecli.boxes import Box
from needlecli.client import Client, Unreadable, denial, read_answer, read_client
from needlecli.knowledge import Fact, Pack
from needlecli.logic import EVENT, PLANNED_DEPTH
from needlecli.proofs.axes import AREA, CONCERN, Axes, Cell
from needlecli.source import Document

Record = Mapping[str, Any]
"""An intake record as plain data."""


def record_of(axes: Axes, box: Box, pack: Pack) -> Record:
    """Write down the plainest client of a box: everything else was asked and denied, or is what an adult says.

    A question left open is written `unknown`.
    """
    cells = axes.space.plainest(box)
    return record_at(axes, cells, pack)


def record_at(axes: Axes, cells: Sequence[int], pack: Pack) -> Record:
    """Write down the client of one point of the space, given as the cell on every axis."""
    record: dict[str, Any] = {"on": str(axes.on)}
    facts: dict[str, Any] = {}
    for axis, number in zip(axes.order, cells, strict=True):
        cell = axis.cells[number]
        if axis.name in (AREA, CONCERN):
            record[f"{axis.name}s"] = list(cell.names)
        elif axis.name == EVENT:
            record |= {EVENT: cell.says} if number else {}
        elif axis.name in pack.vocabulary.facts and _worth_saying(axis.name, cell, number, pack, axes.on):
            facts[axis.name] = cell.says
    return {**record, "facts": facts, "others": "no"}


def client_of(record: Record, pack: Pack) -> Client | None:
    """Read a record as `needle recommend --intake` does; None where the pack has no word for something in it."""
    return read_client(Document("witness", "", dict(record)), pack, date.min).value


def _worth_saying(name: str, cell: Cell, number: int, pack: Pack, on: date) -> bool:
    """Say whether an answer has to stand in the record: a denial goes without saying, and so does no plan.

    An answer that the pack has no words for, because another pack has them, cannot.
    """
    fact = pack.vocabulary.facts[name]
    if name == PLANNED_DEPTH:
        return not cell.open
    if not cell.open and not _can_be_said(fact, cell, pack, on):
        return False
    return number > 0 or denial(fact) is None


def _can_be_said(fact: Fact, cell: Cell, pack: Pack, on: date) -> bool:
    try:
        return read_answer(fact, cell.says, on, pack.vocabulary) == cell.answer
    except Unreadable:
        return False
