"""What a run has come to so far: the counts of its last line, and all that a summary tells."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from needlecli.batch.answering import Bad
from needlecli.batch.lines import closing
from needlecli.batch.working import Done
from needlecli.report.batch import Tally
from needlecli.source import Trouble


@dataclass
class Count:
    """Records answered and rejected, by verdict; a tally where a summary is wanted.

    `trouble` is the first record that was rejected.
    """

    records: int = 0
    rejected: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    tally: Tally | None = None
    trouble: Bad | None = None

    def add(self, done: Done) -> None:
        """Add what one block came to."""
        self.records += done.records
        self.rejected += done.rejected
        self.trouble = self.trouble or done.trouble
        self.verdicts.update(done.verdicts)
        if self.tally is not None and done.tally is not None:
            self.tally.merge(done.tally)

    def add_lines(self, lines: Iterable[bytes]) -> None:
        """Add records that an earlier run answered, from the lines it left."""
        for line in lines:
            said = json.loads(line)
            self.records += 1
            if "rejected" in said:
                self.rejected += 1
                self.trouble = self.trouble or _bad(said)
            else:
                self.verdicts[said["verdict"]] += 1
            if self.tally is not None:
                self.tally.count_line(said)

    def closing(self) -> bytes:
        """Give the last line."""
        return closing(self.records, self.rejected, self.verdicts)

    def has(self, verdicts: Iterable[str]) -> bool:
        """Say whether any record came to one of these verdicts."""
        return any(self.verdicts[verdict] for verdict in verdicts)


def _bad(said: Mapping[str, Any]) -> Bad:
    """Read the line of a record that was rejected."""
    troubles = tuple(Trouble(t["name"], t["says"], t["help"], t["field"]) for t in said["rejected"])
    return Bad(said["row"], said["source"], troubles)
