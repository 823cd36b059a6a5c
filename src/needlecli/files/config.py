"""What a clinic sets once: flag before environment before ./needle.toml before the user's own file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from needlecli.errors import UsageError

KEYS = ("protocols", "available", "operator", "max_depth", "max_downtime")
LISTS = ("protocols", "available")


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of the clinic; a flag on the command line wins over each of them."""

    protocols: tuple[str, ...] = ()
    available: tuple[str, ...] = ()
    operator: str | None = None
    max_depth: str | None = None
    max_downtime: str | None = None


def load_config() -> Config:
    """Read the settings in force; raise UsageError when a file says something that cannot be."""
    values: dict[str, object] = {}
    for path in (_user_file(), Path("needle.toml")):
        if path is not None and path.is_file():
            values |= _read(path)
    for key in KEYS:
        if text := os.environ.get(f"NEEDLE_{key.upper()}"):
            values[key] = text.split(os.pathsep if key == "protocols" else ",") if key in LISTS else text
    return Config(**{key: _typed(key, value) for key, value in values.items()})  # type: ignore[arg-type]


def _user_file() -> Path | None:
    base = os.environ.get("XDG_CONFIG_HOME")
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    if base:
        return Path(base) / "needle" / "config.toml"
    return Path(home) / ".config" / "needle" / "config.toml" if home else None


def _read(path: Path) -> Mapping[str, object]:
    import tomllib

    from needlecli.knowledge import did_you_mean

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path} cannot be read", "check its permissions, and save it as UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        raise UsageError(f"{path} is not TOML: {problem}", 'write it like operator = "nurse"') from None
    for key in sorted(data.keys() - set(KEYS)):
        meant = did_you_mean(key, KEYS)
        raise UsageError(
            f"{path}: unknown setting {key!r}",
            f"did you mean {meant!r}?" if meant else f"known here: {', '.join(KEYS)}",
        )
    if isinstance(data.get("protocols"), list):
        data["protocols"] = [str(path.parent / Path(str(p)).expanduser()) for p in data["protocols"]]
    return data


def _typed(key: str, value: object) -> object:
    if key in LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(item.strip() for item in value)
    if key not in LISTS and isinstance(value, str):
        return value
    raise UsageError(f"the setting {key} has the wrong form", f"write {key} = " + ('["…"]' if key in LISTS else '"…"'))
