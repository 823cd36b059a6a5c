"""What was read once is read again without work, and never otherwise."""

from typing import Any

import pytest

from builders import TODAY, compiled, small_files
from needlecli.client import Rereader, read_told
from needlecli.source import Document

PACK = compiled(small_files()).value
assert PACK is not None


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"ref": "A1", "concerns": ["scars"], "facts": {"pregnancy": "no", "age": "34"}},
        {"facts": {"isotretinoin": "yes", "wound": "yes@cheeks"}, "on": "2026-12-24"},
        {"facts": {"skin_type": "II,III", "pregnancy": "unknown"}, "others": "no", "event": "2027-01-01"},
        {"others": "no", "event": "unknown"},
        {"concerns": {"scars": 2}, "areas": ["cheeks"], "max_depth": "1.0 mm", "event": "no", "unrecognised": ["x"]},
    ],
)
def test_a_record_is_read_as_it_is_when_it_is_read_alone(record: dict[str, Any]) -> None:
    assert PACK is not None
    reader = Rereader(PACK, TODAY)
    alone = read_told(Document("", "", record), PACK, TODAY).value
    for _ in range(3):
        again = reader.read(record)
        assert again is not None
        assert again == alone


@pytest.mark.parametrize(
    "record",
    [
        {"nonsense": 1},
        {"schema": "another/1"},
        {"facts": {"nonsense": "yes"}},
        {"facts": {"pregnancy": "perhaps"}},
        {"facts": {"pregnancy": "no", "pregnant": "yes"}},
        {"facts": ["pregnancy"]},
        {"on": "2026-02-30"},
        {"event": "2020-01-01"},
        {"notes": ["x"]},
        {"concerns": [["scars"]]},
        {"unrecognised": "x"},
    ],
)
def test_what_needs_a_word_said_is_left_to_the_full_reading(record: dict[str, Any]) -> None:
    assert PACK is not None
    reader = Rereader(PACK, TODAY)
    assert reader.read({"facts": {"pregnancy": "no"}, "concerns": ["scars"]}) is not None
    assert [reader.read(record), reader.read(record)] == [None, None]


def test_one_and_true_are_not_taken_for_each_other() -> None:
    assert PACK is not None
    reader = Rereader(PACK, TODAY)
    for value in (1, True, 1.0, "1", 34, "34", "yes"):
        for fact in ("age", "pregnancy"):
            record = {"facts": {fact: value}}
            told = read_told(Document("", "", record), PACK, TODAY).value
            again = reader.read(record)
            assert again is None or again == told
            assert told is not None or again is None
