"""Work that is shared comes back in order; what cannot be had is told after what could."""

import os
import signal
from collections.abc import Iterator

import pytest

from builders import TODAY, compiled, small_files
from needlecli.batch import Done, Job, Source, Work
from needlecli.cli.pooling import in_order
from needlecli.errors import DataError, NeedleError
from needlecli.intake import Block

PACK = compiled(small_files()).value
assert PACK is not None
WORK = Work(PACK, TODAY)
SOURCE = Source("a.jsonl", "jsonl", None, None)


def jobs(count: int, problem: Exception | None = None) -> Iterator[Job]:
    for number in range(1, count + 1):
        yield Job(SOURCE, Block(number, b'{"ref": "%d", "concerns": ["scars"]}\n' % number))
    if problem is not None:
        raise problem


ALL = [WORK.do(job).data for job in jobs(40)]


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 40])
def test_what_is_given_out_comes_back_in_order(processes: int, count: int) -> None:
    assert [done.data for done in in_order(WORK, jobs(count), processes)] == ALL[:count]


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_what_could_be_had_is_done_before_the_run_stops(processes: int, count: int) -> None:
    answered = []

    def answer() -> None:
        for done in in_order(WORK, jobs(count, DataError("b cannot be read")), processes):
            answered.append(done.data)  # noqa: PERF401 - the list is wanted as far as it came

    with pytest.raises(DataError, match="b cannot be read"):
        answer()
    assert answered == ALL[:count]


def test_only_a_few_blocks_wait_at_a_time() -> None:
    given = jobs(40)
    answers = in_order(WORK, given, 2)
    next(answers)
    assert len(list(given)) >= 40 - 6
    answers.close()
    assert list(answers) == []


class Killed(Work):
    """Work that ends its process."""

    def do(self, job: Job) -> Done:
        """End it before anything is done."""
        os.kill(os.getpid(), signal.SIGKILL)
        return super().do(job)


def test_a_process_that_is_ended_from_outside_is_said() -> None:
    with pytest.raises(NeedleError, match="ended from outside"):
        list(in_order(Killed(WORK.pack, TODAY), jobs(9), 2))
