"""Sharing work among processes: what is given out in order comes back in order, and little waits in between."""

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from typing import Any

from needlecli.batch import Done, Job, Work
from needlecli.cli.slots import Slots
from needlecli.errors import NeedleError

AHEAD = 2
"""How many blocks for each process may wait or be done early: what bounds the memory of a run."""

STOPS = (signal.SIGINT, signal.SIGTERM)

_work: Work | None = None
_slots: Slots | None = None

Told = tuple[Done, int]
"""What came of a job, and how many bytes of lines were laid into its slot instead of coming with it."""


def in_order(work: Work, jobs: Iterator[Job], processes: int) -> Generator[Done]:
    """Do the jobs and give what comes of each, in their order; with one process, in this one.

    When no more jobs can be had because an input cannot be read on, those that were had are done first.
    """
    if processes == 1:
        yield from map(work.do, jobs)
        return
    given = _Given(jobs)
    first = list(islice(given, 2))
    if len(first) < 2:  # one block alone is answered sooner than a process starts
        yield from map(work.do, first)
    else:
        try:
            yield from _shared(work, chain(first, given), processes)
        except BrokenProcessPool:
            raise NeedleError(
                "a process of this run was ended from outside, perhaps for want of memory",
                "run it again with --jobs 1; with -o, --resume goes on with what is done",
            ) from None
    if given.problem is not None:
        raise given.problem


class _Given:
    """Jobs up to the first that cannot be had; `problem` is what kept it back."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self.problem: Exception | None = None

    def __iter__(self) -> Iterator[Job]:
        return self

    def __next__(self) -> Job:
        try:
            return next(self._jobs)
        except StopIteration:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is raised when its turn comes
            self.problem = self.problem or problem
            raise StopIteration from None


def _shared(work: Work, jobs: Iterator[Job], processes: int) -> Iterator[Done]:
    forks = "fork" in get_all_start_methods()
    slots = Slots(AHEAD * processes + 1 if forks else 0)
    context: Any = get_context("fork" if forks else None)
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(work, slots))
    waiting: deque[tuple[Future[Told], int | None]] = deque()
    try:
        for job in jobs:
            held = _hold() if not waiting else None  # the processes begin with the first job
            slot = slots.take()
            waiting.append((pool.submit(_do, job, slot), slot))
            _let_go(held)
            while len(waiting) > AHEAD * processes:
                yield _done(slots, *waiting.popleft())
        while waiting:
            yield _done(slots, *waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done(slots: Slots, told: Future[Told], slot: int | None) -> Done:
    """Give what came of a job, with the lines that were laid into its slot."""
    done, size = told.result()
    if slot is not None:
        done = done._replace(data=slots.pick_up(slot, size)) if size else done
        slots.give_back(slot)
    return done


def _hold() -> Any:
    """Keep back what stops a run, so that a process is not stopped before it has begun."""
    return signal.pthread_sigmask(signal.SIG_BLOCK, STOPS) if hasattr(signal, "pthread_sigmask") else None


def _let_go(held: Any) -> None:
    if held is not None:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _begin(work: Work, slots: Slots) -> None:
    """Make ready in a new process: the one that started it decides when all ends, and nothing outlives it."""
    global _work, _slots
    _work, _slots = work, slots
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(job: Job, slot: int | None) -> Told:
    """Do a job in a process that was started for it."""
    assert _work is not None  # noqa: S101 - every process begins with it
    assert _slots is not None  # noqa: S101 - and with these
    done = _work.do(job)
    if slot is None or not _slots.lay(slot, done.data):
        return done, 0
    return done._replace(data=b""), len(done.data)
