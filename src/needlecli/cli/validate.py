"""`needle validate`: what is wrong in protocol files, where, and how to mend it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from needlecli.cli.options import Words


def validate(
    path: Annotated[
        Words | None,
        typer.Argument(
            help="Folders of your own protocol files, laid over the shipped ones; none: the pack in use.",
            metavar="[FOLDER]...",
        ),
    ] = None,
) -> None:
    """Check protocol files: every finding with its file, line, column, the line itself and what to write instead."""
    from needlecli.errors import PackError
    from needlecli.files import compile_files, folders, load_config, texts
    from needlecli.page import clean
    from needlecli.source import Severity, lines

    wanted = folders([*load_config().protocols, *(path or [])])
    for folder in wanted:
        if not texts([folder]):
            raise PackError(f"{folder} holds no protocol files", "a protocol file ends in .yaml")
    files = texts(wanted)
    checked = compile_files(files)
    for diagnostic in checked.diagnostics:
        sys.stdout.write("\n".join(clean(line) for line in lines(diagnostic)) + "\n\n")
    errors = sum(d.severity is Severity.ERROR for d in checked.diagnostics)
    places = len({Path(name).parent for name, _ in files})
    sys.stdout.write(
        f"{len(files)} files in {places} folder{'s' * (places > 1)}: {errors} error{'s' * (errors != 1)}\n"
    )
    raise typer.Exit(1 if errors else 0)
