"""`needle recommend`: the ranked answer for one client."""

from typing import Annotated

import typer

from needlecli.cli.options import Asked, Color, Format, takes_client


@takes_client
def recommend(
    asked: Asked,
    form: Format = "table",
    everything: Annotated[bool, typer.Option("--all", help="Every question, source and position.")] = False,
    color: Color = "auto",
) -> None:
    """Rank the variants for one client: blocks first, then options, depths, questions, and who is not offered.

    Example: needle recommend --concern acne-scars --has isotretinoin=2026-09-01 --skin-type IV
    """
    from needlecli.advice import recommend as advise  # noqa: PLC0415 - help and completion need none of it
    from needlecli.cli.asking import ask  # noqa: PLC0415
    from needlecli.cli.screen import show_page  # noqa: PLC0415
    from needlecli.errors import UsageError  # noqa: PLC0415
    from needlecli.report import recommendation_page  # noqa: PLC0415

    pack, client = ask(asked)
    if not (client.concerns or client.answers or client.areas):
        raise UsageError(
            "nothing was said about the client", "start with --concern acne-scars; see needle show concerns"
        )
    show_page(recommendation_page(advise(pack, client), everything=everything), form, color)
