"""`needle receipt`: keep what was asked and answered, and verify it later."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from needlecli.cli.options import Color, Format, Protocols

if TYPE_CHECKING:
    from needlecli.advice import Recommendation
    from needlecli.errors import DataError
    from needlecli.receipts import Check, Receipt
    from needlecli.source import Trouble

app = typer.Typer(
    name="receipt",
    help="Verify receipts: the answers that recommend --receipt kept.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
CHANGED = 1
UNREADABLE = "unreadable-file"


@app.callback()
def receipts() -> None:
    """Verify receipts: the answers that recommend --receipt kept."""


@app.command("verify")
def verify(
    files: Annotated[list[str], typer.Argument(help="Receipts, or - for standard input.", metavar="FILE…")],
    form: Format = "table",
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    color: Color = "auto",
) -> None:
    """Work the answers of receipts out again; exit 1 unless all come out byte for byte.

    Example: needle receipt verify receipts/A17.json
    """
    from needlecli import __version__
    from needlecli.cli.screen import complain, show
    from needlecli.errors import DataError
    from needlecli.files import load_config, load_pack
    from needlecli.receipts import Status, verification_data, verification_page
    from needlecli.receipts import verify as check
    from needlecli.source import Trouble

    pack = load_pack((*load_config().protocols, *protocols))
    read = [(name, _read(name)) for name in files]
    found: list[tuple[str, Check | Trouble]] = [
        ("<stdin>" if name == "-" else name, one if isinstance(one, Trouble) else check(one, pack, __version__))
        for name, one in read
    ]
    show(
        form,
        color,
        page=lambda: verification_page(found, pack, __version__),
        data=lambda: verification_data(found, pack, __version__),
    )
    stops = [_stop(name, one) for name, one in found if isinstance(one, Trouble)]
    for stop in stops:
        complain(stop)
    if stops:
        raise typer.Exit(DataError.exit_code)
    if any(isinstance(one, Trouble) or one.status is not Status.REPRODUCED for _, one in found):
        raise typer.Exit(CHANGED)


def _read(name: str) -> "Receipt | Trouble":
    from needlecli.errors import DataError
    from needlecli.files import read_bytes
    from needlecli.receipts import read_receipt
    from needlecli.source import Trouble

    try:
        return read_receipt(read_bytes(name))
    except DataError as stop:
        return Trouble(UNREADABLE, stop.says, stop.advice)


def _stop(name: str, trouble: "Trouble") -> "DataError":
    """Say why a file cannot be verified, with its name once."""
    from needlecli.errors import DataError

    says = trouble.says if trouble.name == UNREADABLE else f"{name}: {trouble.says}"
    return DataError(says, trouble.help)


def refuse(file: str, intake: str) -> None:
    """Raise UsageError where a receipt cannot be meant to go: nowhere, on the screen, or over the record it is of."""
    from needlecli.errors import UsageError

    if file in ("", "-"):
        raise UsageError("--receipt takes the name of a file", "write it like --receipt receipts/A17.json")
    if intake and _same(file, intake):
        raise UsageError(f"{file} would be written over the intake record", "choose another name for the receipt")


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def keep(file: str, record: Mapping[str, Any], advice: "Recommendation") -> str:
    """Write the receipt of an answer, once it was seen to give the same answer again; give what is to be said of it.

    Raises OutputError when it cannot be written, or when it would not hold.
    """
    from needlecli import __version__
    from needlecli.errors import OutputError
    from needlecli.files import write_text
    from needlecli.page import clean
    from needlecli.receipts import Receipt, Status, read_receipt, receipt, written
    from needlecli.receipts import verify as check

    text = f"{written(receipt(record, advice, __version__))}\n"
    made = read_receipt(text.encode("ascii"))
    if not isinstance(made, Receipt) or check(made, advice.pack, __version__).status is not Status.REPRODUCED:
        says = f"{file} was not written: this answer cannot be worked out again from what a receipt holds"
        raise OutputError(says, f"please report this with needle {__version__}; keep the answer with --format json")
    write_text(Path(file), text)
    return clean(f"wrote a receipt to {file}; to verify it: needle receipt verify {file}") + "\n"
