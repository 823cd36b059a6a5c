"""Rows in, lines out: every row gets its line, and one row's trouble never stops the next."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count, islice
from typing import Any, NamedTuple, Protocol

from needlecli.advice import Parts, Verdict
from needlecli.advice.memory import Memory
from needlecli.batch.lines import Writer, rejection, verdict_of, written
from needlecli.client import Plain, Rereader, Told, read_told
from needlecli.client.maps import Columnwise
from needlecli.intake import Row, Sheet, Table
from needlecli.knowledge import Pack
from needlecli.report.batch import Tally
from needlecli.source import Diagnostic, Document, Trouble

WORD = re.compile(r"[A-Za-z][\w.-]{0,59}", re.ASCII)
UNNAMED = "(a key that is no word)"

TOGETHER = 400
"""How many rows are answered together."""


class Recorded(Protocol):
    """What a form or a set of codes comes to: an intake record, and what could not be read."""

    @property
    def record(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def troubles(self) -> tuple[Trouble, ...]: ...  # noqa: D102


class Bad(NamedTuple):
    """A record that was rejected: its row, its source and the reasons."""

    row: int
    source: str
    troubles: tuple[Trouble, ...]


Found = tuple[int, Plain | Told | None, Parts | None, tuple[Trouble, ...], object]
"""What a row came to: its number, the client and the advice; or what was wrong with it, and its reference."""


Shape = Callable[[Mapping[str, Any], date], Recorded]
"""Turns a row as it was found into an intake record."""


@dataclass
class Answers:
    """The lines for some rows, and how many there are of each kind; `trouble` is the first record rejected, and why."""

    lines: list[bytes] = field(default_factory=list)
    records: int = 0
    rejected: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    trouble: Bad | None = None


class Answerer:
    """Answers rows from one pack for one day; `settings` fill in what records leave out."""

    def __init__(self, pack: Pack, today: date, settings: Mapping[str, Any] | None = None) -> None:
        self._pack, self._today, self._settings = pack, today, dict(settings or {})
        self._memory, self._reader, self._writer = Memory(pack), Rereader(pack, today), Writer(pack)

    def answer(
        self, rows: Iterable[Row], source: str, shape: Shape | None = None, tally: Tally | None = None
    ) -> Answers:
        """Give one line for each row of a source; `shape` is how its rows become records, if they are none yet."""
        answers, rest = Answers(), iter(rows)
        while some := list(islice(rest, TOGETHER)):
            self._tell(self._read(some, shape), source, tally, answers)
        return answers

    def answer_sheets(self, sheets: Iterable[Sheet], source: str, tally: Tally | None = None) -> Answers:
        """Give one line for each record of a source, where they stand side by side."""
        answers = Answers()
        for sheet in sheets:
            self._tell(self._read_sheet(sheet), source, tally, answers)
        return answers

    def answer_tables(
        self, tables: Iterable[Table], source: str, columns: Columnwise, tally: Tally | None = None
    ) -> Answers:
        """Give one line for each row of a table that is read column by column."""
        return self.answer_sheets((self._laid_out(table, columns) for table in tables), source, tally)

    @property
    def takes_sheets(self) -> bool:
        """Whether records are answered as they stand, so that they may stand side by side."""
        return not self._settings

    def _laid_out(self, table: Table, columns: Columnwise) -> Sheet:
        """Lay the rows of a table out as records; what is odd about one is found out from its row."""
        keys, odd = columns.keys(table.rows)

        def row(place: int) -> Row:
            found = table.odd.get(place)
            if found is None:
                found = Row(table.first + place, dict(zip(columns.headers, table.rows[place], strict=True)))
            record, troubles = _recorded(found, columns.bound.record, self._today)
            return Row(found.number, dict(record), troubles)

        return Sheet(table.first, len(table.rows), keys, columns.answers(table.rows), odd | table.odd.keys(), row)

    def _read(self, rows: Sequence[Row], shape: Shape | None = None) -> Sequence[Found]:
        """Read and decide some rows: those that hold plain answers together, the others one by one."""
        found = [self._recorded(row, shape) for row in rows]
        plains = [None if troubles else self._reader.plain(record) for record, troubles in found]
        together = zip(rows, found, plains, self._memory.sheet(plains), strict=True)
        return [
            (row.number, plain, parts, (), "")
            if plain is not None and parts is not None
            else self._read_alone(row, record, troubles)
            for row, (record, troubles), plain, parts in together
        ]

    def _read_sheet(self, sheet: Sheet) -> Sequence[Found]:
        """Read and decide records that stand side by side; what is odd about one is found out from its row."""
        plains, said = self._reader.plains(sheet.keys, sheet.facts, sheet.size, sheet.odd)
        decided = self._memory.sheet(plains, said)
        left = [place for place, parts in enumerate(decided) if parts is None]
        alone = dict(zip(left, self._read([sheet.row(place) for place in left]), strict=True)) if left else {}
        return [
            alone[place] if plain is None or parts is None else (number, plain, parts, (), "")
            for place, (number, plain, parts) in enumerate(zip(count(sheet.first), plains, decided, strict=False))
        ]

    def _read_alone(self, row: Row, record: Mapping[str, Any], troubles: tuple[Trouble, ...]) -> Found:
        said = troubles or self._told(record)
        if isinstance(said, Told):
            return row.number, said, self._memory.parts(said), (), ""
        return row.number, None, None, said, record.get("ref", "")

    def _tell(self, found: Iterable[Found], source: str, tally: Tally | None, answers: Answers) -> None:
        """Write the lines of some rows, and count them."""
        named, line, verdicts = written(source), self._writer.line, answers.verdicts
        for number, said, parts, troubles, ref in found:
            answers.records += 1
            if said is None or parts is None:
                self._reject(Bad(number, source, troubles), ref, answers, tally)
                continue
            verdict = verdict_of(parts, said)
            verdicts[verdict] += 1
            answers.lines.append(line(number, named, said, parts, verdict))
            if tally is not None:
                self._count(tally, verdict, parts, said)

    def _reject(self, bad: Bad, ref: object, answers: Answers, tally: Tally | None) -> None:
        answers.rejected += 1
        answers.trouble = answers.trouble or bad
        answers.lines.append(rejection(bad.row, bad.source, ref, bad.troubles))
        if tally is not None:
            tally.reject([(trouble.field, trouble.name) for trouble in bad.troubles])

    def _recorded(self, row: Row, shape: Shape | None) -> tuple[Mapping[str, Any], tuple[Trouble, ...]]:
        """Give the record a row holds, as far as it can be made out, and what keeps it from being read."""
        record, troubles = _recorded(row, shape, self._today)
        if self._settings:  # as in needle recommend: what says nothing is filled in, so that no limit is lost
            record = {**record, **{key: value for key, value in self._settings.items() if not record.get(key)}}
        return record, troubles

    def _told(self, record: Mapping[str, Any]) -> Told | tuple[Trouble, ...]:
        """Read a record; what keeps it from being read is given in its place."""
        told = self._reader.read(record)
        if told is not None:
            return told
        checked = read_told(Document("", "", record), self._pack, self._today)
        return checked.value if checked.value is not None else tuple(_trouble(d) for d in checked.diagnostics)

    def _count(self, tally: Tally, verdict: str, parts: Parts, said: Plain | Told) -> None:
        options = tuple([(option.decided.variant, option.decided.verdict.word) for option in parts.options])
        best, brief = parts.ranking.decided[0], parts.brief()
        top = best.variant if best.verdict <= Verdict.DEFER else ""
        tally.count(verdict, top, tuple([one.id for one in brief.cautions]), brief.questions, options)
        if isinstance(said, Told) and said.unrecognised:
            tally.hear(said.unrecognised)


def _recorded(row: Row, shape: Shape | None, today: date) -> tuple[Mapping[str, Any], tuple[Trouble, ...]]:
    """Give the record a row holds, as far as it can be made out, and what keeps it from being read."""
    if row.data is None:
        return {}, row.troubles or (Trouble("not-a-record", "there is no record here"),)
    if shape is None:
        return row.data, row.troubles
    if row.troubles:  # and which column is the reference is for the map to say
        return {}, row.troubles
    recorded = shape(row.data, today)
    return recorded.record, recorded.troubles


def _trouble(found: Diagnostic) -> Trouble:
    """Give a finding about a record as its field and reason."""
    path = found.where.path
    if path[:1] == ("concerns",):  # a key there is what a client wants, and not a field
        path = path[:1]
    return Trouble(found.name, found.says, found.help, ".".join(map(_named, path)))


def _named(part: str | int) -> str:
    """Give a field by its name, where that is a word: what is more may be something a client said."""
    return str(part) if isinstance(part, int) or WORD.fullmatch(part) else UNNAMED
