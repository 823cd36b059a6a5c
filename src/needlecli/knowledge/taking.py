"""Take plain data for a value of a type where it fits to the letter.

Nearly all data does, and taking it needs no library.  Nothing is made to fit, and nothing is said of what does not:
that is for `shaping`, which then asks pydantic.  So this must never take what pydantic refuses, nor take it otherwise;
`tests/knowledge/test_taking.py` holds the two against each other.
"""

import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

from needlecli.knowledge.entry import key_of

Take = Callable[[Any], Any]
"""Gives the value of plain data, or raises ValueError."""

SCALARS = (str, bool)
"""Types whose values stand in a file as they are."""


class MisfitError(ValueError):
    """The data does not fit the type to the letter."""


def take(kind: Any, data: object) -> Any:
    """Give data as a value of a type; raise ValueError where it does not fit."""
    return _taker(kind)(data)


@lru_cache(maxsize=256)
def _taker(kind: Any) -> Take:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in SCALARS:
        return _same(kind)
    if origin is typing.Annotated:
        return _marked(arguments[1])
    if origin in (typing.Union, types.UnionType) and len(arguments) == 2 and arguments[1] is type(None):
        return _or_none(_taker(arguments[0]))
    if origin is typing.Literal:
        return _word({(type(word), word): word for word in arguments})
    if origin is tuple and arguments[1:] == (...,):
        return _list(_taker(arguments[0]))
    if origin in (dict, Mapping):
        return _mapping(_taker(arguments[0]), _taker(arguments[1]))
    if not isinstance(kind, type):
        return _nothing
    if hasattr(kind, "_fields") and hasattr(kind, "__get_pydantic_core_schema__"):
        return _entry(kind)
    if issubclass(kind, Enum):
        return _word({(type(one.value), one.value): one for one in kind})
    return typing.cast("Take", getattr(kind, "parse", _nothing))  # a quantity


def _nothing(_data: object) -> Any:
    raise MisfitError


def _same(kind: type) -> Take:
    def take(data: object) -> object:
        if type(data) is kind:
            return data
        raise MisfitError

    return take


def _marked(mark: Any) -> Take:
    """Read a number or a date as its mark does; what was read before is taken as it is."""
    return typing.cast("Take", getattr(mark, "read", lambda data: data))


def _or_none(inner: Take) -> Take:
    return lambda data: None if data is None else inner(data)


def _word(words: Mapping[tuple[type, object], object]) -> Take:
    def take(data: object) -> object:
        if isinstance(data, str | int) and (type(data), data) in words:
            return words[type(data), data]
        raise MisfitError

    return take


def _list(inner: Take) -> Take:
    def take(data: object) -> object:
        if type(data) is list:
            return tuple([inner(one) for one in data])
        raise MisfitError

    return take


def _mapping(keys: Take, values: Take) -> Take:
    def take(data: object) -> object:
        if type(data) is dict:
            return {keys(key): values(one) for key, one in data.items()}
        raise MisfitError

    return take


def _entry(kind: Any) -> Take:
    """Take a mapping for a named tuple: every key is a field's, and every field without a default has its key."""
    hints = typing.get_type_hints(kind, include_extras=True)
    defaults = kind._field_defaults
    fields = {key_of(name): (name, _taker(hints[name])) for name in kind._fields}
    wanted = frozenset(key_of(name) for name in kind._fields if name not in defaults)

    def take(data: object) -> object:
        if type(data) is not dict or not fields.keys() >= data.keys() >= wanted:
            raise MisfitError
        return kind(**{fields[key][0]: fields[key][1](one) for key, one in data.items()})

    return take
