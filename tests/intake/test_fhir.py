"""FHIR: whatever the order and the packing, one row a patient, every resource in it or counted, and no names."""

import io
import json
import pickle
from typing import Any

import pytest

from needlecli.intake import Options, Row, fhir

CANARY = "Zebulonia Quackenbush"
PATIENT = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"text": CANARY, "family": CANARY}],
    "telecom": [{"value": CANARY}],
    "address": [{"text": CANARY}],
    "identifier": [{"value": CANARY}],
    "contact": [{"name": {"text": CANARY}}],
    "text": {"div": f"<div>{CANARY}</div>"},
    "gender": "female",
    "birthDate": "1990-04-02",
}
SUBJECT = {"reference": "Patient/p1", "display": CANARY, "identifier": {"value": CANARY}}
KELOID = {
    "resourceType": "Condition",
    "id": "c1",
    "subject": SUBJECT,
    "recorder": {"display": CANARY},
    "asserter": {"display": CANARY},
    "identifier": [{"value": CANARY}],
    "clinicalStatus": {"coding": [{"code": "active"}]},
    "verificationStatus": {"coding": [{"code": "confirmed"}]},
    "code": {"coding": [{"system": "http://snomed.info/sct", "code": "33659008", "display": "Keloid"}]},
    "onsetDateTime": "2024-05",
    "note": [{"authorString": CANARY, "text": "on the shoulder"}],
}
STATED = {
    "kind": "condition",
    "resource": "Condition/c1",
    "status": "active",
    "codes": [["snomed", "33659008"]],
    "text": ["Keloid"],
    "when": "2024-05",
    "dated": "onsetDateTime",
    "note": ["on the shoulder"],
}
WARFARIN = {
    "resourceType": "MedicationStatement",
    "id": "m1",
    "subject": SUBJECT,
    "status": "active",
    "medicationReference": {"reference": "Medication/w"},
}
MEDICATION = {"resourceType": "Medication", "id": "w", "code": {"text": "Warfarin"}}


def read(data: Any, name: str = "x.fhir.json", options: Options | None = None) -> list[Row]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    opened = fhir.start(name, io.BytesIO(raw), options)
    blocks = [pickle.loads(pickle.dumps(block)) for block in opened.blocks]  # noqa: S301 - our own blocks
    return [row for block in blocks for row in fhir.rows(opened.layout, block)]


def lines(*resources: Any) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in resources)


def bundle(*resources: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}


def whole(**more: Any) -> Row:
    return Row(1, {"ref": "p1", "sex": "female", "born": "1990-04-02", "statements": [STATED], **more})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.fhir.json", bundle(PATIENT, KELOID)),
        ("x.fhir.json", bundle(KELOID, PATIENT)),
        ("x.json", [PATIENT, KELOID]),
        ("x.json", bundle(bundle(PATIENT), bundle(KELOID))),
        ("x.ndjson", lines(PATIENT, KELOID)),
        ("x.ndjson", lines(KELOID, PATIENT)),
        ("x.fhir.jsonl", lines(bundle(PATIENT), KELOID)),
        ("x.ndjson", json.dumps(bundle(PATIENT, KELOID), indent=2).encode()),
        ("-", lines(PATIENT, KELOID)),
        ("-", json.dumps(bundle(PATIENT, KELOID), indent=2).encode()),
        ("x.fhir.json", b"\xef\xbb\xbf" + json.dumps(bundle(PATIENT, KELOID)).encode()),
        ("x.fhir.json", json.dumps(bundle(PATIENT, KELOID)).encode("utf-16")),
    ],
)
def test_a_patient_is_one_row_however_it_is_packed(name: str, data: Any) -> None:
    assert read(data, name) == [whole()]


def test_no_name_leaves_the_reader() -> None:
    everything = [
        PATIENT,
        KELOID,
        WARFARIN,
        {"resourceType": "Practitioner", "id": "d", "name": [{"text": CANARY}]},
        {
            "resourceType": "FamilyMemberHistory",
            "patient": SUBJECT,
            "name": CANARY,
            "condition": [{"code": {"text": "x"}}],
        },
        {"resourceType": "Device", "id": "v", "patient": SUBJECT, "serialNumber": CANARY, "owner": {"display": CANARY}},
        {
            "resourceType": "Observation",
            "subject": SUBJECT,
            "performer": [{"display": CANARY}],
            "valueReference": SUBJECT,
        },
        {
            "resourceType": "QuestionnaireResponse",
            "subject": SUBJECT,
            "author": {"display": CANARY},
            "item": [{"text": "Who?", "answer": [{"valueReference": {"display": CANARY}}]}],
        },
    ]
    assert CANARY not in repr(read(bundle(*everything)))


