"""An entry is a named tuple that is written in a file as a mapping."""

from keyword import kwlist
from typing import Any, TypeVar

T = TypeVar("T", bound=type)
RESERVED = frozenset(kwlist)


def entry(kind: T) -> T:
    """Let pydantic read a named tuple from a mapping and from nothing else; a list of its values is an error."""

    def schema(source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        inner = handler.resolve_ref_schema(handler(source))
        if inner["type"] == "function-before":
            return inner  # met before, and wrapped then
        # The name under which pydantic finds a type again must be that of the wrapped one, not of what is inside.
        inner = dict(inner)
        return core_schema.no_info_before_validator_function(_mapping, inner, ref=inner.pop("ref", None))

    kind.__get_pydantic_core_schema__ = staticmethod(schema)  # type: ignore[attr-defined]
    return kind


def _mapping(value: object) -> object:
    """Name the fields for the keys of a mapping: Python's own words get an underscore.

    A key that only looks like a field's name gets a blank, so that the shape refuses it.
    """
    if isinstance(value, dict):
        odd = [key for key in value if key in RESERVED or key[-1:] == "_"]
        renamed = {key: f"{key}_" if key in RESERVED else f"{key} " for key in odd}
        return {renamed.get(key, key): one for key, one in value.items()} if odd else value
    if isinstance(value, list | str | int | float):
        raise ValueError("a mapping (key: value) is wanted here")  # noqa: TRY004 - what pydantic collects
    return value


def key_of(name: str) -> str:
    """Give the key under which a field is written."""
    return name[:-1] if name[-1:] == "_" and name[:-1] in RESERVED else name
