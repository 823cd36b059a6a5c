"""Mend what can be mended without changing what is said: show it, write it, and look again."""

import sys
from codecs import BOM_UTF8
from collections.abc import Sequence
from datetime import date
from difflib import unified_diff
from pathlib import Path

from needlecli.cli.checking import checked
from needlecli.cli.screen import style
from needlecli.errors import UsageError
from needlecli.files import Bundle, write_text
from needlecli.page import clean
from needlecli.source import Edit, edited

ROUNDS = 10
"""Mending one line may uncover the next; this ends it, should two fixes ever undo each other."""

COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def mend(found: Sequence[Bundle], on: date | None, *, write: bool, show: bool, color: str) -> tuple[Bundle, ...]:
    """Apply every fix to the files under check; give the bundles as they then are.

    Raises UsageError where there is nothing to write to: the pack in use, or standard input.
    """
    if write and any(bundle.whole or "<" in name[:1] for bundle in found for name in bundle.named or ("",)):
        raise UsageError("--fix changes files, so it needs their names", "name a folder or files, or use --diff alone")
    colour = style(sys.stdout, color).colour
    mended = tuple(_mended(bundle, on) for bundle in found)
    for old, new in zip(found, mended, strict=True):
        for (name, before), (_, after) in zip(old.files, new.files, strict=True):
            if before != after and show:
                sys.stdout.write(_diff(name, before, after, colour=colour))
            if before != after and write:
                write_text(Path(name), after.decode())
                sys.stderr.write(f"mended {clean(name)}\n")
    return mended


def _mended(bundle: Bundle, on: date | None) -> Bundle:
    for _ in range(ROUNDS):
        edits: dict[str, list[Edit]] = {}
        for diagnostic in checked(bundle, on).found:
            if bundle.named is None or diagnostic.where.name in bundle.named:
                edits.setdefault(diagnostic.where.name, []).extend(diagnostic.fix)
        files = tuple((name, _edited(data, edits.get(name, ()))) for name, data in bundle.files)
        if files == bundle.files:
            break
        bundle = bundle._replace(files=files)
    return bundle


def _edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    if not edits:
        return data
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + edited(data.removeprefix(mark).decode(), edits).encode()


def _diff(name: str, before: bytes, after: bytes, *, colour: bool) -> str:
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    lines = [clean(line) for line in unified_diff(old, new, name, f"{name} (mended)", lineterm="")]
    painted = (f"{COLOURS[line[0]]}{line}\x1b[0m" if line[:1] in COLOURS else line for line in lines)
    return "".join(f"{line}\n" for line in (painted if colour else lines))
