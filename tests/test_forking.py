"""What the tests start in little time is what a user starts: the same bytes, and a process of its own."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import needlecli
from conftest import Run
from forking import TREE, forkable, surroundings

DAY = ("--on", "2026-11-22")
CLIENT = ("-c", "acne-scars", "--skin-type", "II", "--age", "34", "--others", "no", "--operator", "nurse", *DAY)
RUNS = (
    ("--version",),
    ("--help",),
    (),
    ("recommend", *CLIENT),
    ("recommend", "-c", "acne-scrs"),
    ("why", "pen", *CLIENT),
    ("compare", "pen", "rf", *CLIENT),
    ("plan", "pen", *CLIENT),
    ("handout", "pen", *CLIENT),
    ("consult", *CLIENT),
    ("batch", "-", *DAY),
    ("show", "variants"),
    ("validate", "-"),
    ("validate", "nowhere"),
    ("test", "nowhere"),
    ("rule", "id-twice"),
    ("schema", "intake"),
    ("receipt", "verify", "nowhere.json"),
    ("new", "variant", "--help"),
)


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
def test_a_fork_ends_and_says_what_a_process_that_starts_anew_does(run: Run, arguments: tuple[str, ...]) -> None:
    forked, started = run(*arguments), run(*arguments, fresh=True)
    assert (forked.returncode, forked.stdout, forked.stderr) == (started.returncode, started.stdout, started.stderr)


def test_a_fork_leaves_nothing_behind_for_the_next(run: Run) -> None:
    first = run("show", "variants").stdout
    run("show", "variants", env={"NEEDLE_ACCESSIBLE": "1", "COLUMNS": "40", "TZ": "Asia/Tokyo"})
    assert run("show", "variants").stdout == first


def test_runs_from_several_threads_each_get_their_own_end(run: Run) -> None:
    """Any of them may be told first, and an exit code does not say whose it is."""
    asked = [("--version",), ("recommend", "-c", "acne-scrs"), ("validate", "nowhere")] * 10
    with ThreadPoolExecutor(8) as several:
        ended = list(several.map(lambda arguments: run(*arguments), asked))
    assert [(done.returncode, bool(done.stdout)) for done in ended] == [(0, True), (2, False), (3, False)] * 10


def test_standard_input_of_any_length_is_read_and_may_be_left_unread(run: Run) -> None:
    assert run("batch", "-", *DAY, stdin='{"ref": "A"}\n' * 20_000).returncode == 0
    assert run("--version", stdin="x" * 1_000_000).stdout == f"needle {needlecli.__version__}\n"


def test_the_tests_run_the_tree_they_stand_in() -> None:
    assert needlecli.__file__ == str(TREE / "needlecli" / "__init__.py")


@pytest.mark.skipif(sys.platform != "linux", reason="runs are forked on Linux")
def test_what_an_interpreter_reads_as_it_starts_starts_one() -> None:
    assert forkable(surroundings("/", TZ="Asia/Tokyo", NO_COLOR="1"))
    for name in ("PYTHONHASHSEED", "PYTHONIOENCODING", "LANG", "LC_ALL", "PYTHONUTF8"):
        assert not forkable(surroundings("/", **{name: "0"}))
