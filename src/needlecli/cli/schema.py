"""`needle schema`: what an editor must know to complete, explain and check a file while it is written."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Protocols

if TYPE_CHECKING:
    from needlecli.knowledge import Pack


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            help="protocol, vocabulary, sources, common, case, map, intake, recommendation, "
            "receipt, batch, summary, gaps or diff; none: list them.",
            autocompletion=completing.schemas,
            show_default=False,
        ),
    ] = None,
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    output: Annotated[str, typer.Option("--output", "-o", help="The file to write; with --all, the folder.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Write all of them, as NAME.schema.json.")] = False,
) -> None:
    """Print the JSON Schema of a kind of file, with the words of the pack in use.

    Example: needle schema --all --protocols my-protocols -o schemas
    """
    from needlecli.errors import UsageError
    from needlecli.files import load_config, load_pack
    from needlecli.schema import names

    if every and name is not None:
        raise UsageError("a name and --all are given", "name one schema, or leave the name out")
    if every and not output:
        raise UsageError("--all writes a file for each schema", "say into which folder: -o schemas")
    if name is None and not every:
        _list()
        return
    known = names()
    if name is not None and name not in known:
        raise _unknown(name, known)
    pack = load_pack((*load_config().protocols, *protocols))
    if every:
        _write({Path(output) / f"{one}.schema.json": one for one in known}, pack)
    elif output:
        _write({Path(output): str(name)}, pack)
    else:
        from needlecli.schema import text

        typer.echo(text(str(name), pack).encode(), nl=False)  # JSON is UTF-8, whatever the terminal is


def _unknown(name: str, known: tuple[str, ...]) -> Exception:
    from needlecli.errors import UsageError
    from needlecli.knowledge import did_you_mean

    meant = did_you_mean(name, known)
    advice = f"did you mean {meant!r}?" if meant else f"one of {', '.join(known)}"
    return UsageError(f"there is no schema {name[:40]!r}", advice)


def _list() -> None:
    from needlecli.schema import names, told

    width = max(map(len, names()))
    typer.echo("".join(f"{name:<{width}}  {told(name)}\n" for name in names()), nl=False)


def _write(files: dict[Path, str], pack: "Pack") -> None:
    from needlecli.files import write_text
    from needlecli.schema import text

    for path, name in files.items():
        write_text(path, text(name, pack))
        typer.echo(f"wrote {path}", err=True)
