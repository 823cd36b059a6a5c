"""One piece of work: a block of one input in, whole lines out; done by this process or by any other."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Literal, NamedTuple

from needlecli import registry
from needlecli.batch.answering import Answerer, Answers, Bad, Shape
from needlecli.batch.lines import written
from needlecli.client.coding import read_statements
from needlecli.client.maps import Columnwise, Form, Recorded, columnwise, plain_form
from needlecli.intake import Block, Row
from needlecli.knowledge import Pack
from needlecli.report import flat
from needlecli.report.batch import Tally
from needlecli.source import Trouble

Look = Literal["jsonl", "csv", "excel-csv"]
ALL = 10**9
"""A block is small: everything that was written in it is counted by name."""


class Source(NamedTuple):
    """One input: its name, its reader, how its blocks are laid out, and its columns if it is a table."""

    name: str
    reader: str
    layout: Any
    columns: tuple[str, ...] | None


class Job(NamedTuple):
    """A block of one input, of which the first rows may have been answered already."""

    source: Source
    block: Block
    skip: int = 0


class Done(NamedTuple):
    """The lines of a block as they are to be written, and the counts; `trouble` is the first record rejected."""

    data: bytes
    records: int
    rejected: int
    verdicts: Counter[str]
    tally: Tally | None
    trouble: Bad | None


Way = tuple[Shape | None, Columnwise | None]
"""How a row becomes a record, if it is none yet, and how a table is read column by column, if it can be."""


@dataclass
class Work:
    """How blocks are answered: everything a process needs to know before it is given the first."""

    pack: Pack
    today: date
    form: Form | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    look: Look = "jsonl"
    fields: tuple[str, ...] = ()
    tallies: bool = False

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("answerer", "ways")}

    @cached_property
    def answerer(self) -> Answerer:
        """What answers the rows; it remembers what it decided from one block to the next."""
        return Answerer(self.pack, self.today, self.settings)

    @cached_property
    def ways(self) -> dict[Source, Way]:
        """How the rows of inputs become records; inputs with the same columns share a way."""
        return {}

    def do(self, job: Job) -> Done:
        """Answer a block."""
        source = job.source
        key = source._replace(layout=None, name="")
        if key not in self.ways:
            self.ways[key] = self._way(source)
        shape, columns = self.ways[key]
        module = registry.load("needlecli.intake", source.reader)
        tally = Tally(most=ALL) if self.tallies else None
        answers = self._together(job, module, columns, tally)
        if answers is None:
            rows: Iterator[Row] = islice(module.rows(source.layout, job.block), job.skip, None)
            answers = self.answerer.answer(rows, source.name, shape, tally)
        return Done(self._drawn(answers), answers.records, answers.rejected, answers.verdicts, tally, answers.trouble)

    def _together(self, job: Job, module: Any, columns: Columnwise | None, tally: Tally | None) -> Answers | None:
        """Answer the records of a whole block side by side; None where they cannot be laid out so."""
        source, answerer = job.source, self.answerer
        if job.skip or not answerer.takes_sheets:
            return None
        if columns is not None and hasattr(module, "tables"):
            tables = module.tables(source.layout, job.block)
            return answerer.answer_tables(tables, source.name, columns, tally) if tables is not None else None
        if source.columns is None and self.form is None and hasattr(module, "sheets"):
            sheets = module.sheets(source.layout, job.block)
            return answerer.answer_sheets(sheets, source.name, tally) if sheets is not None else None
        return None

    def _way(self, source: Source) -> Way:
        if source.reader == "fhir":
            return (lambda data, on: read_statements(data, self.pack.vocabulary, on)), None
        if source.columns is not None:
            bound = (self.form or plain_form(source.columns, self.pack)).bound(source.columns)
            return bound.record, columnwise(bound, source.columns, self.today)
        return _by_name(self.form) if self.form is not None else None, None

    def _drawn(self, answers: Answers) -> bytes:
        if self.look != "jsonl":
            return _table(answers.lines, tuple(self.pack.variants), excel=self.look == "excel-csv")
        if not self.fields:
            return b"".join(answers.lines)
        kept = {"row", "source", "ref", "rejected", *self.fields}
        return b"".join(_only(line, kept) for line in answers.lines)

    def head(self, opening: bytes) -> bytes:
        """Give what stands before the first record: the opening line, or the names of the columns."""
        if self.look == "jsonl":
            return opening
        names = flat.header(tuple(self.pack.variants))
        return (b"\xef\xbb\xbf" if self.look == "excel-csv" else b"") + _rows([names], excel=self.look == "excel-csv")


def _by_name(form: Form) -> Shape:
    """Read records that name their own fields with a map; a field the map says nothing about is never passed over."""
    bound = form.bound([column.header for column in form.columns])

    def read(data: Mapping[str, Any], on: date) -> Recorded:
        recorded = bound.record(data, on)
        unknown = tuple(
            Trouble("uncovered-column", "the map says nothing about this field", "add it, or ignore: REASON", name)
            for name in form.uncovered(data)
        )
        return recorded._replace(troubles=(*recorded.troubles, *unknown))

    return read


def _only(line: bytes, kept: set[str]) -> bytes:
    return written({name: value for name, value in json.loads(line).items() if name in kept}) + b"\n"


def _table(lines: Iterable[bytes], variants: tuple[str, ...], *, excel: bool) -> bytes:
    rows = (flat.row(json.loads(line), variants) for line in lines)
    return _rows((tuple(map(flat.excel_safe, row)) for row in rows) if excel else rows, excel=excel)


def _rows(rows: Iterable[tuple[str, ...]], *, excel: bool) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n").writerows(rows)
    return out.getvalue().encode()
