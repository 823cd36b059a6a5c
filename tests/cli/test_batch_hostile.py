"""`needle batch` with inputs that nobody would wish for: nothing crashes, hangs, leaks or is lost."""

import gzip
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from forking import surroundings
from intake.tables import as_csv, as_json, as_jsonl, as_parquet, as_yaml

CANARY = "Zaphod Beeblebrox"
FIRST = "Zaphod"
DAY = ("--on", "2026-11-22")
GOOD = {"ref": "A1", "concerns": ["acne-scars"], "facts": {"age": "34", "pregnancy": "no"}}
KEYS = ("on", "concerns", "areas", "facts", "others", "event", "available", "operator", "max_downtime", "max_depth")
SPOILT: tuple[dict[str, Any], ...] = (
    *({key: CANARY} for key in (*KEYS, "prefer", "cleared", "schema")),
    *({key: [CANARY]} for key in (*KEYS, "prefer", "cleared", "notes")),
    *({key: {CANARY: CANARY}} for key in (*KEYS, "prefer", "cleared", "notes")),
    *({"facts": {fact: CANARY}} for fact in ("pregnancy", "age", "isotretinoin", "skin_type")),
    *({"facts": {fact: {CANARY: 1}}} for fact in ("pregnancy", "age", "isotretinoin", "skin_type")),
    {"concerns": {FIRST: 2}},
    {CANARY: 1},
)
WAYS: tuple[tuple[str, Callable[[list[dict[str, Any]]], bytes]], ...] = (
    ("a.jsonl", as_jsonl),
    ("a.json", as_json),
    ("a.yaml", as_yaml),
)


@pytest.mark.parametrize(("name", "write"), WAYS)
def test_nothing_that_a_client_wrote_is_told_of_a_rejected_record(
    run: Run, tmp_path: Path, name: str, write: Callable[[list[dict[str, Any]]], bytes]
) -> None:
    (tmp_path / name).write_bytes(write(list(SPOILT)))
    for look in ((), ("--format", "csv"), ("--csv-excel",), ("--summary", "json"), ("--strict",)):
        done = run("batch", name, *DAY, *look, cwd=tmp_path)
        assert done.returncode == (4 if look == ("--strict",) else 1)
        assert FIRST.casefold() not in (done.stdout + done.stderr).casefold()
        if not look:
            counts = json.loads(done.stdout.splitlines()[-1])["counts"]
            assert (counts["records"], counts["rejected"]) == (len(SPOILT), len(SPOILT))


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.parquet", as_parquet)])
def test_nothing_that_was_written_in_a_cell_is_told_of_a_rejected_row(
    run: Run, tmp_path: Path, name: str, write: Callable[[list[dict[str, Any]]], bytes]
) -> None:
    columns = ("on", "age", "pregnancy", "isotretinoin", "skin_type", "operator", "max_depth", "max_downtime", "others")
    rows = [
        {"ref": f"R{n}"} | {column: CANARY * (n == place) for place, column in enumerate(columns)} for n in range(9)
    ]
    (tmp_path / name).write_bytes(write(rows))
    done = run("batch", name, *DAY, cwd=tmp_path)
    told = [json.loads(line) for line in done.stdout.splitlines()][1:-1]
    assert [line["ref"] for line in told] == [f"R{n}" for n in range(9)]
    for line in told:
        assert "rejected" in line or line["unrecognised"], line["ref"]
        if "rejected" in line:
            assert CANARY not in json.dumps(line)
    assert CANARY not in done.stderr


STEERING = "\x1b[31m\u202e\u2066[bold]<script>\x07"


