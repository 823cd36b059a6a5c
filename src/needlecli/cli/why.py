"""`needle why`: the whole reasoning for one variant and one client."""

from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Asked, Color, Format, takes_client


@takes_client
def why(
    variant: Annotated[str, typer.Argument(help="The variant to explain.", autocompletion=completing.variants)],
    asked: Asked,
    form: Format = "table",
    everything: Annotated[bool, typer.Option("--all", help="Also every condition that does not hold.")] = False,
    color: Color = "auto",
) -> None:
    """Show why a variant got its verdict: what holds, what is open, what does not, what narrowed the depth.

    Example: needle why pen --concern acne-scars --skin-type V
    """
    from needlecli.advice import recommend as advise  # noqa: PLC0415 - help and completion need none of it
    from needlecli.cli.asking import ask  # noqa: PLC0415
    from needlecli.cli.asking import variant as resolve  # noqa: PLC0415
    from needlecli.cli.screen import show_page  # noqa: PLC0415
    from needlecli.report.why import why_page  # noqa: PLC0415

    pack, client = ask(asked)
    name = resolve(pack, variant)
    show_page(why_page(advise(pack, client), name, everything=everything), form, color)
