"""What an editor shows when the cursor rests on a key: one sentence for every key of every kind of entry."""

from collections.abc import Mapping

from needlecli.schema._words.answering import ANSWERING
from needlecli.schema._words.batches import BATCHES
from needlecli.schema._words.changes import CHANGES
from needlecli.schema._words.checks import CHECKS
from needlecli.schema._words.choices import CHOICES
from needlecli.schema._words.gaps import GAPS
from needlecli.schema._words.maps import MAPS
from needlecli.schema._words.plans import PLANS
from needlecli.schema._words.protocols import PROTOCOLS
from needlecli.schema._words.receipts import RECEIPTS
from needlecli.schema._words.records import RECORDS
from needlecli.schema._words.sharing import SHARING
from needlecli.schema._words.statements import STATEMENTS
from needlecli.schema._words.summaries import SUMMARIES

WORDS: Mapping[str, Mapping[str, str]] = {
    **STATEMENTS,
    **PROTOCOLS,
    **SHARING,
    **RECORDS,
    **ANSWERING,
    **BATCHES,
    **RECEIPTS,
    **SUMMARIES,
    **GAPS,
    **MAPS,
    **PLANS,
    **CHECKS,
    **CHANGES,
}
"""By the name of the entry, then by the key as it is written in the file."""

__all__ = ["CHOICES", "WORDS"]
