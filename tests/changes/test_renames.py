"""What only has another id is renamed, and neither lost nor added; what is not clear is told as both."""

import pytest

from builders import COMMON, PEN, VOCABULARY
from changes.packs import Made, compared, small
from changes.test_edits import WITH
from needlecli.changes import Change, What


def told(old: Made, new: Made) -> tuple[list[tuple[What, str, str]], list[tuple[str, str]]]:
    found = compared(old, new)
    edits = [(edit.what, edit.was, edit.id) for edit in found.edits]
    return edits, [(change.direction, change.subject or change.variant) for change in found.changes]


def test_a_caution_under_another_id_is_renamed_and_changes_no_answer() -> None:
    edits, changes = told(small(common=WITH), small(common=WITH.replace("id: iso", "id: isotretinoin-wait")))
    assert (edits, changes) == ([("renamed", "iso", "isotretinoin-wait")], [])


def test_a_caution_renamed_and_lowered_is_one_edit_and_a_loosening() -> None:
    new = WITH.replace("id: iso, level: defer", "id: isotretinoin-wait, level: note")
    edits, changes = told(small(common=WITH), small(common=new))
    assert edits == [("renamed", "iso", "isotretinoin-wait")]
    assert changes == [("newly-allowed", "isotretinoin-wait")]


def test_two_cautions_alike_that_changed_their_ids_are_not_guessed_at() -> None:
    twice = WITH.replace("- {id: iso,", "- {id: one, level: defer, when: {isotretinoin: within 6 months}, says: Wait.,"
                         " sources: [study]}\n  - {id: two,")  # fmt: skip
    edits, _ = told(small(common=twice), small(common=twice.replace("id: one", "id: three").replace("two", "four")))
    assert {edit[0] for edit in edits} == {"removed", "added"}


def test_a_fact_under_another_id_changes_only_who_still_uses_the_old_one() -> None:
    old = small(common=WITH)
    new = small(
        common=WITH.replace("{pregnancy:", "{expecting:"),
        vocabulary=VOCABULARY.replace("  pregnancy: {name: Pregnancy", "  expecting: {name: Expecting"),
    )
    edits, changes = told(old, new)
    assert edits == [("renamed", "pregnancy", "expecting")]
    assert changes == [
        ("newly-allowed", "notes: expecting"),  # a bar in free text has become a question for a person
        ("no-longer-read", "fact: expecting"),
        ("newly-read", "notes: expecting"),
        ("newly-read", "fact: expecting"),
    ]


def test_a_fact_whose_old_id_stays_a_synonym_changes_nothing_that_was_read() -> None:
    vocabulary = VOCABULARY.replace("  pregnancy: {name", "  expecting: {name").replace(
        "[pregnant]", "[pregnant, pregnancy]"
    )
    edits, changes = told(
        small(common=WITH), small(common=WITH.replace("{pregnancy:", "{expecting:"), vocabulary=vocabulary)
    )
    assert edits == [("renamed", "pregnancy", "expecting")]
    assert {direction for direction, _ in changes} == {"newly-read"}


def test_a_variant_under_another_id_is_the_same_variant() -> None:
    old = small(common=WITH)
    new = {"common": WITH, "pen": PEN.replace("id: pen\n", "id: stylus\n")}
    edits, changes = told(old, small(**new))
    assert ("renamed", "pen", "stylus") in edits
    assert {direction for direction, _ in changes} <= {"no-longer-read", "newly-read"}


@pytest.mark.parametrize(("kind", "was", "now"), [("areas", "cheeks", "jowls"), ("concerns", "scars", "marks-of-acne")])
def test_an_area_or_a_concern_under_another_id_is_the_same(kind: str, was: str, now: str) -> None:
    old = small(common=WITH)
    texts = {"vocabulary": VOCABULARY, "common": WITH, "pen": PEN}
    renamed = {
        name: text.replace(f"  {was}: {{name", f"  {now}: {{name")
        .replace(f"concern: {was}", f"concern: {now}")
        .replace(f"[{was}]", f"[{now}]")
        .replace(f"[{was},", f"[{now},")
        for name, text in texts.items()
    }
    edits, changes = told(old, small(**renamed))
    assert ("renamed", was, now) in edits, kind
    assert {direction for direction, _ in changes} <= {"no-longer-read", "newly-read"}


def test_a_fact_that_went_with_its_caution_loses_the_caution_and_is_said_to_be_unknown() -> None:
    common = "\n".join(line for line in WITH.splitlines() if "id: preg" not in line)
    vocabulary = "\n".join(line for line in VOCABULARY.splitlines() if not line.startswith("  pregnancy"))
    found = compared(small(common=WITH), small(common=common, vocabulary=vocabulary))
    lost = next(change for change in found.changes if change.direction == "newly-allowed")
    assert (lost.subject, lost.before.record["facts"]["pregnancy"]) == ("preg", "yes")
    assert (lost.after.record["facts"], lost.after.unknown) == ({}, ("pregnancy",))
    refused = next(change for change in found.changes if change.direction == "no-longer-read" and _by_name(change))
    assert refused.after.refused == ("this is not a fact of the vocabulary",)


def _by_name(change: Change) -> bool:
    return change.subject == "fact: pregnancy"


def test_packs_without_anything_in_common_are_compared_all_the_same() -> None:
    other = small(
        vocabulary="groups: {g: {step: 1, ask: What?}}\n"
        "facts: {x: {name: X, kind: flag, group: g, question: X?}}\n"
        "concerns: {veins: {name: Veins, group: tone, usual_areas: [legs]}}\n"
        "areas: {legs: {name: Legs, limits: {needle: 1.0 mm}, sources: [study]}}\n",
        common=COMMON.replace("{scars: {forehead: 0.5-0.8 mm}}", "{}"),
        pen=PEN.replace("id: pen\n", "id: laser\n").replace("name: Pen", "name: Laser").replace("scars", "veins")
        .replace("face: 1.0-1.5 mm", "legs: 0.5-1.0 mm"),
    )  # fmt: skip
    found = compared(small(common=WITH), other)
    assert {(c.direction, c.variant) for c in found.changes} >= {("newly-blocked", "pen"), ("newly-allowed", "laser")}
    assert next(c for c in found.changes if c.variant == "laser").before.advice is None
