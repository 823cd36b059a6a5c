"""Check plain data against the shape of a type, and say pydantic's complaints in our words, at their places."""

import types
import typing
from collections.abc import Iterator
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from needlecli.knowledge.words import did_you_mean
from needlecli.source import Diagnostic, Document, Path, error


def shape(kind: Any, data: object, document: Document, path: Path) -> tuple[Any, list[Diagnostic]]:
    """Read data at a path of a document as a value of a type; None when that cannot be done."""
    try:
        return _adapter(kind).validate_python(data), []
    except ValidationError as problem:
        return None, list(_findings(problem, kind, document, path))


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _findings(problem: ValidationError, kind: Any, document: Document, path: Path) -> Iterator[Diagnostic]:
    errors = problem.errors(include_input=False, include_url=False)
    misspelt: set[Path] = set()
    for item in errors:
        if item["type"] in EXTRA:
            *owner, key = item["loc"]
            known = _fields(kind, tuple(owner))
            meant = did_you_mean(_written(key), known)
            misspelt.add((*owner, meant))
            advice = f"did you mean {meant!r}?" if meant else f"known here: {', '.join(known)}"
            before, colon, _ = _written(key).partition(":")
            if colon and before in known:
                advice = f"put a space after the colon: {before}: …"
            where = (*path, *_path(item["loc"]))
            yield error("unknown-key", document, where, f"unknown key {_written(key)!r}", advice, key=True)
    for item in errors:
        *owner, key = item["loc"] or ("",)
        if item["type"] not in EXTRA and not (item["type"] in MISSING and (*owner, _written(key)) in misspelt):
            yield _finding(item, document, (*path, *_path(item["loc"])))


def _finding(item: ErrorDetails, document: Document, where: Path) -> Diagnostic:
    """Say one complaint in our words."""
    kind = item["type"]
    if kind in MISSING:
        key = where[-1]
        says = f"the key {key!r} is missing here"
        return error("missing-key", document, where[:-1], says, f"add {key}: …", key=True)
    if kind == "value_error":
        said, _, advice = str(item["ctx"]["error"]).partition("; ")
        return error("wrong-value", document, where, said, advice)
    if kind in ("literal_error", "enum"):
        allowed = item["ctx"]["expected"].replace("'", "")
        says, on_key = "this is not one of the words allowed here", "[key]" in item["loc"]
        return error("wrong-value", document, where, says, f"write {allowed}", key=on_key)
    says = _WANTED.get(kind, item["msg"].lower())
    return error("wrong-type", document, where, says, "compare the shape of a shipped protocol file")


MISSING = ("missing", "missing_argument", "missing_keyword_only_argument")
EXTRA = ("extra_forbidden", "unexpected_keyword_argument")

_WANTED = {
    "string_type": "text is wanted here",
    "dict_type": "a mapping (key: value) is wanted here",
    "tuple_type": "a list is wanted here",
    "int_type": "a whole number is wanted here",
    "int_parsing": "a whole number is wanted here",
    "bool_type": "true or false is wanted here",
    "bool_parsing": "true or false is wanted here",
    "named_tuple_type": "a mapping (key: value) is wanted here",
    "date_from_datetime_parsing": "a date like 2026-11-22 is wanted here",
    "date_type": "a date like 2026-11-22 is wanted",
    "date_parsing": "a date like 2026-11-22 is wanted here",
    "mapping_type": "a mapping (key: value) is wanted here",
}


def _path(loc: tuple[str | int, ...]) -> Path:
    return tuple(_written(part) if isinstance(part, str) else part for part in loc if part != "[key]")


def _written(key: str | int) -> str:
    text = str(key)
    if text == "origin " or text.endswith("_ "):
        return text[:-1]
    return text[:-1] if text.endswith("_") and iskeyword(text[:-1]) else text


def _fields(kind: Any, loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """Name the keys a mapping at this place may have, by following the type."""
    for part in loc:
        kind = _plain(kind)
        arguments = typing.get_args(kind)
        if hasattr(kind, "_fields"):
            kind = typing.get_type_hints(kind, include_extras=False).get(str(part))
        elif arguments:
            kind = arguments[-1] if arguments[-1] is not Ellipsis else arguments[0]
    kind = _plain(kind)
    if not hasattr(kind, "_fields"):
        return ()
    return tuple(_written(name) for name in kind._fields if name != "origin")


def _plain(kind: Any) -> Any:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(a for a in typing.get_args(kind) if a is not type(None))
    return kind
