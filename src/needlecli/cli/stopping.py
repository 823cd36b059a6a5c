"""Stopping a run between two writes: what was begun to be written is written, and then the run ends."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self

INTERRUPTED, TERMINATED = 130, 143


class Terminated(KeyboardInterrupt):
    """The system asked for an end: as good as Ctrl-C."""


class Stops:
    """Turns Ctrl-C and a request to terminate into an exception, but never in the middle of a write.

    Who asks twice while a write is waiting gets the end at once.
    """

    def __init__(self) -> None:
        self._held, self._asked = False, 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                self._before[number] = signal.signal(number, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold a stop back until this is over."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._asked:
            self._stop(self._asked, None)

    def _stop(self, number: int, _: FrameType | None) -> None:
        if self._held and not self._asked:
            self._asked = number
            return
        raise Terminated if number == signal.SIGTERM else KeyboardInterrupt
