"""Coverage counts what cases prove, not what merely happens in them, and never rounds up."""

from datetime import date

import pytest

from case_builders import documents, ran, small, texts
from needlecli.cases import Coverage, Figure, deciding, measure
from needlecli.cases.boundaries import thresholds
from needlecli.cases.deciding import decides_alone
from needlecli.knowledge import Pack
from needlecli.logic import AllOf, AnyOf, Flag, Has, Not, Situation, Truth

ON = date(2026, 11, 22)


def reached(cases: str) -> Coverage:
    """Measure what some cases reach in the small pack."""
    return measure(ran(cases), small(), documents(texts()))


def missing(coverage: Coverage, kind: str, *key: str) -> tuple[str, ...]:
    (item,) = (item for item in coverage.items if item.kind == kind and item.key == key)
    return coverage.missing(item)


FIRES = "  - {name: a, client: {facts: {pregnancy: yes}}, expect: {cautions: [pregnancy-stop]}}\n"
CLEAR = "  - {name: b, expect: {cautions: []}}\n"


def test_a_rule_is_reached_when_it_fired_and_was_held_back() -> None:
    assert missing(reached(FIRES), "rules", "pregnancy-stop") == ("held back",)
    assert missing(reached(CLEAR), "rules", "pregnancy-stop") == ("fired",)
    assert missing(reached(FIRES + CLEAR), "rules", "pregnancy-stop") == ()


def test_a_rule_that_fires_where_nobody_expected_anything_of_it_proves_nothing() -> None:
    loose = "  - {name: a, client: {facts: {pregnancy: yes}}, expect: {cautions: {exclude: [wound-cap]}}}\n"
    assert missing(reached(loose), "rules", "pregnancy-stop") == ("fired", "held back")


def test_a_case_that_failed_proves_nothing() -> None:
    wrong = "  - {name: a, client: {facts: {pregnancy: yes}}, expect: {cautions: []}}\n"
    assert missing(reached(wrong), "rules", "pregnancy-stop") == ("fired", "held back")


def test_a_rule_for_everyone_has_only_to_fire() -> None:
    assert missing(reached(CLEAR), "rules", "for-all") == ()


def test_a_waiting_period_wants_the_day_before_the_day_and_the_day_after() -> None:
    def case(day: str, *fired: str) -> str:
        expect = f"cautions: [{', '.join(fired)}]"
        return f"  - {{name: '{day}', client: {{facts: {{isotretinoin: {day}}}}}, expect: {{{expect}}}}}\n"

    cases = [case("2026-05-23", "isotretinoin-wait"), case("2026-05-22"), case("2026-05-21")]
    key = ("isotretinoin-wait", "1", "1")
    assert missing(reached(cases[0]), "boundaries", *key) == ("on the day", "the day after")
    assert missing(reached(cases[1]), "boundaries", *key) == ("the day before", "the day after")
    assert missing(reached("".join(cases)), "boundaries", *key) == ()
    assert missing(reached(case("2026-05-20")), "boundaries", *key) == ("the day before", "on the day", "the day after")


def test_a_depth_beyond_which_clearance_is_asked_for_need_not_decide_as_no() -> None:
    """Such a caution is held as if the needles went that deep, so its depth cannot hold it back."""
    letter = """
  - {id: letter, level: clearance, when: {depth: over 1.2 mm, pregnancy: yes}, says: S., sources: [study],
     adjust: {max_depth_uncleared: 1.2 mm}}
  - {id: deep, level: note, when: {depth: over 1.2 mm, pregnancy: yes}, says: S., sources: [study]}
"""
    coverage = measure((), small(letter), documents(texts(letter)))
    assert missing(coverage, "clauses", "letter", "1") == ("decided alone as yes",)
    assert missing(coverage, "clauses", "letter", "2") == ("decided alone as yes", "decided alone as no")
    assert missing(coverage, "clauses", "deep", "1") == ("decided alone as yes", "decided alone as no")
    assert missing(coverage, "boundaries", "letter", "1", "1") == ("below", "at the value", "above")


def test_an_answer_left_open_is_reached() -> None:
    assert missing(reached(CLEAR), "unknowns", "pregnancy") == ("left open",)
    opened = "  - {name: a, client: {facts: {pregnancy: unknown}}, expect: {asks: [pregnancy]}}\n"
    assert missing(reached(opened), "unknowns", "pregnancy") == ()


def test_figures_are_rounded_down_and_are_full_only_when_all_is_reached() -> None:
    assert Figure("rules", 0, 0).percent == 100
    assert Figure("rules", 999, 1000).percent == 99
    assert Figure("rules", 1000, 1000).percent == 100


def test_what_is_left_is_named_in_words() -> None:
    said = {found.says for found in reached(CLEAR).uncovered}
    assert "clause 1 of pregnancy-stop: never decided alone as yes" in said
    assert (
        "threshold 1 in clause 1 of isotretinoin-wait: never the day before, never on the day, never the day after"
        in said
    )
    assert "wound: never left open" in said


def test_what_is_left_is_told_blocks_first_with_a_place() -> None:
    left = reached(CLEAR).uncovered
    assert left[0].says == "pregnancy-stop: never fired"
    assert left[0].where.name.endswith(".yaml")
    assert all(found.where.text for found in left)


YES, NO = Flag(yes=True), Flag(yes=False)
A, B = Has("a"), Has("b")


@pytest.mark.parametrize(
    ("condition", "answers", "alone"),
    [
        (AllOf((A, B)), {"a": YES, "b": YES}, (Truth.YES, Truth.YES)),
        (AllOf((A, B)), {"a": YES, "b": NO}, (None, Truth.NO)),
        (AllOf((A, B)), {"a": NO, "b": NO}, (None, None)),
        (AnyOf((A, B)), {"a": YES, "b": NO}, (Truth.YES, None)),
        (AnyOf((A, B)), {"a": NO, "b": NO}, (Truth.NO, Truth.NO)),
        (AllOf((A, Not(B))), {"a": YES, "b": NO}, (Truth.YES, Truth.NO)),
        (AllOf((A, B)), {"a": YES}, (None, None)),
    ],
)
def test_a_clause_decides_alone_when_turning_it_turns_the_whole(
    condition: AllOf | AnyOf, answers: dict[str, Flag], alone: tuple[Truth | None, Truth | None]
) -> None:
    now = Situation(on=ON, answers=answers)
    assert (decides_alone(condition, A, now), decides_alone(condition, B, now)) == alone


def test_where_several_say_the_same_all_of_them_decide() -> None:
    now = Situation(on=ON, answers={"a": YES, "b": YES})
    assert deciding(AnyOf((A, B)), now) == (A, B)
    assert deciding(AllOf((A, B)), replace_answer(now, b=NO)) == (B,)


def test_what_is_open_is_kept_so_by_the_clauses_that_are_open() -> None:
    assert deciding(AnyOf((A, B)), Situation(on=ON, answers={"a": NO})) == (B,)
    assert deciding(AllOf((A, B)), Situation(on=ON, answers={"b": YES})) == (A,)


def replace_answer(now: Situation, **answers: Flag) -> Situation:
    return Situation(on=now.on, answers={**now.answers, **answers})


def test_thresholds_are_found_wherever_they_stand(pack: Pack) -> None:
    assert [t.points for t in thresholds(pack.cautions["age-18-21"].when)] == [("below", "at the value", "above")] * 2
    assert len(list(thresholds(pack.cautions["surgery-in-area"].when))) == 2
    assert list(thresholds(pack.cautions["pregnancy"].when)) == []
