"""Verifying says what changed: the receipt, the pack, the program, and every difference in the answer."""

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import COMMON, PEN, VOCABULARY, compiled, examples, small_files
from needlecli.knowledge import Pack
from needlecli.receipts import Change, Check, Receipt, Status, changes, checksum, read_receipt, receipt, verify, written
from receipt_builders import CORE, advised, kept

SCARS: dict[str, Any] = {"concerns": ["scars"], "others": "no", "facts": {"skin_type": "II"}}
ON_CHEEKS = "verdict on cheeks: “suitable, suitable if clear”"
DEPTH = "depth for scars on cheeks: “1.0-1.5 mm today, 1.0-1.5 mm if clear”"
RULE = "cautions: [{id: rule, level: %s, when: {%s}, says: Says., sources: [study]}]"


def small(**replaced: str) -> Pack:
    """Compile a small pack under a digest of its texts."""
    files = small_files(**replaced)
    checked = compiled(files)
    assert checked.value is not None, [d.says for d in checked.diagnostics]
    return replace(checked.value, digest=checksum(files))


BEFORE = small()


def with_rule(level: str, when: str) -> Pack:
    return small(common=COMMON.replace("cautions: []", RULE % (level, when)))


def after(pack: Pack, record: Mapping[str, Any] = SCARS) -> Check:
    """Verify with another pack the receipt of an answer of the first one."""
    return verify(kept(dict(record), BEFORE), pack, "0.1.0")


def said(check: Check) -> list[str]:
    return [f"{change.variant}: {change.says}" for change in check.changes]


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        (
            with_rule("contraindicated", "skin_type: II"),
            [
                "pen: verdict: “suitable” in the receipt, “contraindicated” now",
                "pen: verdict if clear: “suitable” in the receipt, “contraindicated” now",
                f"pen: {ON_CHEEKS} in the receipt, “contraindicated, contraindicated if clear” now",
                f"pen: {DEPTH} in the receipt, “none today, none if clear” now",
                "pen: caution rule is new: “contraindicated, holds”",
                "pen: other words, sources or details in: depth",
            ],
        ),
        (
            small(pen=PEN.replace("1.0-1.5 mm", "0.5-1.0 mm")),
            [
                f"pen: {DEPTH} in the receipt, “0.5-1.0 mm today, 0.5-1.0 mm if clear” now",
            ],
        ),
        (
            small(pen=PEN.replace("effect: marked, grade: A", "effect: moderate, grade: B")),
            [
                "pen: evidence for scars: “marked, grade A” in the receipt, “moderate, grade B” now",
                "pen: fit: “75 %” in the receipt, “33 %” now",
            ],
        ),
        (
            small(pen=PEN.replace("range: 1-3 days, typical: 2 days", "range: 1-4 days, typical: 3 days")),
            ["pen: downtime: “1-3 days, usually 2” in the receipt, “1-4 days, usually 3” now"],
        ),
        (
            small(stamp=PEN.replace("id: pen", "id: stamp")),
            ["pen: other words, sources or details in: why here", "stamp: is new among the variants: suitable"],
        ),
        (
            small(pen=PEN.replace("says: Softer.", "says: Smoother.")),
            ["pen: other words, sources or details in: courses"],
        ),
    ],
)
def test_another_pack_and_what_it_changes_is_named(pack: Pack, expected: list[str]) -> None:
    check = after(pack)
    assert (check.status, check.same, check.pack_same) == (Status.CHANGED, False, False)
    assert said(check) == expected


def test_another_pack_that_changes_nothing_for_this_client_is_still_another_pack() -> None:
    check = after(with_rule("contraindicated", "pregnancy: yes"))
    assert (check.status, check.same, check.changes) == (Status.OTHER_PACK, True, ())


def test_a_question_that_was_not_asked_was_not_denied() -> None:
    """The record says no to all others; a fact the pack did not have then was none of them."""
    flag = "  lupus: {name: Lupus, kind: flag, group: safety, question: Have you lupus?}\nconcerns:"
    rule = RULE % ("contraindicated", "lupus: yes")
    pack = small(vocabulary=VOCABULARY.replace("concerns:", flag, 1), common=COMMON.replace("cautions: []", rule))
    check = after(pack)
    assert check.open_now == ("lupus",)
    assert said(check)[0] == "pen: verdict: “suitable” in the receipt, “ask-first” now"
    assert ": question is new: lupus" in said(check)


