"""What every key of a receipt means, for those who write programs that read it."""

from collections.abc import Mapping

RECEIPTS: Mapping[str, Mapping[str, str]] = {
    "receipt": {
        "schema": "What kind of document this is: needle.receipt/1.",
        "needle": "The version of the program that wrote it.",
        "pack": "The protocol files that the answer rests on.",
        "record": "What was told, as it was understood: an intake record (needle.intake/1) in ids and days.",
        "order": "The concerns in the order in which they were told, as ids.",
        "asked": "The facts that a no to all others spoke for, as ids; empty where there was none.",
        "answer": "The recommendation (needle.recommendation/1), as it was given.",
        "sha256": "The digest of the rest, written in ASCII with sorted keys as Python's json.dumps does.",
    },
}
