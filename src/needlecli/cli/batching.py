"""Run a batch: inputs opened one by one, their blocks answered in order, every line written and counted."""

import gc
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from needlecli import __version__
from needlecli.batch import Count, Job, Look, Source, Work, opening
from needlecli.cli import words
from needlecli.cli.asking import said
from needlecli.cli.mapping import read_form
from needlecli.cli.options import Asked
from needlecli.cli.pooling import in_order
from needlecli.cli.summing import sum_up
from needlecli.cli.wanting import Wanted, check
from needlecli.cli.watching import Watch
from needlecli.client.maps import Form, plain_form
from needlecli.errors import DataError, NeedleError, UsageError
from needlecli.files import load_config, load_pack
from needlecli.files.inputs import Input, inputs
from needlecli.files.outputs import Output, go_on, left_behind, to_file, to_stdout
from needlecli.knowledge import Pack
from needlecli.report.batch import Tally
from needlecli.source import Trouble

INTERRUPTED, FINDINGS, NOTHING = 130, 1, 3


@dataclass
class Run:
    """A batch that is being run."""

    files: tuple[str, ...]
    wanted: Wanted
    work: Work
    opened: Iterator[Input]
    head: bytes
    watch: Watch
    count: Count = field(default_factory=Count)
    skip: int = 0

    def to_end(self, out: Output | None) -> None:
        """Answer every record; what was written is whole lines whatever happens."""
        for done in in_order(self.work, self._jobs(), self._processes()):
            if out is not None:
                out.write(done.data)
            self.count.add(done)
            self.watch.see(self.count)
            if self.wanted.strict and done.trouble is not None:
                raise _stopped(*done.trouble)
        if out is not None:
            out.write(self.count.closing() if self.work.look == "jsonl" else b"")
            out.finish()

    def _jobs(self) -> Iterator[Job]:
        """Cut the inputs into jobs; rows that an earlier run answered are read and passed over."""
        left = self.skip
        for one in self.opened:
            with one:
                source = Source(one.name, one.reader, one.opened.layout, one.opened.columns)
                _fit(self.work.form, source, self.work.pack)
                self.watch.open(one)
                for block in one.opened.blocks:
                    rows = one.count(block) if left else 0
                    if left and rows <= left:
                        left -= rows
                        continue
                    yield Job(source, block, left)
                    left = 0
                for notice in one.opened.notices:
                    self.watch.say(notice)

    def _processes(self) -> int:
        import os

        return self.wanted.jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def run(files: tuple[str, ...], wanted: Wanted, asked: Asked) -> int:
    """Answer a batch; give the exit code."""
    config = load_config()
    pack = load_pack((*config.protocols, *asked.protocols))
    check(wanted, files)
    on = words.day(asked.on, "--on") if asked.on else None
    settings = {key: value for key, value in said(asked, config, pack, {}, on or date.max).items() if key != "on"}
    count = Count(tally=Tally() if wanted.summary or wanted.report else None)
    left = _left(wanted.out or "", count) if wanted.resume else Left()
    today = on or (date.fromisoformat(left.head["on"]) if left.head else date.today())  # noqa: DTZ011 - the clinic's day
    form = read_form(wanted.mapping, pack) if wanted.mapping else None
    look: Look = "excel-csv" if wanted.excel else "csv" if wanted.form == "csv" else "jsonl"
    work = Work(pack, today, form, settings, look, wanted.keys, count.tally is not None)
    first = opening(pack, __version__, str(today), files, {**settings, "map": wanted.mapping or ""})
    if left.head and json.loads(first) != left.head:
        raise UsageError("what was left came from other records, protocols or settings", "start over, without --resume")
    from needlecli.intake import Options

    opened = inputs(files, as_=wanted.reader, options=Options(sheet=wanted.sheet))
    with Watch() as watch:
        return _run(Run(files, wanted, work, opened, work.head(first), watch, count, left.records), left.size)


def _run(batch: Run, size: int) -> int:
    wanted, count = batch.wanted, batch.count
    gc.enable()
    gc.freeze()
    out = _output(wanted, size)
    try:
        if out is not None and not size:
            out.write(batch.head)
        batch.to_end(out)
    except KeyboardInterrupt:
        batch.watch.close()
        kept = f"; {wanted.out}.part holds them, and --resume goes on" if wanted.out else ""
        sys.stderr.write(f"interrupted after {count.records:,} records, {count.rejected:,} rejected{kept}\n")
        return INTERRUPTED
    finally:
        if out is not None:
            out.leave()
    batch.watch.close()
    sum_up(batch.files, wanted, batch.work, count)
    if not count.records:
        sys.stderr.write("error: there was no record to answer\n  help: look at the files that were named\n")
        return NOTHING
    return FINDINGS if count.rejected or count.has(wanted.fail_on) else 0


def _output(wanted: Wanted, size: int) -> Output | None:
    """Give where the lines go; nowhere when only a summary is wanted."""
    if wanted.out is not None:
        return go_on(wanted.out, size) if size else to_file(wanted.out)
    return None if wanted.summary else to_stdout()


class Left(NamedTuple):
    """What an earlier run left: how many records, in how many bytes, and its first line."""

    records: int = 0
    size: int = 0
    head: Mapping[str, Any] = {}


def _left(name: str, count: Count) -> Left:
    """Read what an earlier run left."""
    size, head = 0, None
    for line in left_behind(name):
        if line.startswith(b'{"complete"'):
            break
        if head is None:
            head = json.loads(line)
        else:
            count.add_lines((line,))
        size += len(line)
    return Left(count.records, size, head or {})


def _fit(form: Form | None, source: Source, pack: Pack) -> None:
    """Refuse a table with columns nobody said anything about: what a client wrote there would be lost."""
    if source.columns is None:
        return
    troubles: Sequence[Trouble] = (form or plain_form(source.columns, pack)).unfit(source.columns)
    if troubles:
        shown = "; ".join(f"{t.field!r}: {t.says}" + (f" ({t.help})" if t.help else "") for t in troubles[:5])
        more = f"; and {len(troubles) - 5} more" if len(troubles) > 5 else ""
        advice = "draft a map with needle new map, and name it with --map" if form is None else "mend the map"
        raise DataError(f"{source.name} has columns that cannot be read as they are: {shown}{more}", advice)


def _stopped(row: int, troubles: tuple[Trouble, ...]) -> NeedleError:
    reasons = "; ".join(f"{t.field}: {t.says}" if t.field else t.says for t in troubles)
    return DataError(f"stopped at record {row}: {reasons}", troubles[0].help if troubles else "")