@pytest.mark.parametrize(
    "reference",
    [
        "Patient/p1",
        "Patient/p1/_history/3",
        "http://a.example/fhir/Patient/p1",
        "http://a.example/fhir/Patient/p1/_history/1",
    ],
)
def test_every_way_to_point_to_a_patient_is_followed(reference: str) -> None:
    assert read(bundle(PATIENT, {**KELOID, "subject": {"reference": reference}})) == [whole()]


def test_a_urn_points_to_the_entry_that_has_it() -> None:
    entries = [
        {"fullUrl": "urn:uuid:abc", "resource": PATIENT},
        {"resource": {**KELOID, "subject": {"reference": "urn:uuid:abc"}}},
    ]
    assert read({"resourceType": "Bundle", "entry": entries}) == [whole()]


def test_the_same_id_on_two_servers_is_two_patients() -> None:
    resources = [{**KELOID, "subject": {"reference": f"http://{host}/Patient/p1"}} for host in ("a", "b")]
    assert [row.data for row in read(lines(*resources), "x.ndjson")] == [
        {"ref": "p1", "statements": [STATED]},
        {"ref": "p1", "statements": [STATED]},
    ]


def test_two_patients_who_differ_under_one_id_are_marked() -> None:
    found = read(lines(PATIENT, {**PATIENT, "birthDate": "1950-01-01"}), "x.ndjson")
    assert [row.data for row in found] == [
        {"ref": "p1", "sex": "female", "born": "1990-04-02", "clashing": True, "statements": []}
    ]


@pytest.mark.parametrize(
    "resources",
    [
        [WARFARIN, MEDICATION],
        [MEDICATION, WARFARIN],
        [{**WARFARIN, "contained": [{**MEDICATION, "id": "w"}], "medicationReference": {"reference": "#w"}}],
    ],
)
def test_a_medicine_described_elsewhere_is_found(resources: list[Any]) -> None:
    [row] = read(lines(*resources), "x.ndjson")
    assert row.data is not None
    assert [(one["kind"], one["text"]) for one in row.data["statements"]] == [("medication", ["Warfarin"])]


def test_a_device_in_use_is_described_elsewhere_and_one_nobody_uses_is_no_row() -> None:
    pacemaker = {"resourceType": "Device", "id": "d", "type": {"text": "Pacemaker"}}
    use = {
        "resourceType": "DeviceUseStatement",
        "subject": SUBJECT,
        "status": "active",
        "device": {"reference": "Device/d"},
    }
    [row] = read(lines(use, pacemaker, {**pacemaker, "id": "e"}), "x.ndjson")
    statement = {
        "kind": "device",
        "status": "active",
        "resource": "DeviceUseStatement",
        "codes": [],
        "text": ["Pacemaker"],
    }
    assert row.data == {"ref": "p1", "statements": [statement]}


def test_a_patient_within_a_form_is_the_one_it_is_about() -> None:
    form = {
        "resourceType": "QuestionnaireResponse",
        "contained": [{**PATIENT, "id": "me"}],
        "subject": {"reference": "#me"},
        "item": [{"text": "Keloids?", "answer": [{"valueBoolean": False}]}],
    }
    found = read(lines(form, form), "x.ndjson")
    assert [(row.data or {}).get("born") for row in found] == ["1990-04-02", "1990-04-02"]
    assert CANARY not in repr(found)


def test_a_patient_without_an_id_is_known_by_the_address_of_the_entry() -> None:
    nameless = {key: value for key, value in PATIENT.items() if key != "id"}
    entries = [
        {"fullUrl": "urn:uuid:abc", "resource": nameless},
        {"resource": {**KELOID, "subject": {"reference": "urn:uuid:abc"}}},
    ]
    assert [row.data for row in read({"resourceType": "Bundle", "entry": entries})] == [
        {"ref": "abc", "sex": "female", "born": "1990-04-02", "statements": [STATED]}
    ]


