"""A receipt is one JSON document that holds a question, its answer, and all that the answer was worked out from."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from needlecli.advice import Recommendation
from needlecli.receipts.recording import understood
from needlecli.report.contract import document

SCHEMA = "needle.receipt/1"
OWN = "sha256"


class Receipt(NamedTuple):
    """A receipt that was read.

    `order` names the concerns as they were told, which sorted keys would forget.  `asked` names the facts that
    "others: no" spoke for.  `whole` says whether its checksum holds.
    """

    needle: str
    pack: Mapping[str, str]
    record: Mapping[str, Any]
    order: tuple[str, ...]
    asked: tuple[str, ...]
    answer: Mapping[str, Any]
    whole: bool


def receipt(record: Mapping[str, Any], advice: Recommendation, needle: str) -> Mapping[str, object]:
    """Make the receipt (`needle.receipt/1`) of an answer; `record` is what was told, `needle` the program's version."""
    client, pack = advice.client, advice.pack
    answer = document(advice)
    told = understood(record, client, pack)
    made: dict[str, object] = {
        "schema": SCHEMA,
        "needle": needle,
        "pack": answer["pack"],
        "record": told,
        "order": [wish.concern for wish in client.concerns],
        "asked": sorted(pack.vocabulary.facts) if told.get("others") == "no" else [],
        "answer": answer,
    }
    return {**made, OWN: checksum(made)}


def written(data: Mapping[str, object]) -> str:
    """Write data as the one text it has: keys sorted, in ASCII, on one line, as `--format json` writes it."""
    return json.dumps(data, sort_keys=True, allow_nan=False)


def checksum(data: Mapping[str, object]) -> str:
    """Give the SHA-256 of a receipt as it is written, without its own checksum and the end of the line."""
    return sha256(written({key: value for key, value in data.items() if key != OWN}).encode("ascii")).hexdigest()
