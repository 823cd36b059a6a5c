"""Measurements and the questions of a form: units converted, the newest counted, a no only where it was said."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlecli.client import Coded, read_client, read_statements
from needlecli.knowledge import Pack
from needlecli.source import Document

ON = date(2026, 11, 22)
Read = Callable[..., Coded]
DIABETES = {"kind": "condition", "status": "active", "resource": "Condition/1", "codes": [["icd10cm", "E11.9"]]}


@pytest.fixture
def read(pack: Pack) -> Read:
    """Read statements about one person."""
    return lambda *statements: read_statements({"statements": list(statements)}, pack.vocabulary, ON)


def facts(coded: Coded) -> dict[str, str]:
    return dict(coded.record.get("facts", {}))


def measured(code: str, when: str = "2026-11-22", status: str = "completed", **answer: Any) -> dict[str, Any]:
    return {
        "kind": "observation",
        "status": status,
        "resource": "Observation/1",
        "codes": [["loinc", code]],
        "text": ["Test"],
        "when": when,
        "answers": [answer],
    }


def number(value: float, unit: str, **more: Any) -> dict[str, Any]:
    return {"is": "number", "value": value, "unit": unit, **more}


def asked(question: str, *answers: dict[str, Any], status: str = "completed", **more: Any) -> dict[str, Any]:
    resource = "QuestionnaireResponse/1"
    return {
        "kind": "answer",
        "status": status,
        "resource": resource,
        "text": [question],
        "answers": list(answers),
        **more,
    }


YES, NO = {"is": "yes"}, {"is": "no"}


def text(words: str) -> dict[str, Any]:
    return {"is": "text", "text": [words]}


def coded(words: str, system: str = "", code: str = "") -> dict[str, Any]:
    return {"is": "coded", "codes": [[system, code]] if code else [], "text": [words]}


CONTROLLED = measured("4548-4", "2026-11-01", **number(6.0, "%"))


@pytest.mark.parametrize(
    ("value", "unit", "control"),
    [
        (8.1, "%", "uncontrolled"),
        (8.0, "%", "controlled"),
        (64, "mmol/mol", "uncontrolled"),  # 8.007 %
        (63, "mmol/mol", "controlled"),  # 7.915 %
        (6.5, "%", "controlled"),
    ],
)
def test_hba1c_decides_whether_diabetes_is_controlled_in_both_units(
    read: Read, value: float, unit: str, control: str
) -> None:
    code = "4548-4" if unit == "%" else "59261-8"
    assert read(DIABETES, measured(code, **number(value, unit))) == Coded({"facts": {"diabetes": control}})


@pytest.mark.parametrize(
    ("statements", "answer"),
    [
        ([measured("4548-4", **number(6.0, "%"))], None),
        ([measured("4548-4", **number(9.0, "%"))], "uncontrolled"),
        ([DIABETES, measured("4548-4", "2025-01-01", **number(6.0, "%"))], "yes"),
        ([DIABETES, measured("4548-4", "2025-01-01", **number(9.0, "%"))], "uncontrolled"),
        ([DIABETES, measured("4548-4", "", **number(6.0, "%"))], "yes"),
        ([DIABETES, measured("59261-8", "2026-01", **number(90, "mmol/mol")), CONTROLLED], "controlled"),
        ([DIABETES, measured("4548-4", "", **number(9, "%")), CONTROLLED], "uncontrolled"),
        ([DIABETES, CONTROLLED, measured("4548-4", status="unconfirmed", **number(9, "%"))], "controlled"),
        ([DIABETES, measured("4548-4", status="unconfirmed", **number(9.0, "%"))], "yes"),
        ([DIABETES, measured("4548-4", **number(7.0, "%", compare=">"))], "yes"),
        ([DIABETES | {"codes": [["icd10cm", "E11.65"]]}, measured("4548-4", **number(6.0, "%"))], "uncontrolled"),
        (
            [
                DIABETES,
                measured("4548-4", "2026-11-01", **number(6.0, "%")),
                measured("4548-4", "2026", **number(9, "%")),
            ],
            "controlled",
        ),
        (
            [
                DIABETES,
                measured("4548-4", "2026-11-01", **number(9, "%")),
                measured("4548-4", "2026-01", **number(6, "%")),
            ],
            "uncontrolled",
        ),
    ],
)
def test_a_result_is_believed_as_far_as_it_reaches(read: Read, statements: list[Any], answer: str | None) -> None:
    assert facts(read(*statements)).get("diabetes") == answer


@pytest.mark.parametrize(
    ("value", "unit", "name"),
    [(48, "mg/dL", "unknown-unit"), (7, "", "unknown-unit"), (900, "%", "wrong-number"), (0, "%", "wrong-number")],
)
def test_a_unit_is_never_guessed(read: Read, value: float, unit: str, name: str) -> None:
    found = read(DIABETES, measured("4548-4", **number(value, unit)))
    assert ([trouble.name for trouble in found.troubles], facts(found)) == ([name], {"diabetes": "yes"})


@pytest.mark.parametrize(
    ("answer", "when", "pregnant"),
    [
        (coded("Pregnant", "snomed", "77386006"), "2026-11-01", "yes"),
        (coded("Pregnant"), "2026-11-01", "yes"),
        (coded("Pregnant"), "2024-11-01", "unknown"),
        (coded("Not pregnant"), "2026-11-22", "no"),
        (coded("Not pregnant"), "2026-11-21", "unknown"),
        (coded("Unknown"), "2026-11-22", "unknown"),
        (coded("Possible pregnancy"), "2026-11-22", "unknown"),
    ],
)
def test_a_pregnancy_status_holds_for_its_day(read: Read, answer: dict[str, Any], when: str, pregnant: str) -> None:
    assert facts(read(measured("82810-3", when, **answer))).get("pregnancy") == pregnant


@pytest.mark.parametrize(
    ("words", "smokes"),
    [("Current every day smoker", "yes"), ("Never smoker", "unknown"), ("Former smoker", "unknown"), ("", "unknown")],
)
def test_only_who_smokes_now_is_a_smoker_and_nobody_is_none(read: Read, words: str, smokes: str) -> None:
    assert facts(read(measured("72166-2", **coded(words)))) == {"smoking": smokes}


def test_low_platelets_are_low_where_the_laboratory_says_so(read: Read) -> None:
    low = measured("777-3", **number(90, "10*3/uL")) | {"judged": ["L"]}
    assert read(low) == Coded({"facts": {"thrombocytopenia": "yes"}})
    assert read(measured("777-3", **number(90, "10*3/uL"))).record == {
        "unrecognised": ["Observation: Test: 90 10*3/uL"]
    }


@pytest.mark.parametrize(
    ("question", "answer", "fact", "read_as"),
    [
        ("Are you pregnant?", YES, "pregnancy", "yes"),
        ("Are you pregnant?", NO, "pregnancy", "no"),
        ("ARE YOU PREGNANT", coded("No", "snomed", "373067005"), "pregnancy", "no"),
        ("Are you pregnant?", coded("Yes", "loinc", "LA33-6"), "pregnancy", "yes"),
        ("Are you pregnant?", coded("Don't know", "x", "asked-unknown"), "pregnancy", "unknown"),
        ("Are you pregnant?", text("unsure"), "pregnancy", "unknown"),
        ("Are you pregnant?", text("maybe"), "pregnancy", "unknown"),
        ("Keloids?", YES, "keloid-history", "yes"),
        ("Do you have a pacemaker?", YES, "implanted-electronic-device", "yes"),
        ("Do you have a pacemaker?", NO, "implanted-electronic-device", "unknown"),
        ("Do you have melanoma?", NO, "skin-cancer-in-area", "unknown"),
        ("Have you ever had acne?", YES, "active-acne", None),
        ("Isotretinoin", {"is": "date", "text": ["2026-09-01"]}, "isotretinoin", "2026-09-01"),
        ("Isotretinoin", {"is": "date", "text": ["2024"]}, "isotretinoin", "unknown"),
        ("Isotretinoin", text("March 2024"), "isotretinoin", "2024-03"),
        ("Isotretinoin", {"is": "date", "text": ["2030-01-01"]}, "isotretinoin", "unknown"),
        ("Age", {"is": "number", "value": 34}, "age", "34"),
        ("Age", number(34, "a"), "age", "34"),
        ("Skin type", coded("IV"), "skin_type", "IV"),
        ("Skin type", coded("Type 4"), "skin_type", "type 4"),
        ("Rosacea", coded("active"), "rosacea", "active"),
        ("Rosacea", coded("none"), "rosacea", "no"),
    ],
)
def test_a_question_is_known_by_its_words(
    read: Read, question: str, answer: dict[str, Any], fact: str, read_as: str | None
) -> None:
    assert facts(read(asked(question, answer))).get(fact) == read_as


def test_a_question_may_be_known_by_its_link(read: Read) -> None:
    assert facts(read(asked("Frage 7", NO, link=["keloid-history"]))) == {"keloid-history": "no"}


def test_a_no_of_a_form_that_is_not_finished_stays_open(read: Read) -> None:
    assert facts(read(asked("Are you pregnant?", NO, status="unconfirmed"))) == {"pregnancy": "unknown"}


def test_a_date_below_a_question_belongs_to_it(read: Read) -> None:
    when = asked("If yes, when?", {"is": "date", "text": ["2026-09-01"]}, under="Isotretinoin")
    assert read(asked("Isotretinoin", YES), when) == Coded({"facts": {"isotretinoin": "2026-09-01"}})


def test_a_number_in_another_unit_is_refused(read: Read) -> None:
    found = read(asked("Age", number(400, "mo")))
    assert [(trouble.name, trouble.field) for trouble in found.troubles] == [("unknown-unit", "age")]


def test_two_ages_are_a_contradiction(read: Read) -> None:
    found = read(asked("Age", {"is": "number", "value": 34}), asked("Age", {"is": "number", "value": 43}))
    assert [(trouble.name, trouble.field) for trouble in found.troubles] == [("contradiction", "age")]


@pytest.mark.parametrize(
    ("question", "answers", "record"),
    [
        (
            "Any of these?",
            [coded("Keloids"), coded("Vitiligo")],
            {"facts": {"keloid-history": "yes", "vitiligo": "yes"}},
        ),
        ("Which medicines?", [text("warfarin")], {"notes": "warfarin"}),
        (
            "Anything else?",
            [text("purple toes")],
            {"notes": "purple toes", "unrecognised": ["Anything else?: purple toes"]},
        ),
        ("Any of these?", [coded("None of the above")], {"unrecognised": ["Any of these?: None of the above"]}),
        ("Do you like needles?", [NO], {"unrecognised": ["Do you like needles?: no"]}),
        (
            "Which of these has your mother had?",
            [coded("Vitiligo")],
            {"unrecognised": ["Which of these has your mother had?: Vitiligo"]},
        ),
        (
            "Which of these have you never had?",
            [coded("Vitiligo")],
            {"unrecognised": ["Which of these have you never had?: Vitiligo"]},
        ),
        ("Anything?", [text("no")], {"unrecognised": ["Anything?: no"]}),
    ],
)
def test_what_is_ticked_or_written_elsewhere_is_read_or_shown(
    read: Read, question: str, answers: list[Any], record: dict[str, Any]
) -> None:
    found = read(asked(question, *answers))
    opened = {name: answer for name, answer in facts(found).items() if answer != "unknown"}
    assert {**found.record, **({"facts": opened} if opened else {})} == record


@pytest.mark.parametrize("words", ["do you have " + "a " * 9_000, "no " * 6_000, "allergy " * 2_500, "(" * 20_000])
def test_a_text_without_end_is_shown_in_part_and_soon(read: Read, words: str) -> None:
    for kind in ("answer", "allergy", "condition", "medication"):
        found = read({**asked(words, text(words)), "kind": kind})
        assert all(len(line) < 1_500 for line in found.record["unrecognised"])


def test_what_is_void_says_nothing(read: Read) -> None:
    void = {"status": "entered-in-error"}
    assert read(asked("Keloids?", YES, **void), measured("4548-4", **void, **number(9, "%"))) == Coded({})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
WORDS = st.sampled_from(
    ("Keloid", "Are you pregnant?", "Warfarin", "Allergy to nickel", "2024", "2026-13-45", "yes", "@")
)
CODES = st.lists(
    st.lists(
        st.sampled_from(
            ("snomed", "icd10cm", "icd10", "loinc", "atc", "L91.0", "E11.65", "4548-4", "82810-3", "C44.9")
        ),
        max_size=3,
    ),
    max_size=3,
)
ANSWER = st.fixed_dictionaries(
    {"is": st.sampled_from(("yes", "no", "coded", "date", "text", "number", "other")) | JSON},
    optional={"text": st.lists(WORDS) | JSON, "value": JSON, "unit": st.sampled_from(("%", "a", "mmol/mol")) | JSON},
)
STATEMENT = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ("condition", "medication", "allergy", "procedure", "device", "observation", "answer", "family", "reason")
        )
        | JSON
    },
    optional={
        "status": st.sampled_from(("active", "resolved", "refuted", "completed", "planned", "entered-in-error")) | JSON,
        "codes": CODES | JSON,
        "text": st.lists(WORDS | st.text(max_size=20)) | JSON,
        "answers": st.lists(ANSWER) | JSON,
        **dict.fromkeys(("when", "until", "under", "site", "route", "note", "resource", "judged"), WORDS | JSON),
        "over": JSON,
        "modified": JSON,
    },
)
ROW = st.fixed_dictionaries(
    {"statements": st.lists(STATEMENT | JSON, max_size=4) | JSON},
    optional=dict.fromkeys(("ref", "sex", "born", "skipped", "incomplete", "clashing"), WORDS | JSON),
)


@given(row=ROW)
def test_any_row_comes_to_a_record_that_can_be_read(pack: Pack, row: dict[str, Any]) -> None:
    found = read_statements(row, pack.vocabulary, ON)
    json.dumps(found.record)
    if not found.troubles:
        assert read_client(Document("r", "", found.record), pack, ON).value is not None


@given(statements=st.lists(STATEMENT.filter(lambda one: one["kind"] not in ("answer", "observation")), max_size=3))
def test_no_statement_but_a_denial_ever_comes_to_a_no(pack: Pack, statements: list[Any]) -> None:
    kept = [one for one in statements if one.get("status") != "refuted"]
    assert "no" not in facts(read_statements({"statements": kept}, pack.vocabulary, ON)).values()
