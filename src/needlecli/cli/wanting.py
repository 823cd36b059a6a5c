"""The options of a batch, and which of them go together."""

from dataclasses import dataclass, field
from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Words


@dataclass(kw_only=True)
class Wanted:
    """What was asked of a batch on the command line, beside the files."""

    out: Annotated[
        str | None,
        typer.Option("--output", "-o", help="Write here; the file gets its name when it is whole.", metavar="FILE"),
    ] = None
    mapping: Annotated[
        str | None,
        typer.Option("--map", help="Which column is which fact; start with: needle new map FILE.", metavar="FILE"),
    ] = None
    reader: Annotated[
        str, typer.Option("--as", help="Read every input with this reader: csv, jsonl, fhir …", metavar="READER")
    ] = ""
    sheet: Annotated[str, typer.Option("--sheet", help="The sheet of a workbook; else the first with rows.")] = ""
    form: Annotated[str, typer.Option("--format", help="jsonl or csv.", autocompletion=completing.batches)] = "jsonl"
    excel: Annotated[
        bool, typer.Option("--csv-excel", help="CSV as Excel opens it: BOM, semicolons, formulas made harmless.")
    ] = False
    fields: Annotated[
        str, typer.Option("--fields", help="Only these keys of each line, with commas between.", metavar="KEY,KEY")
    ] = ""
    summary: Annotated[
        str | None,
        typer.Option("--summary", help="What it came to, as table, json or markdown, in place of the lines."),
    ] = None
    report: Annotated[
        str | None, typer.Option("--report", help="Write the summary as a page with charts.", metavar="FILE.html")
    ] = None
    fail_on: Annotated[
        Words, typer.Option("--fail-on", help="Exit 1 if any record comes to this verdict, or review. Repeatable.")
    ] = field(default_factory=list)
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first record that cannot be read.")] = False
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what a killed run left beside -o.")] = False
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes; 0 is one for each core.", min=0, max=256)] = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a line that are wanted; none when all are."""
        return tuple(name.strip() for name in self.fields.split(",") if name.strip())


def check(wanted: Wanted, files: tuple[str, ...]) -> None:
    """Refuse words that are not known and options that cannot go together, before anything is opened."""
    from needlecli.advice import Verdict
    from needlecli.batch import KEYS, REVIEW
    from needlecli.cli.words import one_of

    for word in wanted.fail_on:
        one_of(word, (*(verdict.word for verdict in Verdict), REVIEW), "--fail-on")
    for name in wanted.keys:
        one_of(name, KEYS, "--fields")
    one_of(wanted.form, ("jsonl", "csv"), "--format")
    if wanted.summary is not None:
        one_of(wanted.summary, ("table", "json", "markdown"), "--summary")
    _check_together(wanted)
    if wanted.resume:
        _check_resume(wanted, files)


def _check_together(wanted: Wanted) -> None:
    from needlecli.errors import UsageError

    if wanted.out == "-":
        raise UsageError("-o takes the name of a file", "leave -o out to write to standard output")
    if wanted.keys and (wanted.form == "csv" or wanted.excel):
        raise UsageError("--fields chooses keys of JSON lines", "leave it out with CSV, which has one row a record")


def _check_resume(wanted: Wanted, files: tuple[str, ...]) -> None:
    from needlecli.errors import UsageError

    if wanted.out is None:
        raise UsageError("--resume goes on with a file", "name it with -o")
    if wanted.form != "jsonl" or wanted.excel or wanted.keys:
        raise UsageError("--resume needs every line whole", "leave out --fields, and write jsonl")
    if "-" in files:
        raise UsageError("--resume reads the records again from the start", "name a file in place of -")
