"""Never lost: a batch that is killed, stopped or short of room leaves whole lines, and goes on to the same bytes."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from forking import surroundings

DAY = ("--on", "2026-11-22")
RECORDS = 600
PAD = "x" * 7000
"""Makes a block out of few records: references are cut, so that the lines stay short."""


def write_records(path: Path, count: int = RECORDS) -> None:
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            pregnant = ("yes", "no", "unknown", "perhaps")[n % 4]
            facts = {"age": str(20 + n % 50), "pregnancy": pregnant}
            record = {"ref": f"{n}{PAD}", "concerns": ["acne-scars"], "facts": facts}
            out.write(json.dumps(record) + "\n")


KEPT = Path(tempfile.gettempdir()) / f"needle-killed-{os.getpid()}"
"""Where compiled packs are kept, so that each is compiled once."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder with records, and the answers of an uninterrupted run."""
    path = tmp_path_factory.mktemp("killed")
    write_records(path / "a.jsonl")
    assert finish(start(path, "-o", "whole.jsonl"))[0] == 1
    assert lines(path / "whole.jsonl") == RECORDS + 2
    yield path
    shutil.rmtree(KEPT, ignore_errors=True)


def start(folder: Path, *more: str, limit: int = 0, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    def set_limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "needlecli", "batch", "a.jsonl", *DAY, *more],
        cwd=folder,
        env=surroundings(folder, NEEDLE_CACHE=str(KEPT)),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=set_limit if limit else None,  # noqa: PLW1509 - no threads run here
        start_new_session=True,
    )


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n")


