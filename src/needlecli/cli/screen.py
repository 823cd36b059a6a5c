"""What the shell knows of the place it prints to; the only module that asks the terminal anything."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from needlecli import registry
from needlecli.errors import DataError, NeedleError, UsageError

if TYPE_CHECKING:
    from needlecli.page import Page, Style

NARROWEST, WIDEST = 40, 160
SHOWN = 10


def style(stream: TextIO, color: str = "auto") -> "Style":
    """Work out width, colour and letters for a stream; none of them changes what is said."""
    from needlecli.page import Style

    terminal = stream.isatty()
    width = min(max(_columns(stream), NARROWEST), WIDEST) - 1 if terminal else None
    return Style(
        width, _colour(color, terminal=terminal), _unicode(stream), _on("NEEDLE_ACCESSIBLE") or _on("ACCESSIBLE")
    )


def _columns(stream: TextIO) -> int:
    """Give the width of the very terminal that a stream goes to: the other streams may go elsewhere."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns


def _colour(color: str, *, terminal: bool) -> bool:
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color does not take {color[:40]!r}", "write auto, always or never")
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if _on("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _on(name: str) -> bool:
    return os.environ.get(name, "").casefold() not in ("", "0", "false", "no")


def _unicode(stream: TextIO) -> bool:
    try:
        "█░▓▒·├┼┤─✕▶✓•�".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def check_look(form: str, color: str) -> "Style":
    """Give the style of standard output; raise UsageError for a format or a colour that does not exist."""
    known = registry.names("needlecli.formats")
    if form not in known:
        from needlecli.knowledge import did_you_mean

        meant = did_you_mean(form, known)
        advice = f"did you mean {meant}?" if meant else f"one of {', '.join(known)}"
        raise UsageError(f"there is no format {form[:40]!r}", advice)
    return style(sys.stdout, color)


def show(form: str, color: str, *, page: "Callable[[], Page]", data: Callable[[], Mapping[str, object]]) -> None:
    """Print a result in a format of the shelf: drawn from its page, or written from its data."""
    look = check_look(form, color)
    shelf = registry.load("needlecli.formats", form)
    drawn = hasattr(shelf, "render")
    sys.stdout.write(shelf.render(page(), look) if drawn else shelf.write(data()))
    sys.stdout.flush()


def complain(stop: NeedleError) -> None:
    """Say on standard error what is wrong, with which value, where, and what to write instead."""
    from needlecli.findings import drawn, unquoted
    from needlecli.page import clean

    look = style(sys.stderr)
    told = [clean(f"error: {stop.says}")]
    told += [clean(f"  help: {stop.advice}")] if stop.advice else []
    for diagnostic in stop.diagnostics[:SHOWN]:
        if isinstance(stop, DataError):  # a quoted line would repeat what the client said
            told += unquoted(diagnostic, look)
        else:
            told += ["", *drawn(diagnostic, look)]
    if len(stop.diagnostics) > SHOWN:
        told += ["", f"… and {len(stop.diagnostics) - SHOWN} more"]
    sys.stderr.write("\n".join(told) + "\n")
