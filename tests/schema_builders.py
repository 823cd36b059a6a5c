"""Schemas as validators, and YAML as readers of both its versions take it."""

import json
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from needlecli import schema
from needlecli.files import load_pack
from needlecli.knowledge import Pack
from needlecli.source.yaml import parse

Validator: Any = import_module("jsonschema").Draft202012Validator  # has no types
ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "schemas"
PROTOCOLS = ROOT / "protocols"


def schema_of(name: str, pack: Pack) -> dict[str, Any]:
    """Give a schema as plain data."""
    made: dict[str, Any] = json.loads(schema.text(name, pack))
    return made


@lru_cache
def shipped(name: str) -> Any:
    """Give the validator of a schema with the words of the shipped pack."""
    return Validator(schema_of(name, load_pack()))


def parsed(text: str) -> Any:
    """Read YAML as needle reads it."""
    read = parse("text.yaml", text.encode())
    assert read.value is not None, read.diagnostics
    return read.value.data


def parsed_as_1_1(text: str) -> Any:
    """Read YAML as PyYAML reads it, and turn it into what JSON can hold; dates stay text."""
    return _plain(yaml.load(text, _Loader))  # noqa: S506 - a loader made from the safe one


class _Loader(yaml.SafeLoader):
    """The reader of YAML 1.1, but for dates."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _plain(data: Any) -> Any:
    match data:
        case dict():
            return {json.dumps(key) if isinstance(key, bool) else key: _plain(value) for key, value in data.items()}
        case list():
            return [_plain(value) for value in data]
        case _:
            return data


def refusals(name: str, data: Any) -> dict[str, str]:
    """Give what the schema of the shipped pack refuses: by its path in the document, what is said."""
    found = shipped(name).iter_errors(data)
    return {"/".join(str(part) for part in error.absolute_path): error.message for error in found}
