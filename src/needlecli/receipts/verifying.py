"""Work out the answer of a receipt again, with the pack and the program at hand, and say whether it is the same."""

from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from needlecli.advice import recommend
from needlecli.client import read_client
from needlecli.knowledge import Pack
from needlecli.receipts.differing import Change, changes, comparable
from needlecli.receipts.receipt import Receipt, written
from needlecli.report.contract import document
from needlecli.source import Document

ANY_DAY = date(2000, 1, 1)
"""Stands in for today, which a receipt never needs: its record says the day it is for."""


class Status(Enum):
    """What verifying a receipt came to; only the first leaves nothing to be said."""

    REPRODUCED = "reproduced"
    OTHER_PACK = "other-pack"
    CHANGED = "changed"
    EDITED = "edited"


class Check(NamedTuple):
    """What was found: `same` is None where no answer can be worked out, for the reasons in `refused`.

    `open_now` names the facts that the pack at hand asks for and that of the receipt did not: a "no to all others" did
    not speak for them, so that they count as open.
    """

    receipt: Receipt
    status: Status
    same: bool | None
    pack_same: bool
    needle_same: bool
    changes: tuple[Change, ...] = ()
    refused: tuple[str, ...] = ()
    open_now: tuple[str, ...] = ()


def verify(kept: Receipt, pack: Pack, needle: str) -> Check:
    """Reproduce a receipt with a pack and a version of the program, or say what is not the same."""
    record, open_now = _record(kept, pack)
    checked = read_client(Document("<receipt>", "", record), pack, ANY_DAY)
    pack_same = kept.pack["sha256"] == pack.digest
    told = Check(kept, Status.REPRODUCED, None, pack_same, kept.needle == needle, open_now=open_now)
    if checked.value is None:
        told = told._replace(refused=tuple(dict.fromkeys(d.says for d in checked.diagnostics)))
    else:
        then, now = (
            comparable(answer, pack_same=pack_same)
            for answer in (kept.answer, document(recommend(pack, checked.value)))
        )
        same = written(then) == written(now)
        told = told._replace(same=same, changes=() if same else changes(then, now))
    return told._replace(status=_status(told))


def _record(kept: Receipt, pack: Pack) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Give the record as it was told: its concerns in their order, and nothing denied that was not asked."""
    record = dict(kept.record)
    concerns, facts = record.get("concerns"), record.get("facts") or {}
    if isinstance(concerns, dict) and set(kept.order) == set(concerns):
        record["concerns"] = {name: concerns[name] for name in kept.order}
    if record.get("others") != "no" or not isinstance(facts, dict):
        return record, ()
    new = tuple(name for name in pack.vocabulary.facts if name not in kept.asked and name not in facts)
    return {**record, "facts": {**facts, **dict.fromkeys(new, "unknown")}}, new


def _status(check: Check) -> Status:
    if not check.receipt.whole:
        return Status.EDITED
    if not check.same:
        return Status.CHANGED
    return Status.REPRODUCED if check.pack_same else Status.OTHER_PACK
