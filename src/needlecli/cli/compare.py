"""`needle compare`: variants side by side for one client."""

from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Asked, Color, Format, Words, takes_client


@takes_client
def compare(
    variants: Annotated[Words, typer.Argument(help="Two or more variants.", autocompletion=completing.variants)],
    asked: Asked,
    form: Format = "table",
    color: Color = "auto",
) -> None:
    """Put variants side by side: verdicts, effect and grade, depth on one scale, course, burden, what sets them apart.

    Example: needle compare pen radiofrequency --concern skin-laxity --area neck
    """
    from needlecli.advice import recommend as advise
    from needlecli.cli.asking import ask
    from needlecli.cli.screen import show
    from needlecli.cli.words import variant as resolve
    from needlecli.errors import UsageError

    pack, client = ask(asked)
    chosen = tuple(dict.fromkeys(resolve(pack, word) for word in variants))
    if len(chosen) < 2:
        raise UsageError("name two different variants to compare", f"for one alone: needle why {chosen[0]}")
    from needlecli.report.comparison import comparison_data, comparison_page

    advice = advise(pack, client)
    show(form, color, page=lambda: comparison_page(advice, chosen), data=lambda: comparison_data(advice, chosen))
