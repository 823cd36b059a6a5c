"""Coverage counts what cases prove, not what merely happens in them, and never rounds up."""

from datetime import date

import pytest

from case_builders import documents, ran, small, texts
from needlecli.advice import every
from needlecli.cases import Coverage, Figure, deciding, measure, read_cases, run, suggest
from needlecli.cases.boundaries import thresholds
from needlecli.cases.deciding import decides_alone
from needlecli.cases.solving import witness
from needlecli.knowledge import Pack
from needlecli.logic import AllOf, AnyOf, Flag, Has, Not, Situation, Truth
from needlecli.source.yaml import parse

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


def test_an_answer_left_open_is_reached() -> None:
    assert missing(reached(CLEAR), "unknowns", "pregnancy") == ("left open",)
    opened = "  - {name: a, client: {facts: {pregnancy: unknown}}, expect: {asks: [pregnancy]}}\n"
    assert missing(reached(opened), "unknowns", "pregnancy") == ()


def test_figures_are_rounded_down_and_are_full_only_when_all_is_reached() -> None:
    assert Figure("rules", 0, 0).percent == 100
    assert Figure("rules", 999, 1000).percent == 99
    assert Figure("rules", 1000, 1000).percent == 100


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


def replace_answer(now: Situation, **answers: Flag) -> Situation:
    return Situation(on=now.on, answers={**now.answers, **answers})


def test_a_client_is_found_for_every_caution_of_the_shipped_pack(pack: Pack) -> None:
    """Every caution can be made to fire, and is held as wanted when the engine runs that client."""
    for variant in pack.variants.values():
        for caution in (*variant.cautions, *pack.derived_cautions(variant)):
            record = witness(pack, variant, caution, ON, lambda held, _: any(h.truth is Truth.YES for h in held))
            assert record is not None, caution.id
            assert record["others"] == "no"


def test_every_skeleton_is_read_and_left_open() -> None:
    pack = small()
    text = suggest(reached(CLEAR), pack, ON)
    document = parse("s.yaml", text).value
    assert document is not None
    checked = read_cases(document, pack)
    assert checked.diagnostics == ()
    assert checked.value
    assert {run(case, pack).state for case in checked.value} == {"open"}


def test_every_skeleton_does_what_it_was_made_for() -> None:
    """The client of a skeleton for a rule that never fired makes it fire."""
    pack = small()
    document = parse("s.yaml", suggest(reached(CLEAR), pack, ON)).value
    assert document is not None
    cases = read_cases(document, pack).value
    assert cases
    fired = {case.name.split()[3].rstrip(","): case for case in cases if case.name.endswith(", fired")}
    assert "pregnancy-stop" in fired
    for name, case in fired.items():
        held = [h for v in case.variants for h in every(pack, pack.variants[v], case.client) if h.caution.id == name]
        assert any(h.truth is Truth.YES for h in held)


def test_nothing_is_suggested_where_all_is_reached() -> None:
    pack = small()
    assert suggest(Coverage((), {}), pack, ON) == ""


def test_thresholds_are_found_wherever_they_stand(pack: Pack) -> None:
    assert [t.points for t in thresholds(pack.cautions["age-18-21"].when)] == [("below", "at the value", "above")] * 2
    assert len(list(thresholds(pack.cautions["surgery-in-area"].when))) == 2
    assert list(thresholds(pack.cautions["pregnancy"].when)) == []
