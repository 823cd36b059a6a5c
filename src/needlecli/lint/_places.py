"""Where something that a rule compares with was written: in a file under check, or in one behind it."""

from collections.abc import Iterator

from needlecli.lint._lot import Lot, role
from needlecli.source import Document, Location, Path, at


def declared(lot: Lot, wanted: str, path: Path, *, key: bool = False) -> Location | None:
    """Give the place that has the last word on a path in the files of one role; None if no such file is at hand."""
    found = (d for d in _last_first(lot) if role(d) == wanted and _written(d, path))
    return next((at(document, path, key=key) for document in found), None)


def of_variant(lot: Lot, variant: str, path: Path) -> Location | None:
    """Give the place of a path in the file of a variant; None if that is not at hand."""
    found = (
        d for d in _last_first(lot) if role(d) == "" and isinstance(d.data, dict) and str(d.data.get("id")) == variant
    )
    return next((at(document, path) for document in found), None)


def related(label: str, where: Location | None) -> tuple[tuple[str, Location], ...]:
    """Make a related place of a place that may not be at hand."""
    return ((label, where),) if where is not None else ()


def _last_first(lot: Lot) -> Iterator[Document]:
    yield from reversed(lot.documents)
    yield from reversed(lot.behind)


def _written(document: Document, path: Path) -> bool:
    value = document.data
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True
