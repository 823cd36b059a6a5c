"""`needle test`: run the cases, and say what is not as was agreed, and which clause decided."""

import sys
from typing import Annotated

import typer

from needlecli.cli.options import Color, Protocols, Words

Paths = Annotated[
    Words | None,
    typer.Argument(
        help="Case files, folders of them, folders of protocol files with a folder cases, or - for standard input; "
        "none: the cases of the pack in use.",
        metavar="[PATH]...",
    ),
]
Only = Annotated[
    str, typer.Option("-k", help="Run the cases with this text in their name or file; a pattern, if it is one.")
]
Formats = Annotated[
    Words | None,
    typer.Option(
        "--format", help="text, concise, json, sarif, github or junit; NAME=FILE writes to a file. Repeatable."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
JUnit = Annotated[str, typer.Option("--junit", help="Write a JUnit report to this file.", metavar="FILE")]
Coverage = Annotated[
    bool, typer.Option("--coverage", help="Count what the cases reach: rules, clauses, boundaries, unknowns.")
]
Mutate = Annotated[
    bool, typer.Option("--mutate", help="Make small faults in the protocol files, and tell those that no case notices.")
]
FailUnder = Annotated[
    int | None,
    typer.Option(
        "--fail-under",
        help="Fail when a figure of the coverage, or the score of --mutate, is lower, in percent.",
        metavar="0-100",
    ),
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="Print a skeleton of a case for all that no case reaches yet.")
]


def run_cases(
    path: Paths = None,
    only: Only = "",
    protocols: Protocols = [],  # noqa: B006 - typer copies it
    form: Formats = None,
    as_json: Json = False,
    junit: JUnit = "",
    color: Color = "auto",
    coverage: Coverage = False,
    mutate: Mutate = False,
    fail_under: FailUnder = None,
    suggest: Suggest = False,
) -> None:
    """Run cases: a client, the day, and what must be said; exit code 1 when one is not as was agreed.

    Example: needle test protocols/cases -k isotretinoin
    """
    from needlecli.cli.drawing import draw, outlets
    from needlecli.cli.trying import findings, load, try_out
    from needlecli.errors import UsageError
    from needlecli.files import case_files, load_config

    if fail_under is not None and not 0 <= fail_under <= 100:
        raise UsageError(f"--fail-under does not take {fail_under}", "write a whole number from 0 to 100")
    looks = [*(form or []), *(["json"] if as_json else [])]
    if junit:
        looks = [*(looks or [outlet.look for outlet in outlets(())]), f"junit={junit}"]
    outlets(looks)
    suites = [load(group) for group in case_files(path or [], (*load_config().protocols, *protocols))]
    if readable := not any(suite.broken for suite in suites):
        suites = try_out(suites, only)
    result, enough = findings(suites), True
    if readable and (coverage or suggest or fail_under is not None):
        from needlecli.cli.covering import measured, suggestions, with_coverage

        reached = measured(suites)
        if suggest:
            sys.stdout.write(suggestions(reached))
            return
        result = with_coverage(result, reached, fail_under)
        enough = all(one.percent >= (fail_under or 0) for _, one in reached)
    if mutate and readable:
        from needlecli.cli.mutating import tried, with_scores

        scores = tried(suites)
        result = with_scores(result, scores, fail_under)
        enough = enough and all(one.enough(fail_under) for one in scores)
    draw(result, looks, color)
    raise typer.Exit(int(not (enough and all(suite.passed for suite in suites))))
