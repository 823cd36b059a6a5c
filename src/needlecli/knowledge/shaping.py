"""Check plain data against the shape of a type; what is wrong with it comes back at its place."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from needlecli.knowledge.complaining import EXTRA, MISSING, complaint, kind_at, known_keys, unknown_key, written
from needlecli.knowledge.taking import take
from needlecli.knowledge.words import did_you_mean
from needlecli.source import Diagnostic, Document, Path

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError


def shape(kind: Any, data: object, document: Document, path: Path) -> tuple[Any, list[Diagnostic]]:
    """Read data at a path of a document as a value of a type; None when that cannot be done.

    What fits to the letter is taken.  Of anything else pydantic says what is wrong: importing it and building its
    models takes longer than all the rest that is done with a file.
    """
    try:
        return take(kind, data), []
    except ValueError:
        return _asked(kind, data, document, path)


def _asked(kind: Any, data: object, document: Document, path: Path) -> tuple[Any, list[Diagnostic]]:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(data), []
    except ValidationError as problem:
        return None, list(_findings(problem, kind, document, path))


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _findings(problem: "ValidationError", kind: Any, document: Document, path: Path) -> Iterator[Diagnostic]:
    """Say every complaint; a key that is missing because it is misspelt is one mistake."""
    errors = problem.errors(include_url=False)
    misspelt: set[Path] = set()
    for item in errors:
        if item["type"] in EXTRA:
            *owner, key = item["loc"]
            known = known_keys(kind_at(kind, tuple(owner)))
            misspelt.update((*owner, name) for name in (did_you_mean(written(key), known), written(key).split(":")[0]))
            yield unknown_key(document, (*path, *_path(item["loc"])), known)
    for item in errors:
        *owner, key = item["loc"] or ("",)
        if item["type"] not in EXTRA and not (item["type"] in MISSING and (*owner, written(key)) in misspelt):
            yield complaint(item, kind_at(kind, item["loc"]), document, (*path, *_path(item["loc"])))


def _path(loc: tuple[str | int, ...]) -> Path:
    return tuple(written(part) if isinstance(part, str) else part for part in loc if part != "[key]")
