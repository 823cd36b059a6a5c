"""`needle recommend`: the ranked answer for one client."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from needlecli.cli.options import Asked, Color, Format, takes_client

if TYPE_CHECKING:
    from needlecli.page import Page


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
    from needlecli.advice import recommend as advise
    from needlecli.cli.asking import ask
    from needlecli.cli.screen import show
    from needlecli.errors import UsageError

    pack, client = ask(asked)
    if not (client.concerns or client.answers or client.areas):
        raise UsageError(
            "nothing was said about the client", "start with --concern acne-scars; see needle show concerns"
        )
    advice = advise(pack, client)

    def page() -> "Page":
        from needlecli.report.recommendation import recommendation_page

        return recommendation_page(advice, everything=everything)

    def data() -> Mapping[str, object]:
        from needlecli.report.contract import document

        return document(advice)

    show(form, color, page=page, data=data)
