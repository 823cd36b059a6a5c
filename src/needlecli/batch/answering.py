"""Rows in, lines out: every row gets its line, and one row's trouble never stops the next."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from needlecli.advice import Brief, Memory, Verdict
from needlecli.batch.lines import Writer, rejection, verdict_of, written
from needlecli.client import Rereader, Told, read_told
from needlecli.intake import Row
from needlecli.knowledge import Pack
from needlecli.report.batch import Tally
from needlecli.source import Diagnostic, Document, Trouble


class Recorded(Protocol):
    """What a form or a set of codes comes to: an intake record, and what could not be read."""

    @property
    def record(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def troubles(self) -> tuple[Trouble, ...]: ...  # noqa: D102


Shape = Callable[[Mapping[str, Any], date], Recorded]
"""Turns a row as it was found into an intake record."""


@dataclass
class Answers:
    """The lines for some rows, and how many there are of each kind; `trouble` is the first record rejected, and why."""

    lines: list[bytes] = field(default_factory=list)
    records: int = 0
    rejected: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    trouble: tuple[int, tuple[Trouble, ...]] | None = None


class Answerer:
    """Answers rows from one pack for one day; `settings` fill in what records leave out."""

    def __init__(self, pack: Pack, today: date, settings: Mapping[str, Any] | None = None) -> None:
        self._pack, self._today, self._settings = pack, today, dict(settings or {})
        self._memory, self._reader, self._writer = Memory(pack), Rereader(pack, today), Writer()
        self._unions: dict[tuple[int, ...], tuple[Brief, tuple[str, ...], tuple[tuple[str, str], ...]]] = {}

    def answer(
        self, rows: Iterable[Row], source: str, shape: Shape | None = None, tally: Tally | None = None
    ) -> Answers:
        """Give one line for each row of a source; `shape` is how its rows become records, if they are none yet."""
        answers = Answers()
        named, append = written(source), answers.lines.append
        for row in rows:
            record, troubles = _recorded(row, shape, self._today)
            told = troubles or self._told(record)
            answers.records += 1
            if isinstance(told, Told):
                brief = self._memory.brief(told)
                verdict = verdict_of(brief, told)
                answers.verdicts[verdict] += 1
                append(self._writer.line(row.number, named, told, brief, verdict))
                if tally is not None:
                    self._count(tally, verdict, brief, told)
            else:
                answers.rejected += 1
                answers.trouble = answers.trouble or (row.number, told)
                append(rejection(row.number, source, record.get("ref", ""), told))
                if tally is not None:
                    tally.reject([(trouble.field, trouble.name) for trouble in told])
        return answers

    def _told(self, record: Mapping[str, Any]) -> Told | tuple[Trouble, ...]:
        """Read a record; what keeps it from being read is given in its place."""
        if self._settings:
            record = {**self._settings, **record}
        told = self._reader.read(record)
        if told is not None:
            return told
        checked = read_told(Document("", "", record), self._pack, self._today)
        return checked.value if checked.value is not None else tuple(_trouble(d) for d in checked.diagnostics)

    def _count(self, tally: Tally, verdict: str, brief: Brief, told: Told) -> None:
        options = brief.options
        key = tuple([id(option) for option in options])
        found = self._unions.get(key)
        if found is None:
            fired = tuple(dict.fromkeys(name for option in options for name in option.cautions))
            verdicts = tuple((option.variant, option.verdict.word) for option in options)
            if len(self._unions) > 20_000:
                self._unions.clear()
            found = self._unions[key] = brief, fired, verdicts
        top = options[0].variant if options[0].verdict <= Verdict.DEFER else ""
        tally.count(verdict, top, found[1], brief.questions, found[2])
        if told.unrecognised:
            tally.hear(told.unrecognised)


def _recorded(row: Row, shape: Shape | None, today: date) -> tuple[Mapping[str, Any], tuple[Trouble, ...]]:
    """Give the record a row holds, as far as it can be made out, and what keeps it from being read."""
    if row.data is None:
        return {}, row.troubles or (Trouble("not-a-record", "there is no record here"),)
    if shape is None or row.troubles:
        return row.data, row.troubles
    recorded = shape(row.data, today)
    return recorded.record, recorded.troubles


def _trouble(found: Diagnostic) -> Trouble:
    """Give a finding about a record as its field and reason."""
    path = ".".join(str(part) for part in found.where.path)
    return Trouble(found.name, found.says, found.help, path)
