"""Count what cases reach, and write the beginning of a case for all that none reaches yet."""

from collections.abc import Sequence
from datetime import date

from needlecli.cases import Coverage, measure, suggest
from needlecli.cli.trying import Suite
from needlecli.errors import UsageError
from needlecli.findings import Findings
from needlecli.report.cases import coverage_lines


def measured(suites: Sequence[Suite]) -> list[tuple[Suite, Coverage]]:
    """Measure every pack of which a case was run."""
    return [(suite, measure(suite.outcomes, suite.pack, suite.documents)) for suite in suites if suite.outcomes]


def with_coverage(findings: Findings, found: Sequence[tuple[Suite, Coverage]], least: int | None) -> Findings:
    """Add the figures of every pack and what is not reached; say where a figure is lower than it must be."""
    percent = min(coverage.percent for _, coverage in found)
    low = f"; coverage of {percent} % is under the {least} % asked for" if least is not None and percent < least else ""
    data = [{"pack": suite.pack.common.pack.id, **coverage.data()} for suite, coverage in found]
    return findings._replace(
        summary=f"{findings.summary}{low}",
        more={**findings.more, "coverage": data},
        figures=tuple(line for suite, coverage in found for line in coverage_lines(coverage, suite.pack)),
        remarks=tuple(remark for _, coverage in found for remark in coverage.uncovered),
    )


def suggestions(found: Sequence[tuple[Suite, Coverage]]) -> str:
    """Give a case file of skeletons for a pack; raise UsageError where there is more than one to write it for."""
    if len(found) != 1:
        raise UsageError(
            "--suggest writes cases for one pack at a time", "name a folder of protocol files, or case files"
        )
    ((suite, coverage),) = found
    return suggest(coverage, suite.pack, _day(suite))


def _day(suite: Suite) -> date:
    """Give the day that most cases are for."""
    days = [outcome.case.client.on for outcome in suite.outcomes]
    return max(sorted(set(days)), key=days.count)
