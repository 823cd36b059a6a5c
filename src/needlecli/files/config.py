"""What a clinic sets once: flag before environment before ./needle.toml before the user's own file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from needlecli.errors import UsageError

KEYS = ("protocols", "available", "operator", "max_depth", "max_downtime")
LISTS = ("protocols", "available")
CLINIC = ("name", "telephone", "logo", "colour", "templates")
"""What a clinic says of itself on hand-outs: under [clinic] in a file, as NEEDLE_CLINIC_NAME in the environment."""
PLACES = ("logo", "templates")
"""Settings that name a file or folder; in a file they are found from where that file lies."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of the clinic; a flag on the command line wins over each of them."""

    protocols: tuple[str, ...] = ()
    available: tuple[str, ...] = ()
    operator: str | None = None
    max_depth: str | None = None
    max_downtime: str | None = None
    clinic: Mapping[str, str] = field(default_factory=dict)


def load_config() -> Config:
    """Read the settings in force; raise UsageError when a file says something that cannot be."""
    values: dict[str, object] = {}
    clinic: dict[str, str] = {}
    for path in (_user_file(), Path("needle.toml")):
        if path is not None and path.is_file():
            read = dict(_read(path))
            clinic |= _clinic(path, read.pop("clinic", {}))
            values |= read
    clinic |= {key: text for key in CLINIC if (text := os.environ.get(f"NEEDLE_CLINIC_{key.upper()}"))}
    for key in KEYS:
        if text := os.environ.get(f"NEEDLE_{key.upper()}"):
            values[key] = text.split(os.pathsep if key == "protocols" else ",") if key in LISTS else text
    typed = {key: _typed(key, value) for key, value in values.items()}
    return Config(**typed, clinic=clinic)  # type: ignore[arg-type]


def _user_file() -> Path | None:
    base = os.environ.get("XDG_CONFIG_HOME")
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    if base:
        return Path(base) / "needle" / "config.toml"
    return Path(home) / ".config" / "needle" / "config.toml" if home else None


def _read(path: Path) -> Mapping[str, object]:
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path} cannot be read", "check its permissions, and save it as UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        raise UsageError(f"{path} is not TOML: {problem}", 'write it like operator = "nurse"') from None
    _known(path, "setting", data, (*KEYS, "clinic"))
    if isinstance(data.get("protocols"), list):
        data["protocols"] = [str(path.parent / Path(str(p)).expanduser()) for p in data["protocols"]]
    return data


def _known(path: Path, what: str, data: Mapping[str, object], keys: tuple[str, ...]) -> None:
    """Raise UsageError for a key that means nothing."""
    from needlecli.knowledge import did_you_mean

    for key in sorted(data.keys() - set(keys)):
        meant = did_you_mean(key, keys)
        raise UsageError(
            f"{path}: unknown {what} {key!r}",
            f"did you mean {meant!r}?" if meant else f"known here: {', '.join(keys)}",
        )


def _clinic(path: Path, told: object) -> Mapping[str, str]:
    """Read what a clinic says of itself; files it names lie beside the settings."""
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        raise UsageError(f"{path}: [clinic] has the wrong form", 'write [clinic], and below it name = "…"')
    _known(path, "setting under [clinic]", told, CLINIC)
    return {key: str(path.parent / Path(value).expanduser()) if key in PLACES else value for key, value in told.items()}


def _typed(key: str, value: object) -> object:
    if key in LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(item.strip() for item in value)
    if key not in LISTS and isinstance(value, str):
        return value
    raise UsageError(f"the setting {key} has the wrong form", f"write {key} = " + ('["…"]' if key in LISTS else '"…"'))
