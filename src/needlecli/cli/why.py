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
    from needlecli.advice import recommend as advise
    from needlecli.cli.asking import ask
    from needlecli.cli.screen import show
    from needlecli.cli.words import variant as resolve

    pack, client = ask(asked)
    name = resolve(pack, variant)
    from needlecli.report.why import why_data, why_page

    advice = advise(pack, client)
    show(form, color, page=lambda: why_page(advice, name, everything=everything), data=lambda: why_data(advice, name))
