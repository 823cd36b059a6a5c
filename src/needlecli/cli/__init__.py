"""The thin shell around everything: arguments in, a page out, and one boundary for everything that stops us."""

import sys
import traceback
from typing import Annotated

import typer

from needlecli import __version__
from needlecli.cli import (
    batch,
    compare,
    consult,
    diff,
    handout,
    new,
    plan,
    receipt,
    recommend,
    rule,
    schema,
    show,
    test,
    validate,
    why,
)
from needlecli.cli.screen import complain
from needlecli.errors import NeedleError, OutputError

BUG = 70
CLOSED_PIPE = 141
UNWRITABLE = OutputError.exit_code

app = typer.Typer(
    name="needle",
    help="Which micro-needling treatment suits this client, how deep, and what to beware of.",
    epilog="Start with: needle recommend --concern acne-scars",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("recommend")(recommend.recommend)
app.command("consult")(consult.consult)
app.command("why")(why.why)
app.command("compare")(compare.compare)
app.command("plan")(plan.plan)
app.command("handout")(handout.handout)
app.command("batch")(batch.batch)
app.command("show")(show.show)
app.command("validate")(validate.validate)
app.command("test")(test.run_cases)
app.command("diff")(diff.diff)
app.command("rule")(rule.rule)
app.command("schema")(schema.schema)
app.add_typer(receipt.app)
app.add_typer(new.app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"needle {__version__}")
        raise typer.Exit


@app.callback()
def needle(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Which micro-needling treatment suits this client, how deep, and what to beware of."""


def run() -> int:
    """Run the app; give the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.stdout is None:
        return UNWRITABLE
    try:
        app(prog_name="needle")
    except NeedleError as stop:
        complain(stop)
        return stop.exit_code
    except SystemExit as done:
        if isinstance(done.__context__, BrokenPipeError):  # nobody reads on; typer leaves without a word
            return CLOSED_PIPE
        if isinstance(done.__context__, OSError):
            return UNWRITABLE
        return done.code if isinstance(done.code, int) else 0
    except OSError as problem:
        sys.stderr.write(f"error: the output cannot be written: {problem.strerror}\n  help: look at where it goes\n")
        sys.stdout = None
        return UNWRITABLE
    except Exception as bug:  # noqa: BLE001 - a bug must not print what it was working on
        places = [
            f"{frame.filename.rpartition('needlecli')[2]}:{frame.lineno}"
            for frame in traceback.extract_tb(bug.__traceback__)
        ][-3:]
        sys.stderr.write(
            f"error: needle met a bug ({type(bug).__name__} at {' < '.join(reversed(places))})\n"
            f"  help: please report this line and needle {__version__}; it holds no client data\n"
        )
        return BUG
    return 0
