"""Put findings where they were asked for: in which look, on the screen or in a file."""

import os
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from needlecli import registry
from needlecli.cli.screen import style
from needlecli.cli.words import one_of
from needlecli.errors import OutputError, UsageError
from needlecli.files import write_text
from needlecli.findings import Findings
from needlecli.page import Style

SHELF = "needlecli.findings"
OPTION = "--format"
TEXT, GITHUB = "text", "github"
SCREEN = "-"


class Outlet(NamedTuple):
    """One look and where it goes: a file, or the screen."""

    look: str
    file: str = SCREEN


def outlets(formats: Sequence[str]) -> tuple[Outlet, ...]:
    """Read values of --format, NAME or NAME=FILE; raise UsageError for one that cannot be meant.

    Without any, it is the text on the screen, and on GitHub the commands that mark the changed lines.
    """
    if not formats:
        return (Outlet(TEXT), Outlet(GITHUB)) if os.environ.get("GITHUB_ACTIONS") == "true" else (Outlet(TEXT),)
    wanted = tuple(_outlet(value) for value in formats)
    for index, (look, file) in enumerate(wanted):
        rival = next((one.look for one in wanted[:index] if one.file == file), None)
        if rival is not None:
            where = "the screen" if file == SCREEN else file
            raise UsageError(f"{rival} and {look} would both go to {where}", f"write {OPTION} {look}=ANOTHER-FILE")
    return wanted


def _outlet(value: str) -> Outlet:
    name, equals, file = value.partition("=")
    look = one_of(name, registry.names(SHELF), OPTION)
    if equals and not file:
        raise UsageError(f"{OPTION} {value[:40]!r} names no file", f"write {OPTION} {look} or {OPTION} {look}=FILE")
    return Outlet(look, file or SCREEN)


def draw(findings: Findings, formats: Sequence[str], color: str) -> None:
    """Write findings in every look that was asked for; the screen is served even where a file cannot be written."""
    wanted = outlets(formats)
    shown = style(sys.stdout, color)
    problem: OutputError | None = None
    for look, file in wanted:
        if file != SCREEN:
            try:
                write_text(Path(file), _drawn(findings, look, Style()))
            except OutputError as stop:
                problem = problem or stop
    on_screen = [look for look, file in wanted if file == SCREEN]
    for look in on_screen:
        drawn = _drawn(findings, look, shown)
        sys.stdout.write(_inert(drawn) if look == TEXT and GITHUB in on_screen else drawn)
    sys.stdout.flush()
    if problem is not None:
        raise problem


def _drawn(findings: Findings, look: str, shown: Style) -> str:
    drawn: str = registry.load(SHELF, look).write(findings, shown)
    return drawn


def _inert(text: str) -> str:
    """Keep GitHub from taking a quoted line for a command; no text can hold the digest of itself that ends this."""
    token = sha256(text.encode()).hexdigest()
    return f"::stop-commands::{token}\n{text}::{token}::\n"
