"""What was read once is read again without work, and never otherwise."""

from collections.abc import Sequence
from typing import Any

import pytest

from builders import TODAY, compiled, small_files
from needlecli.answered import Columns
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


SIDE_BY_SIDE: tuple[dict[str, Any], ...] = (
    {"ref": "A1", "concerns": ["scars"], "facts": {"pregnancy": "no", "age": "34"}},
    {"facts": {"isotretinoin": "yes"}, "on": "2026-12-24", "others": "no"},
    {"facts": {"pregnancy": "unknown"}, "event": "2027-01-01", "operator": "nurse", "areas": ["cheeks"]},
    {"facts": {"operator": "nurse"}, "event": "no", "concerns": {"scars": 2}},
    {"facts": {"operator": "nurse"}, "operator": "nurse"},
    {"facts": {}, "operator": "somebody"},
    {"facts": {"pregnant": "yes"}},
    {"facts": {"planned-depth": "1.0 mm"}},
    {"facts": {"pregnancy": "no"}, "notes": "cold sores"},
    {"facts": {"pregnancy": "no"}, "notes": "", "unrecognised": []},
    {"facts": {}, "unrecognised": ["x"]},
    {"facts": {}, "schema": "another/1"},
    {"facts": {}, "schema": "needle.intake/1", "max_depth": "1.0 mm"},
    {"facts": {}, "ref": 7},
    {"facts": {}, "concerns": [["scars"]]},
    {"facts": {}, "concerns": ["nonsense"]},
    {"facts": {}, "on": "2026-02-30"},
    {"facts": {}, "event": "2020-01-01"},
    {"facts": {}, "others": "maybe"},
)


@pytest.mark.parametrize("some", [SIDE_BY_SIDE, *([one] for one in SIDE_BY_SIDE)])
def test_records_side_by_side_are_framed_as_each_alone(some: Sequence[dict[str, Any]]) -> None:
    assert PACK is not None
    reader = Rereader(PACK, TODAY)
    columns: list[dict[str, list[Any]]] = [
        {name: [one.get(name) for one in holders] for name in dict.fromkeys(name for one in holders for name in one)}
        for holders in (some, [one["facts"] for one in some])
    ]
    columns[0].pop("facts")
    plains, said = reader.plains(columns[0], Columns(columns[1], len(some)), len(some))
    alone = [reader.plain(one) for one in some]
    assert [plain and plain._replace(facts=dict(plain.facts)) for plain in plains] == alone
    assert [plain and plain.told() for plain in plains] == [plain and plain.told() for plain in alone]
    for fact in said.names:
        if fact in PACK.vocabulary.facts:
            assert [plain and plain.facts.get(fact) for plain in alone] == [
                plain and said.said(fact, at) for at, plain in enumerate(alone)
            ]


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
