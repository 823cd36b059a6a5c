"""The schema of a receipt says of a real one that it is one, and that every key of it is explained."""

import json
from typing import Any

import pytest

from needlecli.receipts import receipt, written
from receipt_builders import advised
from schema_builders import refusals, shipped

RECORD: dict[str, Any] = {
    "ref": "A17",
    "concerns": {"acne-scars": 2, "wrinkles": 1},
    "facts": {"isotretinoin": "6 weeks ago"},
    "others": "no",
    "notes": "cold sores now and then. tingling",
}
RECEIPT: dict[str, Any] = json.loads(written(receipt(RECORD, advised(RECORD), "0.1.0")))


def test_a_receipt_is_as_its_schema_says_with_every_key_explained() -> None:
    assert refusals("receipt", RECEIPT) == {}
    assert set(RECEIPT) == set(shipped("receipt").schema["properties"])


def test_its_record_and_its_answer_are_what_their_schemas_say() -> None:
    assert refusals("intake", RECEIPT["record"]) == {}
    assert refusals("recommendation", RECEIPT["answer"]) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "needle.receipt/2"},
        {"needle": 1},
        {"pack": {"id": "core"}},
        {"record": []},
        {"record": {}},
        {"order": "acne-scars"},
        {"answer": {"schema": "needle.recommendation/1"}},
        {"sha256": "no digest"},
    ],
)
def test_what_is_no_receipt_is_refused(change: dict[str, Any]) -> None:
    assert refusals("receipt", RECEIPT | change) != {}


def test_a_key_that_is_missing_is_refused_and_one_more_is_taken() -> None:
    assert refusals("receipt", {**RECEIPT, "more": 1}) == {}
    assert all(refusals("receipt", {k: v for k, v in RECEIPT.items() if k != key}) != {} for key in RECEIPT)
