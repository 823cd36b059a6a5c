"""The clauses of a condition: each with the place inside `when:` where it is written."""

from collections.abc import Iterator

from needlecli.logic.condition import AllOf, AnyOf, Condition, Not
from needlecli.logic.syntax import Path


def clauses(data: object, condition: Condition) -> tuple[tuple[Path, Condition], ...]:
    """Give every clause of a condition with its path inside the data it was read from, in the order of the file.

    A clause is one key with its test, or `always`: what holds together `all`, `any`, `not` and the keys of a mapping is
    none.  `no` and `over 6 months` are one clause each, though both are made of several conditions.
    """
    return tuple(_mapping(data, condition, ()))


def _mapping(data: object, condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    entries = tuple(data.items()) if isinstance(data, dict) else ()
    parts = condition.parts if len(entries) > 1 and isinstance(condition, AllOf) else (condition,)
    if len(entries) != len(parts):
        yield path, condition
        return
    for (key, value), part in zip(entries, parts, strict=True):
        yield from _entry(key, value, part, (*path, key))


def _entry(key: str, value: object, condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    match key, condition:
        case ("all", AllOf(parts)) | ("any", AnyOf(parts)) if isinstance(value, list) and len(value) == len(parts):
            for index, (item, part) in enumerate(zip(value, parts, strict=True)):
                yield from _mapping(item, part, (*path, index))
        case "not", Not(part):
            yield from _mapping(value, part, path)
        case _:
            yield path, condition
