"""`needle rule`: the page of a rule: what it finds, why it matters, bad and good, and how to mend it."""

from typing import Annotated

import typer

from needlecli.cli import completing
from needlecli.cli.options import Color, Format


def rule(
    name: Annotated[
        str | None, typer.Argument(help="The name of a finding.", autocompletion=completing.rules, show_default=False)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The page of every rule.")] = False,
    form: Format = "table",
    color: Color = "auto",
) -> None:
    """Explain a finding of needle validate or needle test; without a name, list every rule.

    Example: needle rule depth-over-area
    """
    from needlecli.cli.screen import show
    from needlecli.errors import UsageError
    from needlecli.lint import page, pages
    from needlecli.report.rules import rule_data, rule_list_page, rule_pages

    if name is not None and every:
        raise UsageError("a name and --all are given", "name one rule, or leave the name out")
    rules = pages() if name is None else (page(name),)
    listed = name is None and not every
    show(
        form, color, page=lambda: rule_list_page(rules) if listed else rule_pages(rules), data=lambda: rule_data(rules)
    )
