"""Receipts of clients, written and read back."""

from collections.abc import Mapping
from typing import Any

from builders import TODAY
from needlecli.advice import Recommendation, recommend
from needlecli.client import read_client
from needlecli.files import load_pack
from needlecli.knowledge import Pack
from needlecli.receipts import Receipt, read_receipt, receipt, written
from needlecli.source import Document

CORE = load_pack()
Record = Mapping[str, Any]


def readable(record: Record, pack: Pack = CORE) -> bool:
    """Say whether a record can be read at all."""
    return read_client(Document("record", "", record), pack, TODAY).value is not None


def advised(record: Record, pack: Pack = CORE) -> Recommendation:
    """Give the advice for a record that can be read."""
    checked = read_client(Document("record", "", record), pack, TODAY)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return recommend(pack, checked.value)


def kept(record: Record, pack: Pack = CORE) -> Receipt:
    """Write a receipt and read it back."""
    found = read_receipt(written(receipt(record, advised(record, pack), "0.1.0")).encode())
    assert isinstance(found, Receipt), found
    return found