def finish(running: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, told = running.communicate(timeout=60)
    return running.returncode, told.decode()


def grown(part: Path, running: subprocess.Popen[bytes], size: int) -> bool:
    """Wait until a file has grown so far; False when the run was over before."""
    while running.poll() is None:
        if part.exists() and part.stat().st_size >= size:
            return True
        time.sleep(0.001)
    return False


def members(group: int) -> list[int]:
    """Give the processes of a group that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, of = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(of) == group and state not in "ZX":
                found.append(int(entry.name))
    return found


def gone(group: int, within: float = 3.0) -> bool:
    """Wait until no process of a group runs any more."""
    end = time.monotonic() + within
    while members(group):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def resumed(folder: Path, out: str, *more: str) -> tuple[int, str]:
    return finish(start(folder, "-o", out, "--resume", *more))


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")


@linux
@pytest.mark.parametrize(("jobs", "size"), [("1", 0), ("1", 300_000), ("2", 1), ("2", 500_000)])
def test_a_killed_run_goes_on_to_the_same_bytes(folder: Path, jobs: str, size: int) -> None:
    out = folder / f"{jobs}-{size}.jsonl"
    part = folder / f"{out.name}.part"
    running = start(folder, "-o", out.name, "-j", jobs)
    assert grown(part, running, size)
    assert not out.exists(), "a file that is not whole does not have its name"
    running.kill()
    running.communicate()
    assert not out.exists()
    left = part.read_bytes()
    assert (folder / "whole.jsonl").read_bytes().startswith(left[: left.rfind(b"\n") + 1])
    assert resumed(folder, out.name, "-j", "2") == (1, f"600 records, 150 rejected: {out.name}\n")
    assert out.read_bytes() == (folder / "whole.jsonl").read_bytes()
    assert not part.exists()
    assert gone(running.pid)


@pytest.mark.parametrize("cut", [1, 400, 300_000, -1, -200])
def test_a_run_goes_on_after_any_byte(folder: Path, cut: int) -> None:
    whole = (folder / "whole.jsonl").read_bytes()
    out = folder / f"cut{cut}.jsonl"
    (folder / f"{out.name}.part").write_bytes(whole[:cut])
    assert resumed(folder, out.name, "-j", "1")[0] == 1
    assert out.read_bytes() == whole


@linux
@pytest.mark.parametrize(
    ("stop", "code", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_who_is_stopped_says_how_far_it_came(
    folder: Path, stop: signal.Signals, code: int, word: str, jobs: str
) -> None:
    out = f"{word}{jobs}.jsonl"
    running = start(folder, "-o", out, "-j", jobs)
    assert grown(folder / f"{out}.part", running, 1000)
    os.killpg(running.pid, stop)
    ended, told = finish(running)
    part = (folder / f"{out}.part").read_bytes()
    count = part.count(b"\n") - 1
    assert part.endswith(b"\n")
    assert ended == code
    assert told.startswith(f"{word} after {count:,} records, ")
    assert told.endswith(f" rejected; {out}.part holds them, and --resume goes on\n")
    assert told.count("\n") == 1
    assert gone(running.pid)
    assert resumed(folder, out)[0] == 1
    assert (folder / out).read_bytes() == (folder / "whole.jsonl").read_bytes()


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_pipe_that_closes_early_ends_it_without_a_word(folder: Path, jobs: str) -> None:
    running = start(folder, "-j", jobs)
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    with running.stderr as stream:
        told = stream.read()
    assert (running.wait(30), told) == (141, b"")
    assert gone(running.pid)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_said_and_what_is_done_is_kept(folder: Path, jobs: str) -> None:
    out = f"full{jobs}.jsonl"
    code, told = finish(start(folder, "-o", out, "-j", jobs, limit=600_000))
    help_ = f"make room or mend the path; what is done lies in {folder / out}.part, and --resume goes on with it"
    assert (code, told) == (74, f"error: {folder / out} cannot be written: File too large\n  help: {help_}\n")
    assert not (folder / out).exists()
    assert resumed(folder, out)[0] == 1
    assert (folder / out).read_bytes() == (folder / "whole.jsonl").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_standard_output_without_room_is_said_in_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, told = finish(start(folder, stdout=full.fileno()))
    assert (code, told) == (
        74,
        "error: standard output cannot be written: No space left on device\n  help: make room or mend the path\n",
    )


def test_two_runs_do_not_write_the_same_file(folder: Path) -> None:
    first = start(folder, "-o", "both.jsonl", "-j", "1")
    assert grown(folder / "both.jsonl.part", first, 0)
    os.kill(first.pid, signal.SIGSTOP)
    code, told = finish(start(folder, "-o", "both.jsonl", "-j", "1"))
    os.kill(first.pid, signal.SIGCONT)
    assert (code, told) == (
        2,
        f"error: another run is writing {folder / 'both.jsonl'}\n  help: wait for it, or choose another name\n",
    )
    assert finish(first)[0] == 1
    assert (folder / "both.jsonl").read_bytes() == (folder / "whole.jsonl").read_bytes()


# What a run does not go on with


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with ten records and their answers, to be copied."""
    path = tmp_path_factory.mktemp("ten")
    write_records(path / "a.jsonl", 10)
    assert finish(start(path, "-o", "whole.jsonl"))[0] == 1
    return path


@pytest.fixture
def left(ten: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a folder in which a run was killed after six of ten records."""
    for name in ("a.jsonl", "whole.jsonl"):
        shutil.copy(ten / name, tmp_path / name)
    told = (tmp_path / "whole.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "out.jsonl.part").write_bytes(b"".join(told[:7]))
    yield tmp_path
    assert b"".join(told[:7]) == (tmp_path / "out.jsonl.part").read_bytes(), "what was left is left alone"


OTHER = "what was left came from other records, protocols or settings"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--max-depth", "1.0 mm", "--on", "2026-11-22"), OTHER),
        (("--protocols", "own"), OTHER),
        (("b.jsonl",), OTHER),
        (("--as", "jsonl"), OTHER),
        (("--map", "map.yaml"), OTHER),
        (("--format", "csv"), "--resume needs every line whole"),
    ],
)
def test_it_does_not_go_on_with_other_records_protocols_or_settings(left: Path, more: Sequence[str], says: str) -> None:
    write_records(left / "b.jsonl", 3)
    (left / "own").mkdir()
    pen = (Path(__file__).parents[2] / "protocols/pen.yaml").read_text(encoding="utf-8")
    (left / "own/pen.yaml").write_text(pen.replace("cost: {tier: 2", "cost: {tier: 3"), encoding="utf-8")
    (left / "map.yaml").write_text("schema: needle.map/1\ncolumns: {}\n", encoding="utf-8")
    code, told = resumed(left, "out.jsonl", *more)
    assert (code, "Traceback" in told) == (2, False)
    assert told.startswith(f"error: {says}\n") or (more[0] == "--map" and "map.yaml" in told)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda told: [told[0].replace("yes", "no"), *told[1:]], "a.jsonl is not what it was when the run began"),
        (
            lambda told: [*told[:5], told[5].replace("5x", "6x"), *told[6:]],
            "a.jsonl is not what it was when the run began",
        ),
        (lambda told: told[1:], "a.jsonl is not what it was when the run began"),
        (lambda told: told[:4], "the records that were answered are not all there any more"),
        (lambda _: [], "the records that were answered are not all there any more"),
    ],
    ids=["the first record", "the last answered record", "one less before", "fewer", "none"],
)
def test_it_does_not_go_on_when_the_records_have_changed(
    left: Path, change: Callable[[list[str]], list[str]], says: str
) -> None:
    path = left / "a.jsonl"
    path.write_text("".join(change(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    code, told = resumed(left, "out.jsonl")
    assert (code, told.removeprefix("note: a.jsonl holds no records\n")) == (
        2,
        f"error: {says}\n  help: start over, without --resume\n",
    )


@pytest.mark.parametrize("junk", ["junk\n", "5\n", '{"on": "2026-11-22"}\n{"x": 1}\n', "\0\0\n"])
def test_it_does_not_go_on_with_what_is_no_batch(tmp_path: Path, junk: str) -> None:
    write_records(tmp_path / "a.jsonl", 3)
    (tmp_path / "out.jsonl.part").write_text(junk, encoding="utf-8")
    code, told = resumed(tmp_path, "out.jsonl")
    assert (code, told) == (
        2,
        "error: what lies beside out.jsonl was not left by a batch\n  help: start over, without --resume\n",
    )
    assert (tmp_path / "out.jsonl.part").read_text(encoding="utf-8") == junk


def test_records_that_came_later_are_answered_too(left: Path) -> None:
    with (left / "a.jsonl").open("a", encoding="utf-8") as more:
        more.write(json.dumps({"ref": "late"}) + "\n")
    part = (left / "out.jsonl.part").read_bytes()
    code, told = resumed(left, "out.jsonl")
    assert (code, told) == (1, "11 records, 2 rejected: out.jsonl\n")
    assert json.loads((left / "out.jsonl").read_bytes().splitlines()[-2])["ref"] == "late"
    (left / "out.jsonl.part").write_bytes(part)


def test_a_summary_counts_what_was_answered_before(left: Path) -> None:
    part = (left / "out.jsonl.part").read_bytes()
    asked = ("-o", "out.jsonl", "--summary", "json")
    on, _ = start(left, *asked, "--resume").communicate(timeout=60)
    whole, _ = start(left, *asked).communicate(timeout=60)
    assert json.loads(on)["records"] == 10
    assert on == whole
    (left / "out.jsonl.part").write_bytes(part)
