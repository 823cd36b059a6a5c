"""A hand-out is what the client takes home: the practitioner's choice, restated, never a recommendation.

`refusal` says whether one may be written, `write` writes it, and `to_html`, `to_page` and `to_pdf` draw it.
"""

from needlecli.handout.document import Clinic, Field, Handout, Logo, Section
from needlecli.handout.html import to_html
from needlecli.handout.pdf import Paper, to_pdf
from needlecli.handout.plain import to_page
from needlecli.handout.refusing import Refusal, at, option_of, refusal
from needlecli.handout.treatment import left_out
from needlecli.handout.writing import write

__all__ = [
    "Clinic",
    "Field",
    "Handout",
    "Logo",
    "Paper",
    "Refusal",
    "Section",
    "at",
    "left_out",
    "option_of",
    "refusal",
    "to_html",
    "to_page",
    "to_pdf",
    "write",
]
