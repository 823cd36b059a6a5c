"""`needle validate`: what is wrong in protocol files, where, and how to mend it."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from needlecli.cli.options import Color, Protocols, Words

if TYPE_CHECKING:
    from needlecli.findings import Findings

Proofs = Annotated[
    bool, typer.Option("--proofs/--no-proofs", help="Prove what holds for every client, or check the files alone.")
]


def validate(
    path: Annotated[
        Words | None,
        typer.Argument(
            help="Files, folders of your own protocol files, or - for standard input; none: the pack in use.",
            metavar="[PATH]...",
        ),
    ] = None,
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    form: Annotated[
        Words | None,
        typer.Option(
            "--format", help="text, concise, json, sarif, github or junit; NAME=FILE writes to a file. Repeatable."
        ),
    ] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", help="error, warning or note: what makes the exit code 1.")] = (
        "error"
    ),
    as_of: Annotated[
        str, typer.Option("--as-of", help="The day ages are counted to, or today; left out: the newest review.")
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without changing what is said.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix changes; without --fix, change nothing.")] = (
        False
    ),
    proofs: Proofs = True,
    stdin_name: Annotated[str, typer.Option("--stdin-name", help="The file that - stands for.")] = "",
    color: Color = "auto",
) -> None:
    """Check protocol files: every finding with its place, the line itself and what to write instead.

    Example: needle validate clinic/ --format text --format sarif=findings.sarif
    """
    from needlecli.cli.checking import findings
    from needlecli.cli.drawing import outlets
    from needlecli.cli.mending import mend
    from needlecli.cli.words import one_of
    from needlecli.files import bundles, load_config
    from needlecli.source import Severity

    least = Severity[one_of(fail_on, ("error", "warning", "note"), "--fail-on").upper()]
    on = _day(as_of)
    outlets(form or [])  # a wrong word is said before any file is changed
    found = bundles(path or [], (*load_config().protocols, *protocols), stdin_name)
    found = mend(found, on, write=fix, show=diff, color=color) if fix or diff else found
    if diff and not fix:
        return
    result = findings(found, on, proofs=proofs)
    _tell(result, form or [], color)
    raise typer.Exit(int(any(d.severity >= least for d in result.found)))


def _tell(result: "Findings", formats: Sequence[str], color: str) -> None:
    """Draw what was found, and say what was not proved where none of the looks does."""
    from needlecli.cli.drawing import draw, outlets
    from needlecli.cli.proving import unproved

    draw(result, formats, color)
    sys.stderr.writelines(f"{line}\n" for line in unproved(result, [look for look, _ in outlets(formats)]))


def _day(as_of: str) -> date | None:
    from needlecli.cli.words import day

    if as_of == "today":
        return date.today()  # noqa: DTZ011 - the day on the wall of the clinic
    return day(as_of, "--as-of") if as_of else None
