"""Any bytes are survived: a receipt, or a reason why not in words that repeat nothing of what is written there."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.receipts import LARGEST, Receipt, checksum, read_receipt, receipt, written
from needlecli.source import Trouble
from receipt_builders import advised

CANARY = "Zaphod"
RECORD: dict[str, Any] = {"ref": "A17", "concerns": ["acne-scars"], "others": "no", "notes": f"{CANARY} had cold sores"}
WHOLE: dict[str, Any] = json.loads(written(receipt(RECORD, advised(RECORD), "0.1.0")))


def name_of(data: bytes) -> str:
    """Read bytes; give the word for what is wrong, once it is seen to say nothing of them."""
    found = read_receipt(data)
    assert isinstance(found, Trouble), found
    assert CANARY not in f"{found}"
    return found.name


def changed(**keys: Any) -> bytes:
    return json.dumps({**WHOLE, **keys}).encode()


def test_what_was_written_is_read() -> None:
    found = read_receipt(written(WHOLE).encode())
    assert found == Receipt(
        needle="0.1.0",
        pack=WHOLE["pack"],
        record=WHOLE["record"],
        order=("acne-scars",),
        asked=tuple(WHOLE["asked"]),
        answer=WHOLE["answer"],
        whole=True,
    )


def test_white_space_and_a_mark_at_the_start_are_no_edit() -> None:
    found = read_receipt(b"\xef\xbb\xbf" + json.dumps(WHOLE, indent=3, ensure_ascii=False).encode())
    assert isinstance(found, Receipt)
    assert found.whole


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "not-json"),
        (b"\xff\xfe\x00", "not-json"),
        (f"name: {CANARY}".encode(), "not-json"),
        (written(WHOLE).encode()[:-20], "not-json"),
        (written(WHOLE).encode() * 2, "not-json"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 100_000, "too-deep"),
        (changed(more=json.loads("[" * 40 + "]" * 40)), "too-deep"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "not-json"),
        (changed(more=float("nan")), "not-json"),
        (changed(more=float("inf")), "not-json"),
        (written(WHOLE).replace('"order"', '"more": 1e999, "order"').encode(), "not-json"),
        (b'{"schema": "needle.receipt/1", "' + CANARY.encode() + b'": 1, "' + CANARY.encode() + b'": 2}', "key-twice"),
        (b"x" * (LARGEST + 1), "too-large"),
        (b"[]", "not-a-receipt"),
        (b"null", "not-a-receipt"),
        (f'"{CANARY}"'.encode(), "not-a-receipt"),
        (json.dumps(WHOLE["answer"]).encode(), "not-a-receipt"),
        (json.dumps(WHOLE["record"]).encode(), "not-a-receipt"),
        (changed(schema="needle.receipt/2"), "later-receipt"),
        (changed(schema=[CANARY]), "not-a-receipt"),
        (changed(schema="needle.receipts/1"), "not-a-receipt"),
        (changed(record={**WHOLE["record"], "on": 20261122}), "not-a-receipt"),
        (changed(record=[CANARY]), "not-a-receipt"),
        (changed(pack={"id": CANARY}), "not-a-receipt"),
        (changed(pack={**WHOLE["pack"], "sha256": 7}), "not-a-receipt"),
        (changed(order=[[]]), "not-a-receipt"),
        (changed(asked=[None]), "not-a-receipt"),
        (changed(sha256=None), "not-a-receipt"),
        (changed(answer=CANARY), "not-a-receipt"),
    ],
)
def test_what_is_no_receipt_is_named(data: bytes, name: str) -> None:
    assert name_of(data) == name


@pytest.mark.parametrize("key", ["needle", "pack", "record", "order", "asked", "answer", "sha256"])
def test_a_receipt_that_lacks_a_key_says_which(key: str) -> None:
    found = read_receipt(json.dumps({k: v for k, v in WHOLE.items() if k != key}).encode())
    assert isinstance(found, Trouble)
    assert found.says == f"its {key} is missing, or is not what it is in a receipt"


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_survived(data: bytes) -> None:
    assert isinstance(read_receipt(data), Trouble)


def test_the_checksum_is_that_of_the_rest_as_it_is_written() -> None:
    rest = {key: value for key, value in WHOLE.items() if key != "sha256"}
    assert checksum(WHOLE) == checksum(rest) == WHOLE["sha256"]


@given(st.data())
def test_a_changed_value_is_seen_wherever_it_is(data: st.DataObject) -> None:
    copy, other = json.loads(json.dumps(WHOLE)), data.draw(st.none() | st.booleans() | st.integers() | st.text())
    box: Any = copy
    while True:
        key = data.draw(st.sampled_from(sorted(box) if isinstance(box, dict) else range(len(box))))
        if not box[key] or not isinstance(box[key], dict | list):
            break
        box = box[key]
    before, box[key] = box[key], other
    found = read_receipt(json.dumps(copy).encode())
    assert isinstance(found, Trouble) or found.whole is (json.dumps(before) == json.dumps(other))
