"""What a run has come to so far: the counts of its last line, and all that a summary tells."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from needlecli.batch.lines import closing
from needlecli.batch.working import Done
from needlecli.report.batch import Tally


@dataclass
class Count:
    """Records answered and rejected, by verdict; a tally where a summary is wanted."""

    records: int = 0
    rejected: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    tally: Tally | None = None

    def add(self, done: Done) -> None:
        """Add what one block came to."""
        self.records += done.records
        self.rejected += done.rejected
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