def test_a_fact_that_is_gone_means_that_there_is_no_answer() -> None:
    check = verify(
        kept({"concerns": ["acne-scars"], "facts": {"pregnancy": "no", "keloid-history": "no"}}), BEFORE, "0"
    )
    assert (check.status, check.same) == (Status.CHANGED, None)
    assert check.refused == ("this is not a known concern", "this is not a fact of the vocabulary")


def test_another_program_that_says_the_same_reproduces() -> None:
    check = verify(kept(SCARS, BEFORE), BEFORE, "9.9.9")
    assert (check.status, check.needle_same) == (Status.REPRODUCED, False)


def test_the_same_files_in_another_folder_are_the_same_pack() -> None:
    files = small_files(common=COMMON.replace("cautions: []", RULE % ("note", "always")))
    here, there = (
        compiled({name.replace("p/", f"{folder}/"): text for name, text in files.items()}).value
        for folder in ("/home/zaphod/p", "q")
    )
    assert here is not None
    assert there is not None
    check = verify(kept(SCARS, here), there, "0.1.0")
    assert (check.status, check.changes) == (Status.REPRODUCED, ())


# Receipts that were edited

WHOLE: dict[str, Any] = json.loads(
    written(
        receipt(
            record := {"concerns": ["acne-scars"], "facts": {"isotretinoin": "2026-09-01", "pregnancy": "yes"}},
            advised(record),
            "0.1.0",
        )
    )
)


def reread(data: Mapping[str, Any]) -> Receipt:
    found = read_receipt(json.dumps(data).encode())
    assert isinstance(found, Receipt), found
    return found


def test_an_edited_receipt_says_so_and_what_its_record_gets() -> None:
    edited = deepcopy(WHOLE)
    edited["answer"]["options"][0]["verdict"] = "suitable"
    check = verify(reread(edited), CORE, "0.1.0")
    assert check.status is Status.EDITED
    assert check.changes == (Change("pen", "verdict", "verdict: “suitable” in the receipt, “contraindicated” now"),)


def test_an_edited_record_gets_another_answer() -> None:
    edited = deepcopy(WHOLE)
    edited["record"]["facts"]["pregnancy"] = "no"
    check = verify(reread(edited), CORE, "0.1.0")
    assert check.status is Status.EDITED
    assert check.changes


def test_a_receipt_whose_checksum_was_made_anew_is_still_not_reproduced() -> None:
    edited = deepcopy(WHOLE)
    edited["answer"]["options"][0]["verdict"] = "suitable"
    edited["sha256"] = checksum(edited)
    check = verify(reread(edited), CORE, "0.1.0")
    assert (check.receipt.whole, check.status, check.pack_same) == (True, Status.CHANGED, True)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
ANYTHING = st.recursive(SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(), v, max_size=3))


@examples(15)
@given(st.data())
def test_any_edit_of_an_answer_is_said_and_none_breaks_it(data: st.DataObject) -> None:
    """Whatever stands anywhere in the answer, the rest is compared and the difference is told."""
    copy = deepcopy(WHOLE["answer"])
    box: Any = copy
    while True:
        key = data.draw(st.sampled_from(sorted(box) if isinstance(box, dict) else range(len(box))))
        if not box[key] or not isinstance(box[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
            break
        box = box[key]
    before = json.dumps(box[key], sort_keys=True)
    box[key] = data.draw(ANYTHING)
    found = changes(copy, WHOLE["answer"])
    assert found
    if json.dumps(box[key], sort_keys=True) != before:
        check = verify(reread({**WHOLE, "answer": copy}), CORE, "0.1.0")
        assert check.status is Status.EDITED
        assert check.changes or key == "origin"


@examples(8)
@given(ANYTHING, ANYTHING)
def test_a_record_of_anything_is_survived(value: Any, facts: Any) -> None:
    for record in ({"on": "2026-11-22", "facts": facts}, {"on": "2026-11-22", "concerns": value, "others": "no"}):
        edited = {**WHOLE, "record": record}
        assert verify(reread({**edited, "sha256": checksum(edited)}), CORE, "0.1.0").status is Status.CHANGED
