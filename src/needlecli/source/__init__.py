"""A source is text that remembers where everything was written."""

from needlecli.source.diagnostic import Checked, Diagnostic, Location, Severity, at, error, in_order, worst
from needlecli.source.document import START, Document, Path, Span, Spot, walk
from needlecli.source.excerpt import excerpt

__all__ = [
    "START",
    "Checked",
    "Diagnostic",
    "Document",
    "Location",
    "Path",
    "Severity",
    "Span",
    "Spot",
    "at",
    "error",
    "excerpt",
    "in_order",
    "walk",
    "worst",
]
