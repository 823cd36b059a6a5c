"""Show what a batch came to: on standard output in place of its lines, or as a page with charts."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from needlecli import registry
from needlecli.batch import Count, Work
from needlecli.cli.screen import show
from needlecli.cli.wanting import Wanted
from needlecli.files import write_text
from needlecli.page import Style
from needlecli.report.batch import summary_data, summary_page

ALL = 10_000
"""How many rows of a list the page with charts holds."""


def sum_up(files: tuple[str, ...], wanted: Wanted, work: Work, count: Count) -> None:
    """Show the summaries that are wanted, and where the lines are."""
    label, pack, tally = work.pack.common.pack, work.pack, count.tally
    about: Mapping[str, Any] = {
        "on": str(work.today),
        "inputs": list(files),
        "pack": {"id": label.id, "version": label.version, "sha256": pack.digest},
    }
    if tally is not None and wanted.report:
        render = registry.load("needlecli.formats", "html").render
        write_text(Path(wanted.report), render(summary_page(tally, pack, about, shown=ALL), Style()))
    if tally is not None and wanted.summary:
        show(
            wanted.summary,
            "auto",
            page=lambda: summary_page(tally, pack, about),
            data=lambda: summary_data(tally, pack, about),
        )
    if wanted.out:
        sys.stderr.write(f"{count.records:,} records, {count.rejected:,} rejected: {wanted.out}\n")
