"""From the names a user gives to the inputs they stand for: files, folders, patterns, pipes and standard input."""

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from needlecli.errors import DataError

STDIN = "-"


class Named(NamedTuple):
    """One input by its name, and what is to be said of how it was found."""

    name: str
    notices: tuple[str, ...] = ()


def gather(names: Sequence[str], suffixes: Iterable[str]) -> tuple[Named, ...]:
    """Name every input in order; raise DataError when a name stands for none."""
    known = tuple(suffixes)
    found: list[Named] = []
    for name in names:
        if name == STDIN:
            found.append(Named(name))
            continue
        kind = _kind(name)
        if kind is None:
            found.extend(Named(match) for match in _matches(name))
        elif stat.S_ISDIR(kind):
            found.extend(_inside(name, known))
        else:
            found.append(Named(name))
    return tuple(found)


def _kind(name: str) -> int | None:
    """Give what kind of file a name stands for, None when there is none."""
    try:
        return Path(name).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the name cannot be used"
        shown = name.replace("\0", "\N{REPLACEMENT CHARACTER}")
        raise DataError(f"{shown} cannot be read: {reason}", "check the path and its permissions") from None


def _matches(name: str) -> list[str]:
    """Give the files that a pattern matches, in order of name."""
    from glob import glob, has_magic

    if not has_magic(name):
        raise DataError(f"there is no file {name}", _meant(name) or "check the path")
    found = sorted(match for match in glob(name, recursive=True) if not Path(match).is_dir())  # noqa: PTH207 - a pattern may begin at /
    if not found:
        raise DataError(f"no file matches {name}", "check the pattern; ** reaches into folders")
    return found


def _meant(name: str) -> str:
    from difflib import get_close_matches

    path = Path(name)
    try:
        beside = sorted(other.name for other in path.parent.iterdir())
    except OSError:
        return f"there is no folder {path.parent}" if not path.parent.exists() else ""
    near = get_close_matches(path.name, beside, n=1, cutoff=0.6)
    return f"did you mean {path.with_name(near[0])}?" if near else ""


def _inside(name: str, suffixes: tuple[str, ...]) -> list[Named]:
    """Give the files of a folder that a reader is for; the others are named, and hidden ones belong to others."""
    try:
        inside = sorted(path for path in Path(name).iterdir() if not path.name.startswith(".") and not path.is_dir())
    except OSError as problem:
        raise DataError(f"{name} cannot be read: {problem.strerror}", "check its permissions") from None
    read = [path for path in inside if path.name.casefold().removesuffix(".gz").endswith(suffixes)]
    if not read:
        raise DataError(f"no file in {name} ends like an input", f"known here: {', '.join(sorted(suffixes))}")
    others = [path.name for path in inside if path not in set(read)]
    more = f" and {len(others) - 20} more" if len(others) > 20 else ""
    listed = f"{name}: not read, for no reader is for them: {', '.join(others[:20])}{more}"
    notices = (listed,) if others else ()
    return [Named(str(path), () if number else notices) for number, path in enumerate(read)]
