"""`needle show`: the knowledge of the pack, readable."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from needlecli.cli import completing
from needlecli.cli.options import Color, Format, Protocols, Words

if TYPE_CHECKING:
    from needlecli.knowledge import Pack


def show(
    kind: Annotated[
        str | None,
        typer.Argument(
            help="variants, concerns, areas, facts, questions, sources, cautions, care, background or gaps.",
            autocompletion=completing.kinds,
        ),
    ] = None,
    name: Annotated[str | None, typer.Argument(help="One entry of that kind; of gaps, one concern.")] = None,
    area: Annotated[
        Words, typer.Option("--area", "-a", help="Gaps: only here. Repeatable.", autocompletion=completing.areas)
    ] = [],  # noqa: B006 - typer copies it
    operator: Annotated[
        str,
        typer.Option("--operator", help="Gaps: only under this licence.", autocompletion=completing.operators),
    ] = "",
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Gaps: all areas in full, not only where a concern is usual.")
    ] = False,
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
    if kind in ("gaps", "gap") and not conflicts:
        _gaps(pack, form, color, (name or "", area, operator), everywhere=everywhere)
        return
    if area or operator or everywhere:
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


def _gaps(pack: "Pack", form: str, color: str, asked: tuple[str, Words, str], *, everywhere: bool) -> None:
    """Print where the pack has nothing, or little."""
    from needlecli.cli import words
    from needlecli.cli.screen import show as print_out
    from needlecli.errors import UsageError
    from needlecli.gaps import find_gaps
    from needlecli.knowledge import OPERATORS
    from needlecli.report.gaps import gaps_page
    from needlecli.report.gaps_data import gaps_data

    concern, places, licence = asked
    concerns = [words.concern(pack, concern)] if concern else []
    areas = [words.identify(place, pack.vocabulary.areas.values(), "area") for place in places]
    never = next((area for area in areas if not _treated(pack, area)), None)
    if never is not None:
        raise UsageError(f"{never} is never treated here", f"read why with needle show areas {never}")
    operators = [words.one_of(licence, OPERATORS, "--operator")] if licence else []
    gaps = find_gaps(pack, concerns, areas, operators)
    print_out(
        form,
        color,
        page=lambda: gaps_page(pack, gaps, everywhere=everywhere or bool(areas)),
        data=lambda: gaps_data(pack, gaps),
    )


def _treated(pack: "Pack", area: str) -> bool:
    return any(pack.vocabulary.areas[leaf].limits for leaf in pack.vocabulary.treatable(area))


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
