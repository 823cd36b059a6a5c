"""A source is text that remembers where everything was written."""

from needlecli.source.diagnostic import Checked, Diagnostic, Location, Severity, at, error, in_order, worst
from needlecli.source.document import START, Document, Path, Span, Spot, walk
from needlecli.source.editing import Edit, edited
from needlecli.source.excerpt import excerpt, lines

__all__ = [
    "START",
    "Checked",
    "Diagnostic",
    "Document",
    "Edit",
    "Location",
    "Path",
    "Severity",
    "Span",
    "Spot",
    "at",
    "edited",
    "error",
    "excerpt",
    "in_order",
    "lines",
    "walk",
    "worst",
]
