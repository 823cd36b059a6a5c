"""Words and questions that are read otherwise: each with a record that shows it, and said to be sampled."""

from builders import VOCABULARY
from changes.packs import compared, small
from changes.test_edits import WITH
from needlecli.changes import Diff


def found(vocabulary: str, old: str = VOCABULARY) -> Diff:
    return compared(small(common=WITH, vocabulary=old), small(common=WITH, vocabulary=vocabulary))


def directions(diff: Diff) -> list[tuple[str, str, str]]:
    return [(change.direction, change.subject, change.says) for change in diff.changes]


def test_a_synonym_that_was_dropped_is_no_longer_read() -> None:
    diff = found(VOCABULARY.replace(", synonyms: [pregnant]", ""))
    assert directions(diff) == [
        ("newly-allowed", "notes: pregnancy", "“pregnant” in free text"),
        ("no-longer-read", "fact: pregnancy", "the fact “pregnant”"),
    ]
    assert diff.changes[0].before.record["notes"] == "pregnant"
    after = diff.changes[0].after.advice
    assert after is not None
    assert after.client.unrecognised == ("pregnant",)
    assert diff.loosened  # a bar has become a question for a person


def test_a_synonym_that_came_is_newly_read_and_loosens_nothing() -> None:
    diff = found(VOCABULARY.replace("[pregnant]", "[pregnant, with child]"))
    assert {direction for direction, _, _ in directions(diff)} == {"newly-read"}
    assert (diff.changed, diff.loosened) == (True, False)


def test_a_word_that_stands_for_another_fact_is_told_by_what_it_does() -> None:
    old = VOCABULARY.replace("[pregnant]", "[expecting]")
    new = VOCABULARY.replace("  wound: {name: Wound,", "  wound: {name: Wound, synonyms: [expecting],").replace(
        ", synonyms: [pregnant]", ""
    )
    assert ("newly-allowed", "notes: pregnancy", "“expecting” in free text") in directions(found(new, old))


def test_a_question_for_other_clients_is_tried_with_who_they_are() -> None:
    asked = VOCABULARY.replace(
        "question: Are you pregnant?,", "question: Are you pregnant?, only_when: {age: under 60},"
    )
    diff = found(asked)
    assert {change.subject for change in diff.changes} == {"fact: pregnancy"}
    assert {change.direction for change in diff.changes} == {"newly-allowed"}
    assert diff.changes[0].before.record["facts"]["age"] >= 60


def test_another_usual_area_is_tried_without_an_area() -> None:
    diff = found(VOCABULARY.replace("usual_areas: [cheeks], synonyms", "usual_areas: [forehead], synonyms"))
    assert {(change.direction, change.found) for change in diff.changes} == {("shallower", "sampled")}


def test_how_sure_that_is_is_stated() -> None:
    diff = found(VOCABULARY.replace(", synonyms: [pregnant]", ""))
    assert [(one.about, one.status) for one in diff.stated][:2] == [("answers", "proved"), ("reading", "sampled")]


def test_a_search_that_is_given_up_says_so_and_counts_as_looser() -> None:
    new = small(common=WITH.replace("within 6", "within 4"))
    diff = compared(small(common=WITH), new, steps=3)
    stated = diff.stated[0]
    assert (stated.status, stated.steps) == ("stopped", 3)
    assert "stopped after 3 steps" in stated.says
    assert diff.loosened
