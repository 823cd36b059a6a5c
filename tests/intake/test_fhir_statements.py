"""One resource, one statement: status, dates and values in the same few words for every type."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.test_fhir import PATIENT, bundle, lines, read

SUBJECT = {"reference": "Patient/p1"}
CODE = {"text": "Thing"}


def statements(resource: dict[str, Any]) -> list[dict[str, Any]]:
    [row] = read(bundle(PATIENT, {"id": "x", "subject": SUBJECT, "patient": SUBJECT, **resource}))
    assert row.data is not None
    return list(row.data["statements"])


@pytest.mark.parametrize(
    ("clinical", "verification", "status"),
    [
        ("active", "confirmed", "active"),
        ("recurrence", "", "active"),
        ("relapse", "confirmed", "active"),
        ("inactive", "confirmed", "inactive"),
        ("remission", "confirmed", "remission"),
        ("resolved", "confirmed", "resolved"),
        ("", "", "unknown"),
        ("strange", "strange", "unknown"),
        ("active", "unconfirmed", "unconfirmed"),
        ("active", "provisional", "unconfirmed"),
        ("active", "differential", "unconfirmed"),
        ("active", "refuted", "refuted"),
        ("active", "entered-in-error", "entered-in-error"),
    ],
)
@pytest.mark.parametrize("kind", ["Condition", "AllergyIntolerance"])
def test_the_two_statuses_of_a_condition_are_one(kind: str, clinical: str, verification: str, status: str) -> None:
    resource = {
        "resourceType": kind,
        "code": CODE,
        "clinicalStatus": {"coding": [{"code": clinical}]},
        "verificationStatus": {"coding": [{"code": verification}]},
    }
    assert [one["status"] for one in statements(resource)] == [status]


@pytest.mark.parametrize(
    ("kind", "fields", "status"),
    [
        ("MedicationStatement", {"status": "active"}, "active"),
        ("MedicationStatement", {"status": "completed"}, "completed"),
        ("MedicationStatement", {"status": "stopped"}, "stopped"),
        ("MedicationStatement", {"status": "intended"}, "planned"),
        ("MedicationStatement", {"status": "not-taken"}, "not-taken"),
        ("MedicationStatement", {"status": "on-hold"}, "unknown"),
        ("MedicationStatement", {"status": "entered-in-error"}, "entered-in-error"),
        ("MedicationRequest", {"status": "active", "intent": "order"}, "active"),
        ("MedicationRequest", {"status": "active", "intent": "plan"}, "planned"),
        ("MedicationRequest", {"status": "active", "doNotPerform": True}, "not-taken"),
        ("MedicationRequest", {"status": "draft"}, "planned"),
        ("MedicationAdministration", {"status": "in-progress"}, "active"),
        ("Procedure", {"status": "completed"}, "completed"),
        ("Procedure", {"status": "not-done"}, "not-taken"),
        ("Procedure", {"status": "preparation"}, "planned"),
        ("Device", {"status": "inactive"}, "inactive"),
        ("Observation", {"status": "final"}, "completed"),
        ("Observation", {"status": "preliminary"}, "unconfirmed"),
        ("FamilyMemberHistory", {"status": "completed", "condition": [{"code": CODE}]}, "unknown"),
    ],
)
def test_statuses_of_other_types_are_the_same_few_words(kind: str, fields: dict[str, Any], status: str) -> None:
    assert [one["status"] for one in statements({"resourceType": kind, **fields})] == [status]


@pytest.mark.parametrize(
    ("resource", "dates"),
    [
        (
            {"resourceType": "Condition", "onsetDateTime": "2020", "abatementDateTime": "2021-02-03"},
            {
                "when": "2020",
                "dated": "onsetDateTime",
                "until": "2021-02-03",
                "ended": "abatementDateTime",
                "over": True,
            },
        ),
        ({"resourceType": "Condition", "recordedDate": "2020-01-02"}, {"when": "2020-01-02", "dated": "recordedDate"}),
        ({"resourceType": "Condition", "abatementString": "in spring"}, {"over": True}),
        (
            {"resourceType": "MedicationStatement", "effectivePeriod": {"start": "2020", "end": "2021"}},
            {"when": "2020", "dated": "effectivePeriod.start", "until": "2021", "ended": "effectivePeriod.end"},
        ),
        ({"resourceType": "MedicationRequest", "authoredOn": "2020"}, {"when": "2020", "dated": "authoredOn"}),
        (
            {"resourceType": "Procedure", "performedDateTime": "2020"},
            {"when": "2020", "dated": "performedDateTime", "until": "2020", "ended": "performedDateTime"},
        ),
        ({"resourceType": "Condition", "onsetDateTime": 2020}, {"when": "?", "dated": "onsetDateTime"}),
    ],
)
def test_dates_are_kept_as_written_with_the_field_they_stand_in(
    resource: dict[str, Any], dates: dict[str, Any]
) -> None:
    [found] = statements(resource)
    assert {key: found[key] for key in ("when", "dated", "until", "ended", "over") if key in found} == dates


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ({"valueBoolean": False}, {"is": "no"}),
        ({"valueString": " yes,\n I do "}, {"is": "text", "text": ["yes, I do"]}),
        ({"valueDate": "2024-05"}, {"is": "date", "text": ["2024-05"]}),
        ({"valueInteger": 34}, {"is": "number", "value": 34}),
        (
            {"valueQuantity": {"value": 7.1, "code": "%", "unit": "percent", "comparator": ">"}},
            {"is": "number", "value": 7.1, "unit": "%", "compare": ">"},
        ),
        (
            {"valueCoding": {"system": "http://loinc.org", "code": "LA33-6", "display": "Yes"}},
            {"is": "coded", "codes": [["loinc", "LA33-6"]], "text": ["Yes"]},
        ),
        ({"valueAttachment": {"title": "x"}}, {"is": "other", "text": ["Attachment"]}),
        ({"valueBoolean": "no"}, {"is": "other", "text": ["Boolean"]}),
        ({"valueInteger": 10**400}, {"is": "other", "text": ["Integer"]}),
    ],
)
def test_answers_say_what_they_are(written: dict[str, Any], answer: dict[str, Any]) -> None:
    item = {"linkId": "1", "text": "Q", "answer": [written]}
    [found] = statements({"resourceType": "QuestionnaireResponse", "item": [item]})
    assert found["answers"] == [answer]


@pytest.mark.parametrize(
    ("question", "link", "kept"),
    [
        ("Full name", "1", []),
        ("What is your e-mail address?", "1", []),
        ("Patient's signature:", "1", []),
        ("Your name and your medicines?", "1", [{"is": "withheld"}]),
        ("Naam", "patient.name", [{"is": "withheld"}]),
        ("Name of the filler?", "1", [{"is": "text", "text": ["Zebulonia"]}]),
    ],
)
def test_who_someone_is_stays_in_the_reader(question: str, link: str, kept: list[Any]) -> None:
    item = {"linkId": link, "text": question, "answer": [{"valueString": "Zebulonia"}]}
    found = statements({"resourceType": "QuestionnaireResponse", "item": [item]})
    assert [answer for one in found for answer in one["answers"]] == kept


def test_nested_questions_are_read_in_order_with_the_question_above() -> None:
    inner = {"text": "When?", "answer": [{"valueDate": "2024-05-01"}]}
    items = [
        {"text": "Group", "item": [{"text": "Filler?", "answer": [{"valueBoolean": True, "item": [inner]}]}]},
        {"text": "Left blank"},
        {"text": "Last", "answer": [{"valueInteger": 1}]},
    ]
    found = statements({"resourceType": "QuestionnaireResponse", "item": items})
    assert [(one["text"], one.get("under", "")) for one in found] == [
        (["Filler?"], "Group"),
        (["When?"], "Filler?"),
        (["Last"], ""),
    ]


def test_components_substances_and_reasons_are_statements_too() -> None:
    observation = {"resourceType": "Observation", "component": [{"code": {"text": "Part"}, "valueInteger": 3}]}
    allergy = {"resourceType": "AllergyIntolerance", "reaction": [{"substance": {"text": "Nickel"}}]}
    procedure = {"resourceType": "Procedure", "code": CODE, "reasonCode": [{"text": "Melanoma"}]}
    assert [(one["kind"], one.get("text")) for one in (statements(observation) + statements(allergy))] == [
        ("observation", None),
        ("observation", ["Part"]),
        ("allergy", None),
        ("allergy", ["Nickel"]),
    ]
    assert [(one["kind"], one["text"]) for one in statements(procedure)] == [
        ("procedure", ["Thing"]),
        ("reason", ["Melanoma"]),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    *("id", "subject", "patient", "code", "clinicalStatus", "verificationStatus", "status", "onsetDateTime", "note"),
    *("abatementDateTime", "bodySite", "reaction", "medicationCodeableConcept", "medicationReference", "medication"),
    *("effectivePeriod", "dosage", "item", "answer", "valueQuantity", "valueCodeableConcept", "component", "contained"),
    *("interpretation", "reasonCode", "type", "deviceName", "device", "condition", "gender", "birthDate", "name"),
    *("ingredient", "coding", "text", "modifierExtension", "intent", "reference", "linkId", "definition", "entry"),
)
TYPES = (
    *("Patient", "Condition", "AllergyIntolerance", "MedicationStatement", "MedicationRequest", "Medication", "Device"),
    *("MedicationAdministration", "Procedure", "DeviceUseStatement", "Observation", "QuestionnaireResponse", "Bundle"),
    *("FamilyMemberHistory", "Encounter"),
)
SHAPELESS = st.recursive(
    JSON,
    lambda inner: st.dictionaries(st.sampled_from(FIELDS), inner | st.lists(inner, max_size=2), max_size=5),
    max_leaves=12,
)
RESOURCE = st.builds(
    lambda kind, rest: {**rest, "resourceType": kind},
    st.sampled_from(TYPES),
    st.dictionaries(st.sampled_from(FIELDS), SHAPELESS, max_size=8),
)


@given(resources=st.lists(RESOURCE | JSON, max_size=5))
def test_any_json_in_any_place_is_survived(resources: list[Any]) -> None:
    assert all(row.data is not None or row.troubles for row in read(lines(*resources), "x.ndjson"))
    assert all(row.data is not None or row.troubles for row in read(bundle(*resources)))


def test_a_hundred_thousand_codes_and_patients_take_no_more_than_their_time() -> None:
    codes = {"coding": [{"code": str(number), "display": str(number)} for number in range(100_000)]}
    [found] = statements({"resourceType": "Condition", "code": codes})
    assert (len(found["codes"]), len(found["text"])) == (100_000, 100_000)
    subjects = ({"reference": f"http://a/Patient/{number}"} for number in range(20_000))
    rows = read(lines(*({"resourceType": "Condition", "subject": one} for one in subjects)), "x.ndjson")
    assert [row.number for row in rows] == list(range(1, 20_001))


def test_a_resource_that_contains_itself_in_words_only_is_read_once() -> None:
    loop: dict[str, Any] = {"resourceType": "Condition", "id": "x", "subject": SUBJECT, "code": CODE}
    loop["contained"] = [{**loop, "contained": [dict(loop)]}]
    assert [one["resource"] for one in statements(loop)] == ["Condition/x", "Condition/x"]
