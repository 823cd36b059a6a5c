"""What a rule finds in a small pack with some of its files changed."""

from collections.abc import Iterator
from datetime import date

from builders import TODAY, small_files
from needlecli.lint import check
from needlecli.source import Diagnostic, Location


def findings(rule: str, on: date = TODAY, **replaced: str) -> tuple[Diagnostic, ...]:
    """Give what one rule finds when some files of the small pack are replaced, or a variant is added."""
    texts = [(name, text.encode()) for name, text in small_files(**replaced).items()]
    return tuple(d for d in check(texts, on).found if d.name == rule)


def marked(found: tuple[Diagnostic, ...]) -> list[str]:
    """Give the very words that findings point at."""
    return list(_words(d.where for d in found))


def _words(places: Iterator[Location]) -> Iterator[str]:
    for where in places:
        lines = where.text.splitlines(keepends=True)[where.span.line : where.span.end_line + 1]
        lines[-1] = lines[-1][: where.span.end_column]
        yield "".join(lines)[where.span.column :]