def test_what_steers_a_terminal_never_reaches_one(run: Run, tmp_path: Path) -> None:
    record = GOOD | {"ref": f"=1+1{STEERING}../../x", "notes": f"plavicks {STEERING}"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n" + json.dumps({STEERING: 1}) + "\n", encoding="utf-8")
    for look in ((), ("--format", "csv"), ("--csv-excel",), ("--summary", "table"), ("--summary", "markdown")):
        done = run("batch", "a.jsonl", *DAY, *look, cwd=tmp_path)
        assert not set("\x1b\u202e\u2066\x07") & set(done.stdout + done.stderr), look
    assert run("batch", "a.jsonl", *DAY, "-o", "o.jsonl", "--report", "r.html", cwd=tmp_path).returncode == 1
    assert "<script>\N{REPLACEMENT CHARACTER}" not in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "o.jsonl", "r.html"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_cut_off_input_keeps_the_rows_before_and_says_so(run: Run, tmp_path: Path, jobs: str) -> None:
    rows = [GOOD | {"ref": os.urandom(100).hex()} for _ in range(300)]
    data = gzip.compress(as_jsonl(rows))
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    done = run("batch", "a.jsonl.gz", *DAY, "-j", jobs, cwd=tmp_path)
    told = [json.loads(line) for line in done.stdout.splitlines()][1:-1]
    assert done.returncode == 1
    assert [line["ref"] for line in told[:-1]] == [row["ref"] for row in rows[: len(told) - 1]]
    assert [reason["name"] for reason in told[-1]["rejected"]] == ["cut-off"]
    assert 50 < len(told) < 250


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rows_before_an_input_that_cannot_be_opened_are_answered(run: Run, tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl([GOOD] * 5))
    (tmp_path / "b.jsonl").write_bytes(b"PK\x03\x04\0\0\0\0")
    done = run("batch", "a.jsonl", "a.jsonl", "b.jsonl", *DAY, "-j", jobs, cwd=tmp_path)
    assert (done.returncode, len(done.stdout.splitlines())) == (4, 11)
    assert done.stderr.startswith("error: b.jsonl ")


def test_a_field_of_ten_megabytes_is_answered(run: Run, tmp_path: Path) -> None:
    huge = GOOD | {"ref": "x" * 10_000_000, "notes": "cold sores " * 100_000}
    (tmp_path / "a.jsonl").write_bytes(as_jsonl([GOOD, huge, GOOD]))
    done = run("batch", "a.jsonl", *DAY, "--fields", "verdict", cwd=tmp_path)
    told = [json.loads(line) for line in done.stdout.splitlines()][1:-1]
    assert [len(line["ref"]) for line in told] == [2, 200, 2]


def test_a_hundred_thousand_columns_are_refused_in_a_few_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",".join(f"c{n}" for n in range(100_000)) + "\n" + "," * 99_999 + "\n", "utf-8")
    done = run("batch", "a.csv", *DAY, cwd=tmp_path)
    assert done.returncode == 4
    assert "and 99995 more" in done.stderr
    assert len(done.stderr) < 2000


def test_a_named_pipe_is_read_to_its_end(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    writer = threading.Thread(target=(tmp_path / "pipe.jsonl").write_bytes, args=(as_jsonl([GOOD] * 3),))
    writer.start()
    done = run("batch", "pipe.jsonl", *DAY, cwd=tmp_path)
    writer.join()
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 5)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write anything")
def test_a_file_without_permission_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch(mode=0)
    done = run("batch", "a.jsonl", *DAY, cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (4, "error: a.jsonl cannot be read: Permission denied")


def on_a_terminal(folder: Path, **env: str) -> tuple[bytes, bytes]:
    """Run a batch with standard error on a terminal; give what came on standard output and on the terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "needlecli", "batch", "a.jsonl", "a.jsonl", *DAY, "-j", "1"],
        cwd=folder,
        env=surroundings(folder, **env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=slave,
    ) as running:
        os.close(slave)
        assert running.stdout is not None
        told = running.stdout.read()
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return told, shown


def test_progress_is_drawn_on_the_terminal_and_standard_output_stays_clean(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl([GOOD | {"notes": CANARY}] * 50))
    told, shown = on_a_terminal(tmp_path, TERM="xterm-256color")
    assert len([json.loads(line) for line in told.splitlines()]) == 102
    assert b"records" in shown
    assert CANARY.encode() not in shown
    plain, without = on_a_terminal(tmp_path, TERM="xterm-256color", NO_COLOR="1")
    assert plain == told
    assert b"\x1b[3" not in without
    dumb, nothing = on_a_terminal(tmp_path, TERM="dumb")
    assert dumb == told
    assert b"\x1b" not in nothing


def test_protocols_that_change_while_a_batch_runs_change_nothing(tmp_path: Path, run: Run) -> None:
    pack = tmp_path / "own"
    pack.mkdir()
    pen = (Path(__file__).parents[2] / "protocols/pen.yaml").read_text(encoding="utf-8")
    (pack / "pen.yaml").write_text(pen, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.jsonl")

    def write() -> None:
        with (tmp_path / "pipe.jsonl").open("wb", buffering=0) as out:
            out.write(as_jsonl([GOOD]))
            (pack / "pen.yaml").write_text("id: [", encoding="utf-8")
            out.write(as_jsonl([GOOD]))

    writer = threading.Thread(target=write)
    writer.start()
    done = run("batch", "pipe.jsonl", "--protocols", "own", *DAY, cwd=tmp_path)
    writer.join()
    first, second = (json.loads(line) | {"row": 0} for line in done.stdout.splitlines()[1:-1])
    assert (done.returncode, first) == (0, second)
