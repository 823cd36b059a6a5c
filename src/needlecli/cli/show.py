"""`needle show`: the knowledge of the pack, readable."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from needlecli.cli import completing
from needlecli.cli.gapping import GAPS, Where, print_gaps
from needlecli.cli.options import Color, Format, Protocols, takes

if TYPE_CHECKING:
    from needlecli.knowledge import Pack


def _show(
    where: Where,
    kind: Annotated[
        str | None,
        typer.Argument(
            help="variants, concerns, areas, facts, questions, sources, cautions, care, background or gaps.",
            autocompletion=completing.kinds,
        ),
    ] = None,
    name: Annotated[str | None, typer.Argument(help="One entry of that kind; of gaps, one concern.")] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Every point on which sources differ.")] = False,
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    form: Format = "table",
    color: Color = "auto",
) -> None:
    """Read what the pack says: a list of one kind, one entry in full, where sources disagree, or where it has gaps.

    Example: needle show cautions isotretinoin-6-months
    """
    from needlecli.cli.screen import check_look
    from needlecli.cli.screen import show as print_out
    from needlecli.errors import UsageError
    from needlecli.files import load_config, load_pack
    from needlecli.report import knowledge

    check_look(form, color)
    pack = load_pack((*load_config().protocols, *protocols))
    if kind in GAPS and not conflicts:
        print_gaps(pack, name or "", where, form, color)
        return
    if where != Where():
        raise UsageError("--area, --operator and --everywhere are about gaps", "write needle show gaps")
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


show = takes(_show, where=(Where, ("area", "operator", "everywhere")))


def _kind(kind: str | None, known: tuple[str, ...]) -> str:
    from needlecli.errors import UsageError
    from needlecli.knowledge import did_you_mean

    if kind is None:
        raise UsageError("show what?", f"one of {', '.join(known)}, gaps; or --conflicts")
    plural = kind if kind in known else f"{kind}s"
    if plural in known:
        return plural
    meant = did_you_mean(kind, (*known, "gaps"))
    advice = f"did you mean {meant}?" if meant else f"one of {', '.join(known)}, gaps"
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
