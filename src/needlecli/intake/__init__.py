"""Intake is the ways in: inputs to rows of answers, one reader a file."""

from needlecli.intake._opened import Block, Opened, Row, Sheet, Table
from needlecli.intake._options import Options
from needlecli.intake._refusing import Unusable
from needlecli.intake._sniffing import GUESSES, Guess, guess
from needlecli.intake._streams import GZIP, Gunzipped, Readable, ending

__all__ = [
    "GUESSES",
    "GZIP",
    "Block",
    "Guess",
    "Gunzipped",
    "Opened",
    "Options",
    "Readable",
    "Row",
    "Sheet",
    "Table",
    "Unusable",
    "ending",
    "guess",
]
