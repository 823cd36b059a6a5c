"""Proofs say what holds for every client there could be, and show one for whom it does not."""

from needlecli.proofs.axes import AREA, CONCERN, Axes, Axis, Cell
from needlecli.proofs.grounds import Grounds, Place, Told
from needlecli.proofs.regions import Boxes, Region, Regions
from needlecli.proofs.witness import Record, client_of, record_at, record_of

__all__ = [
    "AREA",
    "CONCERN",
    "Axes",
    "Axis",
    "Boxes",
    "Cell",
    "Grounds",
    "Place",
    "Record",
    "Region",
    "Regions",
    "Told",
    "client_of",
    "record_at",
    "record_of",
]
