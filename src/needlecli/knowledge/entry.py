"""An entry is a named tuple that is written in a file as a mapping."""

from typing import Any, TypeVar

T = TypeVar("T", bound=type)


def entry(kind: T) -> T:
    """Let pydantic read a named tuple from a mapping and from nothing else; a list of its values is an error."""

    def schema(source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_mapping, handler(source))

    kind.__get_pydantic_core_schema__ = staticmethod(schema)  # type: ignore[attr-defined]
    return kind


def _mapping(value: object) -> object:
    if isinstance(value, list | str | int | float):
        raise ValueError("a mapping is wanted here; write it as key: value")  # noqa: TRY004 - what pydantic collects
    return value
