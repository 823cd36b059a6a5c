"""`needle new`: a pack, a variant, a case or a map to start from, with the schemas an editor needs beside it."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from needlecli.knowledge import Pack

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 60
TAKEN = ("yes", "no", "on", "off", "y", "n", "true", "false", "null", "none")
"""Words that YAML, or a case, reads as something else than a name."""
DAY = "2026-11-22"
"""The day that stands in the templates, for the day a file is made."""
SCHEMA_LINE = "# yaml-language-server: $schema=map.schema.json\n"
"""What a draft of a map begins with, as the templates do."""

app = typer.Typer(
    name="new",
    help="Start a pack, a variant, a case or a map of a form: files to fill in.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.command("pack")
def new_pack(
    folder: Annotated[str, typer.Argument(help="Where to: a new folder, or an empty one.", metavar="FOLDER")],
) -> None:
    """Copy the shipped pack with its cases into a folder of your own, to change it.

    Example: needle new pack my-protocols
    """
    from needlecli import schema
    from needlecli.files import SCHEMAS, load_pack, make, pointing, refuse_taken, shipped_texts

    home = Path(folder)
    refuse_taken(home)
    pack = load_pack()
    schemas = {home / SCHEMAS / _schema_file(name): schema.text(name, pack) for name in schema.names()}
    files = {home / name: pointing(text, home / name, home / SCHEMAS) for name, text in shipped_texts().items()}
    make(files | schemas)
    _say(
        f"wrote {folder}: {len(files)} files of the shipped pack, and {SCHEMAS} for your editor",
        "next: change what differs, and delete the files that do not: what a folder leaves out comes from the shipped"
        " pack",
        _command("needle", "validate", folder),
        _command("needle", "test", folder),
    )


@app.command("variant")
def new_variant(
    name: Annotated[str, typer.Argument(help="Its id: lower-case words with hyphens.", metavar="ID")],
    folder: Annotated[str, typer.Argument(help="The folder of protocol files it goes to.")] = ".",
    replace: Annotated[bool, typer.Option("--replace", help="Stand in for a variant the pack already has.")] = False,
) -> None:
    """Write the protocol file of a new variant; until you have filled it in, it is offered to nobody.

    Example: needle new variant needle-mask my-protocols
    """
    from needlecli.files import refuse_taken, template

    _refuse_id(name)
    path = Path(folder) / f"{name}.yaml"
    refuse_taken(path)
    pack = _pack_over(Path(folder))
    if not replace:
        _refuse_known(name, pack)
    title = name.replace("-", " ").capitalize()
    text = template("variant").replace(DAY, _today()).replace("my-variant", name).replace("My variant", title)
    _write(path, text, "protocol", pack)
    _say("next: fill it in from top to bottom, then", _command("needle", "validate", folder))


@app.command("case")
def new_case(
    name: Annotated[str, typer.Argument(help="A name, for cases/NAME.yaml; or a file ending in .yaml.")],
) -> None:
    """Write a file of cases to start from: who comes in, and what must be said.

    Example: needle new case stopped-isotretinoin
    """
    from needlecli.files import home_of, refuse_taken, template

    path = Path(name)
    if path.suffix.casefold() not in (".yaml", ".yml"):
        _refuse_id(name)
        path = Path("cases", f"{name}.yaml")
    refuse_taken(path)
    _write(path, template("case").replace(DAY, _today()), "case", _pack_over(home_of(path)))
    _say("next: write down who comes in and what must be said, then", _command("needle", "test", str(path)))


@app.command("map")
def new_map(
    export: Annotated[str, typer.Argument(help="A table that a form was exported to, or -.", metavar="EXPORT")],
    output: Annotated[str, typer.Option("--output", "-o", help="Where to; left out, it is printed.")] = "",
    sheet: Annotated[str, typer.Option("--sheet", help="The sheet of a workbook; else the first with rows.")] = "",
    reader: Annotated[str, typer.Option("--as", help="Read it with this reader: csv …", metavar="READER")] = "",
    protocols: Annotated[
        list[str] | None, typer.Option("--protocols", help="A folder of your own protocol files. Repeatable.")
    ] = None,
) -> None:
    """Draft a map of a form: which column is which fact, what was seen in it, and what could not be placed.

    Example: needle new map answers.csv -o answers.map.yaml
    """
    from needlecli.cli.mapping import columns
    from needlecli.client.maps import draft
    from needlecli.files import load_config, load_pack, refuse_taken

    if output:
        refuse_taken(Path(output))
    pack = load_pack((*load_config().protocols, *(protocols or ())))
    text = draft(columns(export, as_=reader, sheet=sheet), pack)
    if not output:
        sys.stdout.write(text)
        return
    _write(Path(output), SCHEMA_LINE + text, "map", pack)
    _say("next: check every line against the form, then", _command("needle", "validate", output))


def _refuse_id(name: str) -> None:
    """Raise UsageError for a name that cannot be an id."""
    from needlecli.errors import UsageError

    if ID.fullmatch(name) and len(name) <= LONGEST and name not in TAKEN:
        return
    meant = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:LONGEST].strip("-")
    usable = ID.fullmatch(meant) and meant not in (name, *TAKEN)
    raise UsageError(
        f"{name[:LONGEST]!r} cannot be an id",
        f"lower-case words with hyphens: {meant}" if usable else "write lower-case words with hyphens, as needle-mask",
    )


def _refuse_known(name: str, pack: "Pack") -> None:
    """Raise UsageError for a word that stands for a variant of the pack already."""
    from needlecli.errors import UsageError
    from needlecli.knowledge import Words

    if name in pack.variants:
        raise UsageError(
            f"the pack already has a variant {name}, and the new file would replace it",
            "give another id; or add --replace, and only the new file counts where its folder is used",
        )
    if (other := Words.of(pack.variants.values()).find(name)) is not None:
        raise UsageError(f"{name!r} is already another word for {other}", "give another id")


def _pack_over(folder: Path) -> "Pack":
    """Give the pack in use with a folder laid over it; without that folder where it is new or has errors."""
    from needlecli.errors import PackError
    from needlecli.files import load_config, load_pack

    extra = load_config().protocols
    try:
        return load_pack((*extra, str(folder)) if folder.is_dir() else extra)
    except PackError:
        return load_pack(extra)


def _write(path: Path, text: str, kind: str, pack: "Pack") -> None:
    """Write a file under the line that names its schema, and that schema where there is none yet."""
    from needlecli import schema
    from needlecli.files import make, pointing, schemas_for

    name = _schema_file(kind)
    schemas = schemas_for(path, name)
    files = {path: pointing(text, path, schemas)}
    if not (schemas / name).is_file():
        files[schemas / name] = schema.text(kind, pack)
    make(files)
    _say(*(f"wrote {file}" for file in files))


def _schema_file(name: str) -> str:
    return f"{name}.schema.json"


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day on the wall of the trainer


def _command(*words: str) -> str:
    import shlex

    return f"  {shlex.join(words)}"


def _say(*told: str) -> None:
    from needlecli.page import clean

    sys.stdout.write("".join(f"{clean(line)}\n" for line in told))
