"""What the shell knows of the place it prints to; the only module that asks the terminal anything."""

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from needlecli import registry
from needlecli.errors import DataError, NeedleError, UsageError
from needlecli.page import Page, Style, clean

if TYPE_CHECKING:
    from needlecli.source import Diagnostic

NARROWEST, WIDEST = 40, 160
SHOWN = 10


def style(stream: TextIO, color: str = "auto") -> Style:
    """Work out width, colour and letters for a stream; none of them changes what is said."""
    terminal = stream.isatty()
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST) - 1 if terminal else None
    return Style(
        width, _colour(color, terminal=terminal), _unicode(stream), _on("NEEDLE_ACCESSIBLE") or _on("ACCESSIBLE")
    )


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


def show_page(page: Page, form: str, color: str = "auto") -> None:
    """Print a page in a format of the shelf."""
    known = registry.names("needlecli.formats")
    if form not in known:
        from needlecli.knowledge import did_you_mean  # noqa: PLC0415 - only where something is wrong

        meant = did_you_mean(form, known)
        raise UsageError(
            f"there is no format {form[:40]!r}", f"did you mean {meant}?" if meant else f"one of {', '.join(known)}"
        )
    text = registry.load("needlecli.formats", form).render(page, style(sys.stdout, color))
    sys.stdout.write(text)
    sys.stdout.flush()


def complain(stop: NeedleError) -> None:
    """Say on standard error what is wrong, with which value, where, and what to write instead."""
    lines = [f"error: {stop.says}"]
    lines += [f"  help: {stop.advice}"] if stop.advice else []
    for diagnostic in stop.diagnostics[:SHOWN]:
        lines += diagnostic_lines(diagnostic, frame=not isinstance(stop, DataError))  # it would quote the client
    if len(stop.diagnostics) > SHOWN:
        lines.append(f"… and {len(stop.diagnostics) - SHOWN} more")
    sys.stderr.write("\n".join(clean(line) for line in lines) + "\n")


def diagnostic_lines(diagnostic: "Diagnostic", *, frame: bool = True) -> list[str]:
    """Write one finding: place, sentence, the quoted line, help, and related places."""
    from needlecli.source import excerpt  # noqa: PLC0415 - only where something is wrong

    lines = [f"{diagnostic.where}: {diagnostic.severity.name.lower()}[{diagnostic.name}]: {diagnostic.says}"]
    lines += excerpt(diagnostic.where) if frame else ()
    lines += [f"  {label}: {where}" for label, where in diagnostic.related]
    lines += [f"  help: {diagnostic.help}"] if diagnostic.help else []
    return lines
