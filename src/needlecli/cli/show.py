"""`needle show`: the knowledge of the pack, readable."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from needlecli.cli import completing
from needlecli.cli.options import Color, Format, Protocols

if TYPE_CHECKING:
    from needlecli.knowledge import Pack


def show(
    kind: Annotated[
        str | None,
        typer.Argument(
            help="variants, concerns, areas, facts, questions, sources, cautions, care or background.",
            autocompletion=completing.kinds,
        ),
    ] = None,
    name: Annotated[str | None, typer.Argument(help="One entry of that kind.")] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Every point on which sources differ.")] = False,
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    form: Format = "table",
    color: Color = "auto",
) -> None:
    """Read what the pack says: a list of one kind, one entry in full, or where sources disagree.

    Example: needle show cautions isotretinoin-6-months
    """
    from needlecli.cli.screen import show as print_out
    from needlecli.files import load_config, load_pack
    from needlecli.report import knowledge

    pack = load_pack((*load_config().protocols, *protocols))
    if conflicts or kind == "conflicts":
        print_out(form, color, page=lambda: knowledge.conflicts_page(pack), data=lambda: knowledge.conflicts_data(pack))
        return
    plural = _kind(kind, knowledge.KINDS)
    one = _entry(pack, knowledge.entries(pack, plural), name, plural) if name else ""
    print_out(
        form,
        color,
        page=lambda: knowledge.entry_page(pack, plural, one) if one else knowledge.list_page(pack, plural),
        data=lambda: knowledge.knowledge_data(pack, plural, one),
    )


def _kind(kind: str | None, known: tuple[str, ...]) -> str:
    from needlecli.errors import UsageError
    from needlecli.knowledge import did_you_mean

    if kind is None:
        raise UsageError("show what?", f"one of {', '.join(known)}; or --conflicts")
    plural = kind if kind in known else f"{kind}s"
    if plural in known:
        return plural
    meant = did_you_mean(kind, known)
    advice = f"did you mean {meant}?" if meant else f"one of {', '.join(known)}"
    raise UsageError(f"there is nothing called {kind[:40]!r} to show", advice)


def _entry(pack: "Pack", found: Mapping[str, Any], name: str, kind: str) -> str:
    from needlecli.cli import words
    from needlecli.errors import UsageError
    from needlecli.knowledge import Words, did_you_mean

    if name in found:
        return name
    if kind in ("variants", "concerns", "areas", "facts"):
        known = Words.of(found.values()).find(name)
        if known is not None:
            return known
    if kind == "concerns":
        return words.concern(pack, name)
    meant = did_you_mean(name, found)
    raise UsageError(
        f"{name[:60]!r} is not one of the {kind}", f"did you mean {meant}?" if meant else f"see needle show {kind}"
    )
