"""Texts in, everything that is wrong with them out: reading, compiling, rules, and what the files allow."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from needlecli.knowledge import Pack
from needlecli.knowledge.compiling import compile_texts
from needlecli.lint._linting import lint
from needlecli.lint._lot import Lot
from needlecli.source import Diagnostic, Document, Severity, worst

Proving = Callable[[Pack, Sequence[Document], date, Sequence[Diagnostic]], Sequence[Diagnostic]]
"""What looks at every client there could be, and finds what rules about files cannot; it is told what those found."""


class Check(NamedTuple):
    """What came of a check: the files that could be read, their pack if there is one, and every finding in order."""

    documents: tuple[Document, ...]
    pack: Pack | None
    found: tuple[Diagnostic, ...]


def check(
    texts: Sequence[tuple[str, bytes]],
    on: date | None = None,
    behind: Pack | None = None,
    behind_documents: Sequence[Document] = (),
    prove: Proving | None = None,
) -> Check:
    """Check named texts as one pack over another; `on` is the day that ages are counted to.

    Left out, it is the day of the newest review in the pack, so that the same files always give the same findings.
    `prove` is asked about a pack without errors.
    """
    documents, compiled = compile_texts(texts, behind=behind)
    found, pack, lot = compiled.diagnostics, compiled.value, None
    if pack is not None:
        # What an error keeps out of the pack may use what else looks unused.
        whole = behind is None and worst(found) < Severity.ERROR
        lot = Lot(pack, documents, on or newest_review(pack), behind_documents, whole=whole, below=behind)
    if prove is None or lot is None or not documents or worst(found) is Severity.ERROR:
        return Check(documents, pack, lint(documents, lot, found))
    return Check(documents, pack, lint(documents, lot, found, partial(prove, lot.pack, documents, lot.on)))


def newest_review(pack: Pack) -> date:
    """Give the day on which something of a pack was last reviewed."""
    return max(pack.common.pack.reviewed, *(variant.reviewed for variant in pack.variants.values()), date.min)
