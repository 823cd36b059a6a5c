"""`needle diff`: what an edit of protocol files changes for people."""

from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Color, Protocols

FAIL_ON = ("any", "loosened", "never")

SIDE = "A folder of protocol files, one file, or REVISION:PATH of a git repository, like main:protocols."
Old = Annotated[str, typer.Argument(help=SIDE)]
New = Annotated[
    str, typer.Argument(help="The same; left out, OLD as it is in git's HEAD is compared with OLD as it stands.")
]
Records = Annotated[
    list[str],
    typer.Option(
        "--on",
        help="Count whose answer changes among these records: any file of a batch. Repeatable.",
        metavar="RECORDS",
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        help="any, loosened or never: what makes the exit code 1.",
        autocompletion=completing.fail_on_changes,
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of", help="The day clients are made up for, and records that name none; left out: the review of NEW."
    ),
]
OverShipped = Annotated[
    bool, typer.Option("--over-shipped", help="Lay whole packs over the shipped one, too, as --protocols does.")
]
Steps = Annotated[int, typer.Option("--steps", help="Give up the proof after so many steps, and say so.", min=1)]


def diff(
    old: Old,
    new: New = "",
    on: Records | None = None,
    mapping: Annotated[str, typer.Option("--map", help="For --on: which column is which fact.", metavar="FILE")] = "",
    reader: Annotated[str, typer.Option("--as", help="For --on: read with this reader.", metavar="READER")] = "",
    sheet: Annotated[str, typer.Option("--sheet", help="For --on: the sheet of a workbook.")] = "",
    fail_on: FailOn = "any",
    as_of: AsOf = "",
    over_shipped: OverShipped = False,
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    steps: Steps = 5_000_000,
    form: Annotated[
        str,
        typer.Option("--format", help="text, json, markdown or html.", autocompletion=completing.changes),
    ] = "text",
    color: Color = "auto",
) -> None:
    """Say what an edit changes for people: newly allowed, deeper and cautions lost first, each with a client.

    Exit code 1 when any answer changes, or with --fail-on loosened when one gets looser; else 0.

    Example: needle diff main:protocols protocols/ --on intake.csv --fail-on loosened
    """
    from needlecli.changes import with_touched
    from needlecli.cli.comparing import compare
    from needlecli.cli.screen import check_look, show
    from needlecli.cli.touching import Records as Touching
    from needlecli.cli.touching import touched
    from needlecli.cli.words import day, one_of
    from needlecli.report.changes import changes_page
    from needlecli.report.changes_data import changes_data

    look = "table" if form == "text" else form
    check_look(look, color)
    least = one_of(fail_on, FAIL_ON, "--fail-on")
    made_up = day(as_of, "--as-of") if as_of else None
    records = Touching(tuple(on or ()), mapping, reader, sheet)
    records.check()
    found, names = compare(old, new, protocols, made_up, steps, laid_over=over_shipped)
    if records.files:
        found = with_touched(found, touched(records, found, names))
    show(look, color, page=lambda: changes_page(found, names), data=lambda: changes_data(found, names))
    failed = {"any": found.changed, "loosened": found.loosened, "never": False}[least]
    raise typer.Exit(int(failed))
