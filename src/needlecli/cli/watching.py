"""What a person sees while a batch runs: rate, share, time left, and counts; nothing when nobody is looking."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from needlecli.batch import Count

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from needlecli.files.inputs import Input

EVERY = 0.2
"""How often the line is drawn, in seconds."""
SHOWN, WIDE = 4, 100
"""How many verdicts are counted on the line, and how wide a terminal must be for them."""


class Watch:
    """Draws one line on standard error when that is a terminal, and says notices on a line of their own."""

    def __init__(self) -> None:
        self._drawn, self._started = 0.0, time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._input: Input | None = None
        if sys.stderr.isatty():
            self._progress = _progress()
            self._task = self._progress.add_task("", total=None, rate="", counts="")
            self._progress.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def open(self, one: "Input") -> None:
        """Watch the reading of another input."""
        self._input = one

    def see(self, count: Count) -> None:
        """Draw how far it has come, if it is time to."""
        now = time.monotonic()
        if self._progress is None or self._task is None or now - self._drawn < EVERY:
            return
        self._drawn = now
        one = self._input
        done = one.position() if one is not None else 0
        rate = count.records / max(now - self._started, 0.001)
        common = ", ".join(f"{word} {number:,}" for word, number in count.verdicts.most_common(SHOWN))
        rejected = f", rejected {count.rejected:,}" if count.rejected else ""
        self._progress.update(
            self._task,
            description=_named(one),
            total=one.size if one is not None else None,
            completed=done,
            rate=f"{count.records:,} records, {rate:,.0f}/s",
            counts=common + rejected if self._progress.console.width >= WIDE else "",
        )
        self._progress.refresh()

    def say(self, notice: str) -> None:
        """Say something the person who runs this should know."""
        from needlecli.page import clean

        line = f"note: {clean(notice)}"
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False)
        else:
            sys.stderr.write(f"{line}\n")

    def close(self) -> None:
        """Take the line away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None


def _named(one: "Input | None") -> str:
    from rich.markup import escape

    from needlecli.page import clean

    return escape(clean(one.name)[-30:]) if one is not None else ""


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.table import Column

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}", markup=False, table_column=Column(no_wrap=True, min_width=28)),
        TimeRemainingColumn(compact=True, table_column=Column(no_wrap=True, min_width=5)),
        TextColumn(
            "{task.fields[counts]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)
        ),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
