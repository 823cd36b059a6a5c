"""A source is text that remembers where everything was written."""

from needlecli.source.diagnostic import Checked, Diagnostic, Location, Severity, Shown, at, error, in_order, worst
from needlecli.source.document import START, Document, Path, Span, Spot, walk
from needlecli.source.editing import Edit, edited, respelt
from needlecli.source.excerpt import cells, excerpt, words_meant
from needlecli.source.scalars import plain_value
from needlecli.source.trouble import Trouble

__all__ = [
    "START",
    "Checked",
    "Diagnostic",
    "Document",
    "Edit",
    "Location",
    "Path",
    "Severity",
    "Shown",
    "Span",
    "Spot",
    "Trouble",
    "at",
    "cells",
    "edited",
    "error",
    "excerpt",
    "in_order",
    "plain_value",
    "respelt",
    "walk",
    "words_meant",
    "worst",
]
