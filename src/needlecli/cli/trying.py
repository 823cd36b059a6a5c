"""Load case files with the pack they are about, run the cases, and sum up what came of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from needlecli.cases import Case, Outcome, Place, State, places, read_cases, run
from needlecli.errors import PackError
from needlecli.files import Group, LayerDocuments, load_layers
from needlecli.findings import Findings, Unit
from needlecli.knowledge import Pack
from needlecli.report.cases import case_findings
from needlecli.source import Document
from needlecli.source.yaml import parse

STATES: Mapping[State, tuple[str, str]] = {
    "passed": ("passed", "passed"),
    "failed": ("failed", "failed"),
    "gap": ("known gap", "known gaps"),
    "gap-closed": ("gap closed", "gaps closed"),
    "open": ("open", "open"),
    "unconfirmed": ("unconfirmed", "unconfirmed"),
}
"""How cases are counted that came to the same end: for one, and for more."""


class Suite(NamedTuple):
    """Cases and the pack they are about, with its files, and what cannot be read in the files of the cases.

    `own` are the files of the folder that lies on top: those the cases were written for.  `outcomes` is what came of
    the cases that were run.
    """

    pack: Pack
    documents: Sequence[Document]
    files: int
    cases: tuple[Case, ...]
    broken: tuple[Unit, ...]
    own: Sequence[Document] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def passed(self) -> bool:
        """Say whether every file could be read, and every case that was run is as it should be."""
        return not self.broken and all(outcome.passed for outcome in self.outcomes)


def load(group: Group) -> Suite:
    """Read a group of case files; raise PackError when the pack they are about has errors."""
    pack = load_layers(group.layers)
    cases: list[Case] = []
    broken: list[Unit] = []
    for name, data in group.files:
        parsed = parse(name, data)
        read = read_cases(parsed.value, pack) if parsed.value is not None else None
        found = (*parsed.diagnostics, *(read.diagnostics if read is not None else ()))
        if found:
            broken.append(Unit(name, name, found))
        elif read is not None and read.value is not None:
            cases.extend(read.value)
    every, own = LayerDocuments(group.layers), LayerDocuments(group.layers[-1:])
    return Suite(pack, every, len(group.files), tuple(cases), tuple(broken), own)


def try_out(suites: Iterable[Suite], only: str) -> list[Suite]:
    """Run the cases with a text in their name or file; raise PackError when there is none."""
    every = sum(len(suite.cases) for suite in suites)
    chosen = [(suite, _selected(suite.cases, only)) for suite in suites]
    if not every:
        raise PackError("no case was found, so nothing was checked", "write one with needle new case NAME")
    if not any(cases for _, cases in chosen):
        says = f"-k {only[:60]!r} selects none of the {every} cases, so nothing was checked"
        raise PackError(says, "write a part of the name or file of a case")
    return [suite._replace(outcomes=tuple(run(case, suite.pack) for case in cases)) for suite, cases in chosen]


def findings(suites: Sequence[Suite]) -> Findings:
    """Say of every case what came of it; where some files cannot be read, only what is wrong in them."""
    if broken := tuple(unit for suite in suites for unit in suite.broken):
        files = sum(suite.files for suite in suites)
        return Findings("test", broken, f"{len(broken)} of {_many(files, 'case file')} cannot be read: no case was run")
    return Findings("test", tuple(unit for suite in suites for unit in _units(suite)), _summary(suites))


def _selected(cases: Iterable[Case], text: str) -> tuple[Case, ...]:
    """Give the cases with a text in their name or file, in any case of letters; it may be a regular expression."""
    try:
        pattern = re.compile(text, re.IGNORECASE)
    except re.error:
        pattern = re.compile(re.escape(text), re.IGNORECASE)
    plain = text.casefold()
    wholes = ((case, f"{case.document.name} {case.name}") for case in cases)
    return tuple(case for case, whole in wholes if plain in whole.casefold() or pattern.search(whole))


def _units(suite: Suite) -> Iterator[Unit]:
    """Say what came of each case; the protocol files are read only where something is not as agreed."""
    found: Mapping[str, Place] = {}
    if any(outcome.state == "failed" for outcome in suite.outcomes):
        found = places(suite.pack, suite.documents)
    for outcome in suite.outcomes:
        case = outcome.case
        skipped = f"known gap: {case.known_gap}" if outcome.state == "gap" else ""
        yield Unit(case.name, case.document.name, case_findings(outcome, suite.pack, found), skipped)


def _summary(suites: Sequence[Suite]) -> str:
    """Count the cases that were run, their files, and what came of them."""
    outcomes = [outcome for suite in suites for outcome in suite.outcomes]
    files = len({outcome.case.document.name for outcome in outcomes})
    counts = Counter(outcome.state for outcome in outcomes)
    ends = ", ".join(f"{n} {words[n != 1]}" for state, words in STATES.items() if (n := counts[state]))
    left_out = sum(len(suite.cases) for suite in suites) - len(outcomes)
    out = f" ({left_out} left out by -k)" if left_out else ""
    return f"{_many(len(outcomes), 'case')} in {_many(files, 'file')}: {ends}{out}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
