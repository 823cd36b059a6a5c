"""What was edited is told by id: layout, comments and order do not matter, and words are told from what decides."""

import pytest

from builders import COMMON, PEN, SOURCES, VOCABULARY
from changes.packs import compared, small

CAUTIONS = """cautions:
  - {id: preg, level: contraindicated, when: {pregnancy: yes}, says: No., sources: [study]}
  - {id: iso, level: defer, when: {isotretinoin: within 6 months}, says: Wait., sources: [study]}
"""
WITH = COMMON.replace("cautions: []\n", CAUTIONS)
REWRITTEN = """# another comment
depths:
  sources: [study]
  rf: {}
  needle: {scars: {forehead: 0.5-0.8 mm}}
cautions:
  - says: "Wait."
    when:
      isotretinoin: within 6 months
    sources:
      - study
    level: defer
    id: iso
  - {sources: [study], says: No., when: {pregnancy: yes}, level: contraindicated, id: preg}
pack: {reviewed: 2026-01-01, name: A small pack, version: "1", id: small}
"""


def told(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, ...]]:
    found = compared(small(**old), small(**new))
    return [(e.kind, e.id, e.what, e.weight, *(f.name for f in e.fields)) for e in found.edits]


def test_another_layout_is_no_edit() -> None:
    found = compared(small(common=WITH), small(common=REWRITTEN))
    assert (found.edits, found.changes, found.changed, found.loosened) == ((), (), False, False)


@pytest.mark.parametrize(
    ("name", "text", "before", "after", "edit"),
    [
        ("common", WITH, "says: Wait.", "says: Do wait.", ("caution", "iso", "changed", "wording", "says")),
        ("common", WITH, "within 6", "within 4", ("caution", "iso", "changed", "answer", "when")),
        ("common", WITH, "level: defer", "level: note", ("caution", "iso", "changed", "answer", "level")),
        ("pen", PEN, "summary: A pen.", "summary: The pen.", ("variant", "pen", "changed", "wording", "summary")),
        ("pen", PEN, "typical: 2 days", "typical: 3 days", ("variant", "pen", "changed", "answer", "downtime.typical")),
        ("pen", PEN, "1.0-1.5 mm", "1.0-1.7 mm", ("indication", "pen/scars", "changed", "answer", "depth.face")),
        ("pen", PEN, "treatments: 3-6", "treatments: 3", ("indication", "pen/scars", "changed", "plan", "treatments")),
        (
            "vocabulary",
            VOCABULARY,
            "[pregnant]",
            "[expecting]",
            ("fact", "pregnancy", "changed", "reading", "synonyms"),
        ),
        (
            "vocabulary",
            VOCABULARY,
            "needle: 2.0",
            "needle: 1.2",
            ("area", "cheeks", "changed", "answer", "limits.needle"),
        ),
        ("sources", SOURCES, "A study", "The study", ("source", "study", "changed", "wording", "title")),
    ],
)
def test_an_edit_is_told_with_what_it_can_change(
    name: str, text: str, before: str, after: str, edit: tuple[str, ...]
) -> None:
    assert text.count(before) >= 1
    assert told({name: text}, {name: text.replace(before, after)}) == [edit]


def test_places_are_told_in_both_files() -> None:
    found = compared(small(common=WITH), small(common=f"# a line more\n{WITH}".replace("within 6", "within 4")))
    (edit,) = found.edits
    assert [str(at) for at in (edit.before_at, edit.after_at)] == ["p/_common.yaml:5:5", "p/_common.yaml:6:5"]
    (field,) = edit.fields
    assert [str(at) for at in (field.before_at, field.after_at)] == ["p/_common.yaml:5:29", "p/_common.yaml:6:29"]


def test_a_statement_in_other_words_is_one_edit() -> None:
    old = f"{COMMON}practice:\n  - {{says: Wash your hands before you begin., sources: [study]}}\n"
    new = old.replace("Wash your hands", "Clean both hands")
    assert told({"common": old}, {"common": new}) == [
        ("practice", "Clean both hands before you begin.", "changed", "wording", "says")
    ]


def test_a_source_that_lost_its_last_user_is_named() -> None:
    old, new = small(common=WITH), small(common=WITH.replace("Wait., sources: [study]", "Wait., sources: [recall]"))
    assert compared(new, old).unused == ("recall",)
    assert compared(old, new).unused == ()


def test_what_is_planned_sooner_is_looser() -> None:
    slow, quick = (f"{PEN}minimum_interval: {{is: {time}, sources: [study]}}\n" for time in ("4 weeks", "2 weeks"))
    found = compared(small(pen=slow), small(pen=quick))
    assert [(edit.weight, edit.loosens) for edit in found.edits] == [("plan", True)]
    assert (found.changes, found.changed, found.loosened) == ((), True, True)
    assert not compared(small(pen=quick), small(pen=slow)).loosened
