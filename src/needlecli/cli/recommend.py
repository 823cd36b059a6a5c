"""`needle recommend`: the ranked answer for one client."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from needlecli.cli.options import Asked, Color, Format, takes_client

if TYPE_CHECKING:
    from needlecli.advice import Recommendation
    from needlecli.page import Page


@takes_client
def recommend(
    asked: Asked,
    form: Format = "table",
    everything: Annotated[bool, typer.Option("--all", help="Every question, source and position.")] = False,
    save: Annotated[
        str | None,
        typer.Option(
            "--save-case",
            help="Add this client, and what was said, to a case file, for you to confirm.",
            metavar="FILE",
        ),
    ] = None,
    color: Color = "auto",
) -> None:
    """Rank the variants for one client: blocks first, then options, depths, questions, and who is not offered.

    Example: needle recommend --concern acne-scars --has isotretinoin=2026-09-01 --skin-type IV
    """
    from needlecli.advice import recommend as advise
    from needlecli.cli.asking import ask_in_full
    from needlecli.cli.screen import show
    from needlecli.errors import UsageError

    pack, client, record = ask_in_full(asked)
    if not (client.concerns or client.answers or client.areas):
        raise UsageError(
            "nothing was said about the client", "start with --concern acne-scars; see needle show concerns"
        )
    advice = advise(pack, client)
    saved = _save(save, record, advice) if save is not None else ""

    def page() -> "Page":
        from needlecli.report.recommendation import recommendation_page

        return recommendation_page(advice, everything=everything)

    def data() -> Mapping[str, object]:
        from needlecli.report.contract import document

        return document(advice)

    show(form, color, page=page, data=data)
    sys.stderr.write(saved)


def _save(file: str, record: Mapping[str, Any], advice: "Recommendation") -> str:
    """Write what was seen to a case file; give what is to be said of it when all else has been shown."""
    from needlecli.cli.saving import save_case
    from needlecli.page import clean

    name = save_case(file, record, advice)
    return (
        f"{clean(f'wrote a case to {file}, with all that was said about the client: {name}')}\n"
        "  next: read what it expects, correct it, and remove its line confirmed: no\n"
    )
