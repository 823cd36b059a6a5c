"""`needle recommend`: the ranked answer for one client."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from needlecli.cli.options import Asked, Color, Format, takes_client

if TYPE_CHECKING:
    from needlecli.advice import Recommendation
    from needlecli.errors import OutputError
    from needlecli.page import Page

LOOKED_AT = "html"
"""The format that has room for charts; elsewhere the answer stays short, and compare draws them."""
SaveCase = Annotated[
    str | None,
    typer.Option(
        "--save-case", help="Add this client, and what was said, to a case file, for you to confirm.", metavar="FILE"
    ),
]
Receipt = Annotated[
    str | None,
    typer.Option("--receipt", help="Keep facts, pack, version and answer, for needle receipt verify.", metavar="FILE"),
]


@takes_client
def recommend(
    asked: Asked,
    form: Format = "table",
    everything: Annotated[bool, typer.Option("--all", help="Every question, source and position.")] = False,
    save: SaveCase = None,
    receipt: Receipt = None,
    color: Color = "auto",
) -> None:
    """Rank the variants for one client: blocks first, then options, depths, questions, and who is not offered.

    Example: needle recommend --concern acne-scars --has isotretinoin=2026-09-01 --skin-type IV
    """
    from needlecli.advice import recommend as advise
    from needlecli.cli.asking import ask_in_full
    from needlecli.cli.screen import show
    from needlecli.errors import UsageError

    if receipt is not None:
        _check_receipt(receipt, asked, save)
    pack, client, record = ask_in_full(asked)
    if not (client.concerns or client.answers or client.areas):
        raise UsageError(
            "nothing was said about the client", "start with --concern acne-scars; see needle show concerns"
        )
    advice = advise(pack, client)
    saved = _save(save, record, advice) if save is not None else ""

    def page() -> "Page":
        from needlecli.report.recommendation import recommendation_page

        return recommendation_page(advice, everything=everything, charts=form == LOOKED_AT)

    def data() -> Mapping[str, object]:
        from needlecli.report.contract import document

        return document(advice)

    kept, problem = _keep(receipt, record, advice) if receipt is not None else ("", None)
    show(form, color, page=page, data=data)
    sys.stderr.write(saved + kept)
    if problem is not None:  # whoever treats must see the answer, whatever becomes of the file
        raise problem


def _check_receipt(file: str, asked: Asked, save: str | None) -> None:
    """Refuse a receipt that would be written over something else, before anything is written."""
    from needlecli.cli.receipt import refuse
    from needlecli.errors import UsageError

    refuse(file, asked.intake)
    if file == save:
        raise UsageError(f"{file} would be written twice", "give the case and the receipt each its own name")


def _keep(file: str, record: Mapping[str, Any], advice: "Recommendation") -> "tuple[str, OutputError | None]":
    """Write a receipt; give what is to be said of it, or what kept it from being written: the answer comes first."""
    from needlecli.cli.receipt import keep
    from needlecli.errors import OutputError

    try:
        return keep(file, record, advice), None
    except OutputError as stop:
        return "", stop


def _save(file: str, record: Mapping[str, Any], advice: "Recommendation") -> str:
    """Write what was seen to a case file; give what is to be said of it when all else has been shown."""
    from needlecli.cli.saving import save_case
    from needlecli.page import clean

    name = save_case(file, record, advice)
    return (
        f"{clean(f'wrote a case to {file}, with all that was said about the client: {name}')}\n"
        "  next: read what it expects, correct it, and remove its line confirmed: no\n"
    )
