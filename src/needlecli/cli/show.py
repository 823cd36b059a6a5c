"""`needle show`: the knowledge of the pack, readable."""

from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Color, Format, Protocols


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
    from needlecli.cli.screen import show_page  # noqa: PLC0415 - help and completion need none of it
    from needlecli.errors import UsageError  # noqa: PLC0415
    from needlecli.files import load_config, load_pack  # noqa: PLC0415
    from needlecli.knowledge import did_you_mean  # noqa: PLC0415
    from needlecli.report.knowledge import KINDS, conflicts_page, entries, entry_page, list_page  # noqa: PLC0415

    pack = load_pack((*load_config().protocols, *protocols))
    if conflicts:
        show_page(conflicts_page(pack), form, color)
        return
    if kind is None:
        raise UsageError("show what?", f"one of {', '.join(KINDS)}; or --conflicts")
    plural = kind if kind in KINDS else f"{kind}s"
    if plural not in KINDS:
        meant = did_you_mean(kind, KINDS)
        raise UsageError(
            f"there is nothing called {kind[:40]!r} to show",
            f"did you mean {meant}?" if meant else f"one of {', '.join(KINDS)}",
        )
    if name is None:
        show_page(list_page(pack, plural), form, color)
        return
    show_page(entry_page(pack, plural, _entry(entries(pack, plural), name, plural)), form, color)


def _entry(found: object, name: str, kind: str) -> str:
    from collections.abc import Mapping  # noqa: PLC0415

    from needlecli.errors import UsageError  # noqa: PLC0415
    from needlecli.knowledge import Words, did_you_mean  # noqa: PLC0415

    assert isinstance(found, Mapping)  # noqa: S101 - for the type checker
    if name in found:
        return name
    if kind in ("variants", "concerns", "areas", "facts"):
        known = Words.of(found.values()).find(name)
        if known is not None:
            return known
    meant = did_you_mean(name, [str(k) for k in found])
    raise UsageError(
        f"{name[:60]!r} is not one of the {kind}", f"did you mean {meant}?" if meant else f"see needle show {kind}"
    )