def test_what_is_not_read_is_counted() -> None:
    encounter = {"resourceType": "Encounter", "subject": SUBJECT}
    found = read(bundle(PATIENT, KELOID, encounter, encounter, {"resourceType": "Organization"}))
    assert found == [whole(skipped={"Encounter": 2, "Organization": 1})]


def test_what_names_nobody_belongs_to_the_only_patient_of_a_document() -> None:
    nameless = {key: value for key, value in KELOID.items() if key != "subject"}
    assert read(bundle(PATIENT, nameless)) == [whole()]
    assert read(nameless) == [Row(1, {"statements": [STATED]})]


def test_what_names_nobody_among_many_is_refused() -> None:
    nameless = {key: value for key, value in KELOID.items() if key != "subject"}
    found = read(lines(PATIENT, nameless, {**PATIENT, "id": "p2"}), "x.ndjson")
    assert [[trouble.name for trouble in row.troubles] for row in found] == [[], ["no-patient"], []]


def test_a_form_without_a_patient_is_a_row_of_its_own() -> None:
    form = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": []}
    answered = {**form, "item": [{"linkId": "1", "text": "Keloids?", "answer": [{"valueBoolean": True}]}]}
    found = read(lines(answered, answered), "x.ndjson")
    statement = {
        "kind": "answer",
        "status": "completed",
        "resource": "QuestionnaireResponse",
        "text": ["Keloids?"],
        "link": ["1"],
        "answers": [{"is": "yes"}],
    }
    assert found == [Row(1, {"statements": [statement]}), Row(2, {"statements": [statement]})]


@pytest.mark.parametrize("broken", [b'{"resourceType": "Condition", "subj', b"not json", b"[" * 100_000, b"17", b"{}"])
def test_a_line_that_cannot_be_read_is_a_row_and_marks_all_others(broken: bytes) -> None:
    first, second = read(lines(PATIENT, KELOID) + broken + b"\n", "x.ndjson")
    assert first == whole(incomplete=1)
    assert (second.number, second.data, len(second.troubles)) == (2, None, 1)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b'{"resourceType": "Bundle"}', b'{"resourceType": "Bundle", "entry": []}']
)
def test_an_input_without_resources_has_no_rows(data: bytes) -> None:
    assert read(data) == []


@pytest.mark.parametrize("data", [b"{", b'{"resourceType": "Bundle", "entry": [', b"null", b"\x00\xff", b'{"a": 1}'])
def test_a_document_that_cannot_be_read_is_one_refused_row(data: bytes) -> None:
    [row] = read(data)
    assert (row.number, row.data, len(row.troubles)) == (1, None, 1)


def test_a_line_longer_than_any_record_is_refused_and_the_rest_is_read() -> None:
    long = {**KELOID, "id": "c2", "note": [{"text": "x" * 200_000}]}
    found = read(lines(PATIENT, KELOID, long), "x.ndjson", Options(block=512, longest=100_000))
    assert found[0] == whole(incomplete=1)
    assert [(row.data, row.troubles[0].name) for row in found[1:]] == [(None, "too-long")]


def test_a_text_of_ten_megabytes_is_cut_and_says_so() -> None:
    [row] = read(bundle(PATIENT, {**KELOID, "code": {"text": "x" * 10_000_000}}))
    assert row.data is not None
    text = row.data["statements"][0]["text"][0]
    assert text.endswith("x (the rest, 9980000 characters, was not read)")
    assert len(text) < 21_000


def test_letters_that_are_half_a_letter_are_survived() -> None:
    raw = json.dumps(bundle(PATIENT, {**KELOID, "code": {"text": "LONE"}})).replace("LONE", "\\ud800").encode()
    [row] = read(raw)
    assert row.data is not None
    assert row.data["statements"][0]["text"] == ["?"]


@pytest.mark.parametrize(
    ("head", "fhir_or_not"),
    [
        (b'{"resourceType": "Bundle"', True),
        (b'\xef\xbb\xbf\n [ {"id": "x", "meta": {"profile": ["y"]}, "resourceType" : "Patient"', True),
        (b'{"ref": "A17", "facts": {}}', False),
        (b'{"resourceType": 5}', False),
        (b'{"notes": "\\"resourceType\\": \\"Bundle\\""}', False),
        (b"resourceType: Bundle", False),
        (b"", False),
    ],
)
def test_fhir_is_known_by_its_resource_type(head: bytes, fhir_or_not: bool) -> None:
    assert fhir.looks_like(head) is fhir_or_not
