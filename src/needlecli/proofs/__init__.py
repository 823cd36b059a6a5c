"""Proofs say what holds for every client there could be, and show one for whom it does not."""

from needlecli.proofs.axes import AREA, CONCERN, Axes, Axis, Cell
from needlecli.proofs.differing import Differ, Side, Turn
from needlecli.proofs.everyone import Everyone
from needlecli.proofs.grounds import Grounds, Place, Told
from needlecli.proofs.proof import Proof, Refutation, Status, Witness
from needlecli.proofs.proving import prove
from needlecli.proofs.regions import Boxes, Region, Regions
from needlecli.proofs.telling import told
from needlecli.proofs.turning import DIRECTIONS, Direction, turned
from needlecli.proofs.witness import Record, client_of, record_at, record_of

__all__ = [
    "AREA",
    "CONCERN",
    "DIRECTIONS",
    "Axes",
    "Axis",
    "Boxes",
    "Cell",
    "Differ",
    "Direction",
    "Everyone",
    "Grounds",
    "Place",
    "Proof",
    "Record",
    "Refutation",
    "Region",
    "Regions",
    "Side",
    "Status",
    "Told",
    "Turn",
    "Witness",
    "client_of",
    "prove",
    "record_at",
    "record_of",
    "told",
    "turned",
]
