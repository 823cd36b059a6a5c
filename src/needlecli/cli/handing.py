"""Make a hand-out from the options of its command, and write it whole or not at all."""

import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from needlecli.cli import words
from needlecli.cli.asking import ask
from needlecli.cli.options import Asked
from needlecli.errors import OutputError, UsageError
from needlecli.page import clean

if TYPE_CHECKING:
    from needlecli.advice import Recommendation
    from needlecli.cli.handout import Looks
    from needlecli.client import Client
    from needlecli.handout import Clinic, Handout, Paper, Refusal
    from needlecli.planning import Plan

Form = Literal["html", "md", "pdf"]
ENDINGS: Mapping[str, Form] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".pdf": "pdf"}
PAPERS: "Mapping[str, Paper]" = {"a4": "a4", "letter": "us-letter"}
STDOUT = "-"
REFUSED = 1
FARTHEST = 3 * 366
"""How many days ahead a treatment may lie; a later date is a slip of the pen."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
CONTRAST = 4.5
"""The least contrast with white paper at which text can be read, by WCAG 2."""


def hand_out(
    variant: str, asked: Asked, looks: "Looks", output: str, form: str, when: str, treatments: int | None
) -> None:
    """Write the hand-out; leave with exit code 1 and the reasons where there may be none.

    Raises UsageError for options that do not go together, OutputError where the file cannot be written.
    """
    kind = _form(output, form)
    paper = PAPERS[words.one_of(looks.paper, tuple(PAPERS), "--paper")]
    if looks.templates and kind != "html":
        raise UsageError("--templates are for HTML", "write -o FILE.html, and print that page for paper")
    _keep_apart(output, (asked.intake, looks.logo))
    from needlecli.advice import recommend as advise
    from needlecli.handout import at, option_of, refusal, write

    pack, client = ask(asked)
    name = words.variant(pack, variant)
    if not client.concerns:
        raise UsageError("a hand-out needs what the treatment is for", "add --concern; see needle show concerns")
    day = _day(when, client) if when else None
    clinic, templates = _clinic(looks, html=kind == "html")
    advice = advise(pack, client)
    then = advise(pack, at(client, day)) if day is not None else None
    if (stop := refusal(advice, name, day, then)) is not None:
        _refuse(stop)
    told = then or advice
    plan = _planned(told, client, name, treatments, day)
    sheet = write(told._replace(client=client), option_of(told, name), clinic, day or _first(plan), plan)
    _write(output, _drawn(sheet, kind, templates, paper))
    _say(told, name, output)


def _planned(
    told: "Recommendation", client: "Client", name: str, treatments: int | None, day: date | None
) -> "Plan | None":
    """Plan the course where a day, an event or a number of treatments was given."""
    from needlecli.cli.plan import counted

    wanted = counted(treatments)
    if day is None and client.event is None and wanted is None:
        return None
    from needlecli.planning import Plan, make_plan

    made = make_plan(told.pack, client, name, wanted, day)
    return made if isinstance(made, Plan) and made.visits else None


def _first(plan: "Plan | None") -> date | None:
    """Give the day of the first treatment, where it was counted back from an event."""
    return plan.visits[0].on if plan is not None and plan.event is not None else None


def _keep_apart(output: str, read: tuple[str, ...]) -> None:
    """Refuse to write over what is read."""
    if output == STDOUT:
        return
    for name in read:
        with suppress(OSError, ValueError):
            if name and name != STDOUT and Path(output).samefile(name):
                raise UsageError(f"-o {output} would be written over what is read", "choose another name")


def _form(output: str, form: str) -> Form:
    """Give the format: the one that is named, or that of the ending."""
    kinds = "a hand-out is .html, .md or .pdf"
    if not output:
        raise UsageError(
            "a hand-out needs a file to go to", "add -o handout.html (or .md, .pdf; - for standard output)"
        )
    if form:
        names: tuple[Form, ...] = ("html", "md", "pdf")
        return names[names.index(words.one_of(form, names, "--format"))]
    if output == STDOUT:
        return "html"
    found = ENDINGS.get(Path(output).suffix.casefold())
    if found is None:
        raise UsageError(f"-o {output}: {kinds}", "give the file one of these endings, or add --format")
    return found


def _day(text: str, client: "Client") -> date:
    """Read the day of the treatment: not before the day of the advice, before the event, and not years ahead."""
    day = words.day(text, "--date")
    if day < client.on:
        says = f"--date {day} lies before {client.on}, the day the advice is for"
        raise UsageError(says, "give the day of the treatment")
    if client.event is not None and day >= client.event:
        raise UsageError(f"--date {day} does not lie before the event", "give a day before it, or leave the event out")
    if (day - client.on).days > FARTHEST:
        raise UsageError(f"--date {day} is more than three years ahead", "check the year")
    return day


def _clinic(looks: "Looks", *, html: bool) -> "tuple[Clinic, Mapping[str, str]]":
    """Put together what the clinic says of itself: options before settings."""
    from needlecli.files import load_config, read_logo, read_templates
    from needlecli.handout import Clinic, Logo

    told = load_config().clinic
    logo, folder = looks.logo or told.get("logo", ""), looks.templates or told.get("templates", "")
    clinic = Clinic(
        name=looks.clinic or told.get("name", ""),
        telephone=looks.telephone or told.get("telephone", ""),
        colour=_colour(looks.colour or told.get("colour", "")),
        logo=Logo(*read_logo(logo)) if logo else None,
    )
    return clinic, read_templates(folder) if folder and html else {}


def _colour(text: str) -> str:
    """Read a colour that can be read on white paper."""
    if not text:
        return ""
    if COLOUR.fullmatch(text) is None:
        raise UsageError(f"the colour {text[:20]!r} cannot be read", "write it like #0b4f7a")
    parts = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    if (contrast := 1.05 / (light + 0.05)) < CONTRAST:
        raise UsageError(f"{text} is too light to be read on white ({contrast:.1f} to 1)", "choose a darker colour")
    return text.lower()


def _refuse(stop: "Refusal") -> None:
    """Say why there is no hand-out, and leave."""
    lines = [f"{stop.says}", *(f"  {reason}" for reason in stop.reasons), f"  help: {stop.advice}"]
    sys.stderr.write("".join(f"{clean(line)}\n" for line in lines))
    raise typer.Exit(REFUSED)


def _drawn(sheet: "Handout", kind: Form, templates: Mapping[str, str], paper: "Paper") -> bytes:
    from needlecli.handout import to_html, to_page, to_pdf

    match kind:
        case "html":
            return to_html(sheet, templates).encode()
        case "pdf":
            return to_pdf(sheet, paper)
        case "md":
            from needlecli import registry
            from needlecli.page import Style

            written: str = registry.load("needlecli.formats", "markdown").render(to_page(sheet), Style())
            return written.encode()


def _write(output: str, data: bytes) -> None:
    from needlecli.files import write_data

    if output != STDOUT:
        write_data(Path(output), data)
        return
    if data.startswith(b"%PDF") and sys.stdout.isatty():
        raise UsageError("a PDF is not for a terminal", "write -o handout.pdf, or send it on with | or >")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"standard output cannot be written: {problem.strerror}", "look at where it goes") from None


def _say(told: "Recommendation", name: str, output: str) -> None:
    """Say on standard error what the practitioner should know of the sheet."""
    from needlecli.handout import left_out, option_of
    from needlecli.report.words import areas

    option = option_of(told, name)
    notes = [f"wrote {output}"] if output != STDOUT else []
    if out := left_out(option):
        notes.append(f"left out: {areas(told.pack, out)}; needle why {name} says why")
    if any(row.now != row.if_clear for row in option.depth if row.area not in out):
        notes.append("some depths are as shallow as open questions ask for; needle recommend lists the questions")
    if option.variant.standing.because:
        notes.append(f"{option.variant.standing.is_}: {option.variant.standing.because}")
    sys.stderr.write("".join(f"{clean(note)}\n" for note in notes))
