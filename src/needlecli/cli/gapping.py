"""Show where the pack has nothing, or little: everywhere, or only for some."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Words

if TYPE_CHECKING:
    from needlecli.knowledge import Pack

GAPS = ("gaps", "gap")
"""The words by which gaps are asked for."""


@dataclass(kw_only=True)
class Where:
    """For which areas and licences gaps are shown, and how much of them."""

    area: Annotated[
        Words, typer.Option("--area", "-a", help="Gaps: only here. Repeatable.", autocompletion=completing.areas)
    ] = field(default_factory=list)
    operator: Annotated[
        str, typer.Option("--operator", help="Gaps: only under this licence.", autocompletion=completing.operators)
    ] = ""
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Gaps: also in full where a concern is not usual.")
    ] = False


def print_gaps(pack: "Pack", concern: str, where: Where, form: str, color: str) -> None:
    """Print the gaps of a pack; raise UsageError for a concern, an area or a licence that is none."""
    from needlecli.cli import words
    from needlecli.cli.screen import show
    from needlecli.gaps import find_gaps
    from needlecli.knowledge import OPERATORS
    from needlecli.report.gaps import gaps_page
    from needlecli.report.gaps_data import gaps_data

    concerns = [words.concern(pack, concern)] if concern else []
    areas = list(_areas(pack, where.area))
    operators = [words.one_of(where.operator, OPERATORS, "--operator")] if where.operator else []
    gaps = find_gaps(pack, concerns, areas, operators)
    everywhere = where.everywhere or bool(areas)
    show(
        form,
        color,
        page=lambda: gaps_page(pack, gaps, everywhere=everywhere),
        data=lambda: gaps_data(pack, gaps),
    )


def _areas(pack: "Pack", said: Iterable[str]) -> Iterable[str]:
    from needlecli.cli import words
    from needlecli.errors import UsageError

    for word in said:
        area = words.identify(word, pack.vocabulary.areas.values(), "area")
        if not any(pack.vocabulary.areas[leaf].limits for leaf in pack.vocabulary.treatable(area)):
            raise UsageError(f"{area} is never treated here", f"read why with needle show areas {area}")
        yield area
