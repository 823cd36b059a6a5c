"""Run a batch: inputs opened one by one, their blocks answered in order, every line written and counted."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from needlecli import __version__
from needlecli.batch import Bad, Count, Job, Look, Source, Work, opening
from needlecli.cli import words
from needlecli.cli.asking import said
from needlecli.cli.mapping import read_form
from needlecli.cli.options import Asked
from needlecli.cli.pooling import in_order
from needlecli.cli.resuming import Left, left_by
from needlecli.cli.stopping import INTERRUPTED, TERMINATED, Stops, Terminated
from needlecli.cli.summing import sum_up
from needlecli.cli.wanting import Wanted, check
from needlecli.cli.watching import Watch
from needlecli.client.maps import Form, plain_form
from needlecli.errors import DataError, NeedleError
from needlecli.files import load_config, load_pack, read_bytes
from needlecli.files.inputs import Input, inputs
from needlecli.files.outputs import Output, go_on, keep_apart, to_file, to_stdout
from needlecli.knowledge import Pack
from needlecli.report.batch import Tally
from needlecli.source import Trouble

FINDINGS, NOTHING = 1, 3
RARELY = 100_000
"""How many new objects there are before cycles among them are looked for: hardly any are made, and looking is slow."""


@dataclass
class Run:
    """A batch that is being run."""

    files: tuple[str, ...]
    wanted: Wanted
    work: Work
    opened: Iterator[Input]
    head: bytes
    watch: Watch
    stops: Stops
    count: Count = field(default_factory=Count)
    left: Left = field(default_factory=Left)

    def to_end(self, out: Output | None) -> None:
        """Answer every record; what was written is whole lines whatever happens."""
        self._strictly(self.count.trouble)
        with closing(in_order(self.work, self._jobs(), self._processes())) as answered:
            for done in answered:
                with self.stops.held():
                    if out is not None:
                        out.write(done.data)
                    self.count.add(done)
                self.watch.see(self.count)
                self._strictly(done.trouble)
        if out is not None:
            with self.stops.held():
                out.write(self.count.closing() if self.work.look == "jsonl" else b"")
                out.finish()

    def _strictly(self, bad: Bad | None) -> None:
        if self.wanted.strict and bad is not None:
            raise _stopped(bad)

    def _jobs(self) -> Iterator[Job]:
        """Cut the inputs into jobs; rows that an earlier run answered are read and passed over."""
        passed = 0
        for one in self.opened:
            with one:
                source = Source(one.name, one.reader, one.opened.layout, one.opened.columns)
                _fit(self.work.form, source, self.work.pack)
                self.watch.open(one)
                for block in one.opened.blocks:
                    rows = one.count(block) if passed < self.left.records else 0
                    skip = min(rows, self.left.records - passed)
                    if skip and (not passed or passed + rows >= self.left.records):
                        self.left.check_rows(self.work, Job(source, block), passed, rows)
                    passed += skip
                    if not skip or skip < rows:
                        yield Job(source, block, skip)
                for notice in one.opened.notices:
                    self.watch.say(notice)
        self.left.check_end(passed)

    def _processes(self) -> int:
        if self.wanted.jobs:
            return self.wanted.jobs
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(files: tuple[str, ...], wanted: Wanted, asked: Asked) -> int:
    """Answer a batch; give the exit code."""
    config = load_config()
    pack = load_pack((*config.protocols, *asked.protocols))
    check(wanted, files)
    named = (wanted.mapping,) if wanted.mapping else ()
    keep_apart([name for name in (wanted.out, wanted.report) if name], files, named)
    on = words.day(asked.on, "--on") if asked.on else None
    settings = {key: value for key, value in said(asked, config, pack, {}, on or date.max).items() if key != "on"}
    count = Count(tally=Tally() if wanted.summary or wanted.report else None)
    found = left_by(wanted.out or "", count) if wanted.resume else Left()
    today = on or found.on or date.today()  # noqa: DTZ011 - the day on the wall of the clinic
    form = read_form(wanted.mapping, pack) if wanted.mapping else None
    look: Look = "excel-csv" if wanted.excel else "csv" if wanted.form == "csv" else "jsonl"
    work = Work(pack, today, form, settings, look, wanted.keys, count.tally is not None)
    first = opening(pack, __version__, str(today), files, {**settings, **_ways_in(wanted)})
    found.check(first)
    from needlecli.intake import Options

    opened = inputs(files, as_=wanted.reader, options=Options(sheet=wanted.sheet))
    with Watch() as watch, Stops() as stops:
        return _run(Run(files, wanted, work, opened, work.head(first), watch, stops, count, found))


def _ways_in(wanted: Wanted) -> Mapping[str, Any]:
    """Give what decides how the inputs are read, so that no run goes on where they would be read otherwise."""
    ways: dict[str, Any] = {"map": wanted.mapping or ""}
    if wanted.mapping:
        ways["map_sha256"] = sha256(read_bytes(wanted.mapping)).hexdigest()
    return ways | {key: text for key, text in (("as", wanted.reader), ("sheet", wanted.sheet)) if text}


def _run(batch: Run) -> int:
    wanted, count = batch.wanted, batch.count
    gc.enable()
    gc.freeze()
    gc.set_threshold(RARELY)
    out = _output(wanted, batch.left.size)
    try:
        if out is not None and not batch.left.size:
            out.write(batch.head)
        batch.to_end(out)
    except KeyboardInterrupt as stop:
        batch.watch.close()
        kept = f"; {wanted.out}.part holds them, and --resume goes on" if wanted.out else ""
        word, code = ("terminated", TERMINATED) if isinstance(stop, Terminated) else ("interrupted", INTERRUPTED)
        sys.stderr.write(f"{word} after {count.records:,} records, {count.rejected:,} rejected{kept}\n")
        return code
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


def _stopped(bad: Bad) -> NeedleError:
    reasons = "; ".join(f"{t.field}: {t.says}" if t.field else t.says for t in bad.troubles)
    return DataError(f"stopped at record {bad.row} of {bad.source}: {reasons}", bad.troubles[0].help)
