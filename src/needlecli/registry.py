"""A folder of modules is a registry: its file names are the words a user types."""

from importlib import import_module, resources
from types import ModuleType


def names(package: str) -> tuple[str, ...]:
    """Name the entries of a shelf; a leading underscore means "not an entry"."""
    files = resources.files(package).iterdir()
    return tuple(sorted(f.name[:-3] for f in files if f.name.endswith(".py") and not f.name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import one entry of a shelf."""
    return import_module(f"{package}.{name}")
