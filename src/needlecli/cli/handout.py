"""`needle handout`: what the client takes home, from the variant the practitioner chose."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Asked, takes


@dataclass(kw_only=True)
class Looks:
    """What the clinic puts on its hand-outs; each wins over the clinic's settings."""

    clinic: Annotated[str, typer.Option("--clinic", help="The clinic's name.", metavar="NAME")] = ""
    telephone: Annotated[str, typer.Option("--telephone", help="The number to call.", metavar="NUMBER")] = ""
    logo: Annotated[str, typer.Option("--logo", help="A PNG, JPEG or SVG of 512 KB at most.", metavar="FILE")] = ""
    colour: Annotated[str, typer.Option("--colour", help="For headings, as #0b4f7a.", metavar="COLOUR")] = ""
    templates: Annotated[
        str, typer.Option("--templates", help="A folder with your own handout.html (HTML only).", metavar="DIR")
    ] = ""
    paper: Annotated[
        str, typer.Option("--paper", help="a4 or letter: the paper of a PDF.", autocompletion=completing.papers)
    ] = "a4"


def _wrapped(command: Callable[..., None]) -> Callable[..., None]:
    return takes(
        command,
        asked=(Asked, tuple(one.name for one in fields(Asked))),
        looks=(Looks, tuple(one.name for one in fields(Looks))),
    )


@_wrapped
def handout(
    variant: Annotated[str, typer.Argument(help="The variant that was chosen.", autocompletion=completing.variants)],
    asked: Asked,
    looks: Looks,
    output: Annotated[
        str, typer.Option("--output", "-o", help="The file: .html, .md or .pdf; - for standard output.", metavar="FILE")
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--format", help="html, md or pdf; left out: by the file's ending.", autocompletion=completing.handouts
        ),
    ] = "",
    treatments: Annotated[
        int | None, typer.Option("--treatments", help="How many; left out: what the evidence gives at least.")
    ] = None,
    date: Annotated[
        str, typer.Option("--date", help="The day of the (first) treatment: gives every step its date.", metavar="DATE")
    ] = "",
) -> None:
    """Write one page for the client that restates the treatment you chose: depths, care day by day, when to call.

    It is written only where nothing stands against the treatment and no open question could; else the exit code is 1.

    Example: needle handout pen -c acne-scars --others no --skin-type III --date 2027-03-01 -o handout.html
    """
    from needlecli.cli.handing import hand_out

    hand_out(variant, asked, looks, output, form, date, treatments)
