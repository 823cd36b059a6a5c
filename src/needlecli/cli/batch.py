"""`needle batch`: many records in, one answer a line out."""

from dataclasses import fields
from typing import Annotated

import typer

from needlecli.cli.options import WISHES, Asked, takes
from needlecli.cli.wanting import Wanted


def _batch(
    asked: Asked,
    wanted: Wanted,
    files: Annotated[
        list[str],
        typer.Argument(help="Records: files, folders, patterns, or - for standard input.", metavar="FILE…"),
    ],
) -> None:
    """Answer every record, one line each, in order: the very answers of needle recommend.

    --concern and the other options about clients hold for the records that say nothing of it themselves.

    Example: needle batch intake.csv --map intake.map.yaml -o answers.jsonl --summary table
    """
    from needlecli.cli.batching import run

    raise typer.Exit(run(tuple(files), wanted, asked))


batch = takes(_batch, asked=(Asked, WISHES), wanted=(Wanted, tuple(one.name for one in fields(Wanted))))
