"""Receipts keep what was asked and answered, so that anyone can work out the same answer again, or see what changed."""

from needlecli.receipts.differing import Change, changes
from needlecli.receipts.reading import LARGEST, read_receipt
from needlecli.receipts.receipt import SCHEMA, Receipt, checksum, receipt, written
from needlecli.receipts.recording import understood
from needlecli.receipts.telling import verification_data, verification_page
from needlecli.receipts.verifying import Check, Status, verify

__all__ = [
    "LARGEST",
    "SCHEMA",
    "Change",
    "Check",
    "Receipt",
    "Status",
    "changes",
    "checksum",
    "read_receipt",
    "receipt",
    "understood",
    "verification_data",
    "verification_page",
    "verify",
    "written",
]
