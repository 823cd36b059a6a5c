"""`needle plan`: the days of a course, counted back from an event."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Asked, Color, Format, takes_client

if TYPE_CHECKING:
    from datetime import date

    from needlecli.client import Client
    from needlecli.planning import Plan

MOST = 52


@takes_client
def plan(
    variant: Annotated[str, typer.Argument(help="The variant to plan with.", autocompletion=completing.variants)],
    asked: Asked,
    form: Format = "table",
    treatments: Annotated[
        int | None, typer.Option("--treatments", help="How many; left out: what the evidence gives at least.")
    ] = None,
    start: Annotated[str, typer.Option("--start", help="The day of the first treatment, if it is set.")] = "",
    ics: Annotated[
        str | None, typer.Option("--ics", help="Also write the days to a calendar file; - for standard output.")
    ] = None,
    detailed: Annotated[bool, typer.Option("--detailed", help="Name the variant in the calendar.")] = False,
    color: Color = "auto",
) -> None:
    """Plan the days of a course: counted back from the event, spaced as the skin needs, with what to keep away.

    Example: needle plan pen --concern acne-scars --skin-type III --others no --event 2027-06-12 --ics course.ics
    """
    from needlecli.cli.asking import ask
    from needlecli.cli.screen import show
    from needlecli.cli.words import variant as resolve
    from needlecli.errors import UsageError

    counted(treatments)
    if detailed and ics is None:
        raise UsageError("--detailed is about the calendar, and none is written", "add --ics FILE")
    pack, client = ask(asked)
    name = resolve(pack, variant)
    if not client.concerns:
        raise UsageError("a plan needs to know what is treated", "add --concern acne-scars; see needle show concerns")
    from needlecli.planning import Refused, make_plan

    made = make_plan(pack, client, name, treatments, _start(start, client))
    if isinstance(made, Refused):
        from needlecli.cli.refusing import refuse

        refuse(made)
        raise typer.Exit(1)
    from needlecli.report.plan import plan_data, plan_page

    if ics is not None:
        _write(ics, made, detailed=detailed)
    if ics != "-":
        show(form, color, page=lambda: plan_page(made), data=lambda: plan_data(made))


def counted(treatments: int | None) -> int | None:
    """Check a number of treatments; raise UsageError for one that nobody can mean."""
    from needlecli.errors import UsageError

    if treatments is not None and not 1 <= treatments <= MOST:
        raise UsageError(f"--treatments takes a number from 1 to {MOST}, not {treatments}", "leave it out to be told")
    return treatments


def _start(text: str, client: "Client") -> "date | None":
    """Read the day of the first treatment, which cannot lie in the past."""
    from needlecli.cli.words import day
    from needlecli.errors import UsageError

    start = day(text, "--start") if text else None
    if start is not None and start < client.on:
        raise UsageError(f"--start {start} lies before {client.on}, the day the plan is for", "give a coming day")
    return start


def _write(file: str, made: "Plan", *, detailed: bool) -> None:
    """Write the calendar; it goes to standard output alone, since a page would spoil it there."""
    from needlecli.calendar import calendar
    from needlecli.files import write_text

    text = calendar(made, detailed=detailed)
    if file == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_text(Path(file), text)
