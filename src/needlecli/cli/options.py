"""The options that describe a client, written once and shared by every command that takes a client."""

import dataclasses
import inspect
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

from needlecli.cli import completing

Words = list[str]

Format = Annotated[
    str, typer.Option("--format", help="table, json, markdown or html.", autocompletion=completing.formats)
]
Color = Annotated[str, typer.Option("--color", help="auto, always or never.", autocompletion=completing.colours)]
Protocols = Annotated[
    Words,
    typer.Option("--protocols", help="A folder of your own protocol files, laid over the shipped ones. Repeatable."),
]


@dataclass(kw_only=True)
class Asked:
    """What was said about the client on the command line."""

    concern: Annotated[
        Words,
        typer.Option(
            "--concern",
            "-c",
            help="What the client wants changed. Repeatable.",
            autocompletion=completing.concerns,
        ),
    ] = field(default_factory=list)
    area: Annotated[
        Words,
        typer.Option(
            "--area",
            "-a",
            help="Where; left out: where the concern usually is. Repeatable.",
            autocompletion=completing.areas,
        ),
    ] = field(default_factory=list)
    has: Annotated[
        Words,
        typer.Option(
            "--has",
            help="A fact that is so: FACT, FACT=2026-09-01, FACT='6 weeks ago', FACT=IV, FACT@AREA. Repeatable.",
            autocompletion=completing.facts,
        ),
    ] = field(default_factory=list)
    has_not: Annotated[
        Words,
        typer.Option(
            "--not",
            help="A fact that was asked and denied. Repeatable.",
            autocompletion=completing.facts,
        ),
    ] = field(default_factory=list)
    others: Annotated[
        str,
        typer.Option(
            "--others",
            help="no: everything not mentioned was asked and denied. Left out, it is unknown.",
        ),
    ] = ""
    skin_type: Annotated[str, typer.Option("--skin-type", help="Fitzpatrick type, I to VI.")] = ""
    age: Annotated[str, typer.Option("--age", help="Age in years.")] = ""
    sex: Annotated[str, typer.Option("--sex", help="female or male: decides a few questions and the skin drawn.")] = ""
    notes: Annotated[str, typer.Option("--notes", help="Free text; what it says is matched and shown.")] = ""
    event: Annotated[str, typer.Option("--event", help="The day of a coming event, no, or unknown.")] = ""
    cleared: Annotated[
        Words,
        typer.Option(
            "--cleared",
            help="A caution for which a physician's letter is on file. Repeatable.",
            autocompletion=completing.clearances,
        ),
    ] = field(default_factory=list)
    available: Annotated[
        Words,
        typer.Option(
            "--available",
            help="A variant offered here; the others are then not available. Repeatable.",
            autocompletion=completing.variants,
        ),
    ] = field(default_factory=list)
    operator: Annotated[
        str,
        typer.Option(
            "--operator", help="Who treats: esthetician, nurse or physician.", autocompletion=completing.operators
        ),
    ] = ""
    max_downtime: Annotated[str, typer.Option("--max-downtime", help="As '3 days'.")] = ""
    max_depth: Annotated[str, typer.Option("--max-depth", help="Your own scope cap, as '1.0 mm'.")] = ""
    prefer: Annotated[
        str, typer.Option("--prefer", help="effect, downtime, cost or comfort.", autocompletion=completing.preferences)
    ] = ""
    on: Annotated[str, typer.Option("--on", help="The day the advice is for; left out: today.")] = ""
    intake: Annotated[
        str, typer.Option("--intake", help="An intake record (YAML or JSON), or - for standard input.")
    ] = ""
    protocols: Protocols = field(default_factory=list)


def takes_client(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the client's options as one argument, `asked`, in place of a parameter for each."""
    return takes(command, asked=(Asked, tuple(f.name for f in dataclasses.fields(Asked))))


WISHES = ("concern", "area", "available", "operator", "max_downtime", "max_depth", "prefer", "on", "protocols")
"""The options that may be alike for many clients."""


def takes(command: Callable[..., None], **groups: tuple[type[Any], tuple[str, ...]]) -> Callable[..., None]:
    """Give a command groups of options as one argument each: under its name, a dataclass and the fields offered."""

    def wrapped(**given: Any) -> None:
        made = {
            name: kind(**{field: given.pop(field) for field in offered}) for name, (kind, offered) in groups.items()
        }
        command(**made, **given)

    own = inspect.signature(command, eval_str=True)
    kept = [p for p in own.parameters.values() if p.name not in groups]
    shared = [parameter for kind, offered in groups.values() for parameter in _parameters(kind, offered)]
    positional = [p for p in kept if p.default is inspect.Parameter.empty]
    optional = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in kept if p not in positional]
    every = (*positional, *shared, *optional)
    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    setattr(wrapped, "__signature__", inspect.Signature(every))  # noqa: B010 - mypy knows no such attribute
    return wrapped


def _parameters(kind: type[Any], offered: tuple[str, ...]) -> Iterator[inspect.Parameter]:
    hints = typing.get_type_hints(kind, include_extras=True)
    for one in dataclasses.fields(kind):
        if one.name in offered:
            default = one.default if one.default is not dataclasses.MISSING else []
            keyword = inspect.Parameter.KEYWORD_ONLY
            yield inspect.Parameter(one.name, keyword, annotation=hints[one.name], default=default)
