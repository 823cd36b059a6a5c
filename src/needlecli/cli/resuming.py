"""Going on with a run that was killed: what it left, and whether it was left of these very records."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from needlecli.batch import Count, Job, Work
from needlecli.errors import UsageError
from needlecli.files.outputs import left_behind

ANEW = "start over, without --resume"


class Left(NamedTuple):
    """What an earlier run left: how many records, in how many bytes, and its first line."""

    name: str = ""
    records: int = 0
    size: int = 0
    head: Mapping[str, Any] = {}

    @property
    def on(self) -> date | None:
        """The day that the advice was for."""
        return date.fromisoformat(self.head["on"]) if self.head else None

    def check(self, first: bytes) -> None:
        """Raise UsageError when another first line would be written now."""
        if self.head and json.loads(first) != self.head:
            raise UsageError("what was left came from other records, protocols or settings", ANEW)

    def check_rows(self, work: Work, job: Job, before: int, rows: int) -> None:
        """Answer rows once more, and raise UsageError when that is not what was left; `before` come before them."""
        answered = work.do(job).data.splitlines(keepends=True)[: min(rows, self.records - before)]
        found = list(islice(left_behind(self.name), 1 + before, 1 + before + len(answered)))
        if answered != found:
            raise UsageError(f"{job.source.name} is not what it was when the run began", ANEW)

    def check_end(self, passed: int) -> None:
        """Raise UsageError when there were more records then than there are now."""
        if passed < self.records:
            raise UsageError("the records that were answered are not all there any more", ANEW)


def left_by(name: str, count: Count) -> Left:
    """Read what an earlier run left, and count it; raise UsageError when that was no batch."""
    size, head = 0, None
    try:
        for line in left_behind(name):
            if line.startswith(b'{"complete"'):
                break
            if head is None:
                head = json.loads(line)
                date.fromisoformat(head["on"])
            else:
                count.add_lines((line,))
            size += len(line)
    except (ValueError, TypeError, LookupError):
        raise UsageError(f"what lies beside {name} was not left by a batch", ANEW) from None
    return Left(name, count.records, size, head or {})
