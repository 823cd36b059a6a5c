"""Findings that only another command makes, held against what the protocol files allow."""

from collections.abc import Sequence
from datetime import date

from needlecli.lint._allowing import allow
from needlecli.lint._linting import rules, severity_of
from needlecli.source import Diagnostic, Document

ABOUT_COMMENTS = ("suppression-stale", "suppression-expired")


def argued(
    documents: Sequence[Document], found: Sequence[Diagnostic], name: str, on: date
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Give what is left of the findings of one name, and what is wrong with comments that allow it.

    A comment that cannot be read, or that speaks of another finding, is for `needle validate` to tell.
    """
    idle = frozenset(rules()) - {name}
    kept = tuple(allow(documents, found, on, severity_of, idle))
    return tuple(d for d in kept if d.name == name), tuple(d for d in kept if d.name in ABOUT_COMMENTS)
