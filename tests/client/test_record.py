"""One key of a record at a time, and what is refused."""

from collections.abc import Callable

import pytest

from needlecli.client.record import Record
from needlecli.knowledge import Pack, Words
from needlecli.logic import Duration, Millimetres
from needlecli.source import Document

CANARY = "Zaphod"


def record(**data: object) -> Record:
    return Record(Document("record", "", data))


def test_a_document_that_is_no_mapping_has_no_keys() -> None:
    assert Record(Document("record", "", ["a"])).data == {}


def test_one_or_a_list_are_both_visited_with_their_path() -> None:
    assert list(record(areas=["a", "b"]).items("areas")) == [(("areas", 0), "a"), (("areas", 1), "b")]
    assert list(record(areas="a").items("areas")) == [(("areas",), "a")]
    assert list(record().items("areas")) == []


def test_ids_are_resolved_and_the_rest_refused(small_pack: Callable[..., Pack]) -> None:
    words = Words.of(small_pack().vocabulary.concerns.values())
    one = record(concerns=["marks", CANARY, 3])
    assert list(one.ids("concerns", words, "concern")) == ["scars"]
    assert [d.says for d in one.found] == ["this is not a known concern"] * 2
    assert CANARY not in repr(one.found)


@pytest.mark.parametrize(("value", "text"), [(None, ""), ("hello", "hello"), ("", "")])
def test_text_is_text(value: object, text: str) -> None:
    one = record(notes=value)
    assert (one.text("notes"), one.found) == (text, [])


@pytest.mark.parametrize("value", [3, ["x"], {"x": "y"}, True])
def test_nothing_else_is_text(value: object) -> None:
    one = record(notes=value)
    assert one.text("notes") == ""
    assert [d.says for d in one.found] == ["notes is text"]


def test_quantities_carry_their_unit() -> None:
    assert record(max_depth="1.0 mm").quantity("max_depth", Millimetres) == Millimetres(1.0)
    assert record(max_downtime="3 days").quantity("max_downtime", Duration) == Duration(3, "day")
    assert record().quantity("max_downtime", Duration) is None


@pytest.mark.parametrize("value", ["1.0", "1,0 mm", 1.0, "1_0 mm", ["1.0 mm"]])
def test_a_depth_without_its_unit_is_refused(value: object) -> None:
    one = record(max_depth=value)
    assert one.quantity("max_depth", Millimetres) is None
    assert [d.says for d in one.found] == ["max_depth cannot be read"]


@pytest.mark.parametrize("value", ["22.11.2026", "2026-11-31", 20261122, "2026-11-22T00:00", ["2026-11-22"], True])
def test_a_day_is_written_in_one_way(value: object) -> None:
    one = record(on=value)
    assert one.day("on") is None
    assert [d.says for d in one.found] == ["on is not a date of the calendar"]


@pytest.mark.parametrize(
    ("value", "name"), [(None, ""), ("", ""), ("A17", "A17"), (17, "17"), ("x" * 30, "x" * 20), ([], ""), ({}, "")]
)
def test_a_name_is_a_text_or_a_whole_number_cut_where_it_is_too_long(value: object, name: str) -> None:
    one = record(ref=value)
    assert (one.name("ref", 20), one.found) == (name, [])


@pytest.mark.parametrize("value", [[CANARY], ["A17", CANARY], {"id": CANARY}, [[]]])
def test_several_things_are_no_name(value: object) -> None:
    one = record(ref=value)
    assert one.name("ref", 20) == ""
    assert [(d.says, d.help) for d in one.found] == [("ref is one text or whole number", "write one reference, as A17")]
    assert CANARY not in repr(one.found)
