"""A receipt gives the answer again, byte for byte, whoever the client is and however it was told."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import TODAY, examples
from needlecli.client import Client, Unreadable, read_answer, read_client
from needlecli.knowledge import Fact
from needlecli.receipts import Check, Status, receipt, understood, verify, written
from needlecli.source import Document
from receipt_builders import CORE, Record, advised, kept, readable
from test_one_engine import PACKS, records


@pytest.mark.parametrize("name", PACKS)
@examples(15)
@given(data=st.data())
def test_any_answer_is_reproduced(name: str, data: st.DataObject) -> None:
    pack, record = PACKS[name], data.draw(records(name))
    assume(readable(record, pack))
    made = kept(record, pack)
    assert verify(made, pack, "0.1.0") == Check(made, Status.REPRODUCED, same=True, pack_same=True, needle_same=True)


FORMS = (
    *("yes", "no", "unknown", "current", "yesterday", "0 days ago", "6 weeks ago", "14 months ago", "200 years ago"),
    *("2026-11", "2026-11-01", "2026-11-22", "1900-01", "YES", " no ", "yes@cheeks", "2026-11-01@cheeks+nose"),
    *("6 weeks ago@face", "IV", "iv/v", "4", "type II", 34, 34.5, "34 years", True, False, None, "", "none"),
)


def read(record: Record) -> Client:
    checked = read_client(Document("", "", record), CORE, TODAY)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return checked.value


def can_be_read(fact: Fact, answer: object) -> bool:
    try:
        read_answer(fact, answer, TODAY, CORE.vocabulary)
    except Unreadable:
        return False
    return True


@pytest.mark.parametrize("form", FORMS, ids=repr)
def test_an_answer_in_any_form_is_kept_as_it_was_read(form: object) -> None:
    facts = {name: form for name, fact in CORE.vocabulary.facts.items() if can_be_read(fact, form)}
    record = {"on": str(TODAY), "facts": facts, "notes": "cold sores now and then"}
    before = read(record)
    again = understood(record, before, CORE)
    assert facts
    assert read(again) == before
    assert understood(again, before, CORE) == again


def test_words_become_ids_and_days_and_nothing_else_is_kept() -> None:
    record = {
        "ref": 17,
        "on": "2026-11-22",
        "concerns": {"Wrinkles": 2, "acne scars": 1},
        "areas": ["Cheeks"],
        "facts": {"accutane": "6 weeks ago", "Skin type": 4, "pregnancy": False, "age": 34.0, "keloid-history": None},
        "others": False,
        "event": "2027-06-12",
        "available": ["pen", "prp"],
        "operator": "Nurse",
        "max_downtime": "3 days",
        "max_depth": "1.0 mm",
        "prefer": "downtime",
        "cleared": ["anticoagulant"],
        "notes": "cold sores now and then",
        "unrecognised": [],
    }
    assert understood(record, read(record), CORE) == {
        "schema": "needle.intake/1",
        "ref": "17",
        "on": "2026-11-22",
        "concerns": {"wrinkles": 2.0, "acne-scars": 1.0},
        "areas": ["cheeks"],
        "facts": {
            "isotretinoin": "2026-10-11",
            "skin_type": "IV",
            "pregnancy": "no",
            "age": "34",
            "keloid-history": "unknown",
        },
        "others": "no",
        "event": "2027-06-12",
        "available": ["pen", "prp"],
        "operator": "nurse",
        "max_downtime": "3 days",
        "max_depth": "1.0 mm",
        "prefer": "downtime",
        "cleared": ["anticoagulant"],
        "notes": "cold sores now and then",
    }


def test_the_order_of_weighed_concerns_outlives_sorted_keys() -> None:
    made = kept({"concerns": {"wrinkles": 2, "acne-scars": 1}})
    assert list(made.record["concerns"]) == ["acne-scars", "wrinkles"]
    assert made.order == ("wrinkles", "acne-scars")
    assert verify(made, CORE, "0.1.0").status is Status.REPRODUCED


def test_a_receipt_is_one_line_of_ascii_with_sorted_keys_and_the_same_each_time() -> None:
    record = {"concerns": ["acne-scars"], "ref": "Ä\u202e", "notes": "żółw"}
    text = written(receipt(record, advised(record), "0.1.0"))
    assert text.isascii()
    assert "\n" not in text
    assert text == json.dumps(json.loads(text), sort_keys=True)
    assert text == written(receipt(record, advised(record), "0.1.0"))
