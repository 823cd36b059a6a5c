"""Lint is the rules about protocol files: one rule a file, which is also its page.

A rule has a `SEVERITY` and one of two checks: `in_document(document)` needs nothing but the file, `in_pack(lot)` needs
the whole pack.  A rule without a check is the page of something that reading itself finds.
"""

from needlecli.lint._arguing import argued
from needlecli.lint._checking import Check, check, newest_review
from needlecli.lint._linting import lint, severity_of
from needlecli.lint._lot import Lot
from needlecli.lint._pages import Example, RulePage, page, pages

__all__ = [
    "Check",
    "Example",
    "Lot",
    "RulePage",
    "argued",
    "check",
    "lint",
    "newest_review",
    "page",
    "pages",
    "severity_of",
]
