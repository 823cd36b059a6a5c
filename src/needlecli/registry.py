"""A folder of modules is a registry: its file names are the words a user types."""

import pkgutil
from importlib import import_module
from types import ModuleType


def names(package: str) -> tuple[str, ...]:
    """Name the entries of a shelf; a leading underscore means "not an entry"."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(sorted(module.name for module in found if not module.name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import one entry of a shelf."""
    return import_module(f"{package}.{name}")
