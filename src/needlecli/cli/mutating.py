"""Try small faults in the protocol files against the cases, and say which of them nobody would notice."""

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, Self

from needlecli.cases import Score, notice
from needlecli.cli.trying import Suite
from needlecli.findings import Findings, Unit
from needlecli.lint import argued, newest_review
from needlecli.report.cases import score_line, score_lines
from needlecli.source import Diagnostic

NAME = "mutant-survived"
EVERY = 50
"""After how many mutants the line at the terminal is drawn anew."""


class Tried(NamedTuple):
    """What came of the mutants of one pack: none, where its cases do not pass; `found` is what is to be said."""

    suite: Suite
    score: Score | None = None
    found: tuple[Diagnostic, ...] = ()

    def enough(self, least: int | None) -> bool:
        """Say whether all mutants are noticed or argued or, where a percentage is asked for, as many as that."""
        if self.score is None:
            return False
        return not self.score.survivors if least is None else self.score.percent >= least


def tried(suites: Sequence[Suite]) -> list[Tried]:
    """Try the mutants of every pack of which a case was run; nothing is tried where a case does not pass.

    Of a folder that lies over another pack only its own files are changed: what lies below has cases of its own.
    """
    return [_tried(suite) for suite in suites if suite.outcomes]


def with_scores(findings: Findings, found: Sequence[Tried], least: int | None) -> Findings:
    """Add the figures of every pack and the mutants that nobody noticed, file by file."""
    data = [{"pack": one.suite.pack.common.pack.id, **one.score.data()} for one in found if one.score is not None]
    lines = [score_lines(one.score, one.suite.pack) for one in found if one.score is not None]
    says = [_says(one, least) for one in found]
    return findings._replace(
        units=(*findings.units, *(unit for one in found for unit in _units(one.found))),
        summary="; ".join((findings.summary, *says)),
        more={**findings.more, "mutation": data},
        figures=(*findings.figures, *(line for told in lines for line in told)),
    )


def _tried(suite: Suite) -> Tried:
    if not suite.passed:
        return Tried(suite)
    with _Line() as line:
        within = frozenset(document.name for document in suite.own)
        score = notice(suite.outcomes, suite.pack, suite.documents, within, line.see)
    every = tuple(one.diagnostic() for one in score.survivors)
    left, about = argued(suite.own, every, NAME, newest_review(suite.pack))
    return Tried(suite, score.arguing(left), (*left, *about))


def _says(one: Tried, least: int | None) -> str:
    if one.score is None:
        failed = sum(not outcome.passed for outcome in one.suite.outcomes)
        return f"no mutant was made, because {failed} case{'s do' if failed != 1 else ' does'} not pass"
    low = least is not None and one.score.percent < least
    return f"{score_line(one.score)}{f', under the {least} % asked for' if low else ''}"


def _units(found: Sequence[Diagnostic]) -> tuple[Unit, ...]:
    by_file = groupby(sorted(found, key=lambda d: d.where.name), key=lambda d: d.where.name)
    return tuple(Unit(name, name, tuple(theirs)) for name, theirs in by_file)


class _Line:
    """Draws how far it has come on standard error, when that is a terminal."""

    def __init__(self) -> None:
        self._seen = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write("")

    def see(self, count: int) -> None:
        """Draw the line anew, if it is time to."""
        if count % EVERY == 0:
            self._write(f"{count} mutants tried")

    def _write(self, text: str) -> None:
        if self._seen:
            sys.stderr.write(f"\r{text:<30}\r")
            sys.stderr.flush()
