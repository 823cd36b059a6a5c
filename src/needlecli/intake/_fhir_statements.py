"""One FHIR resource to plain statements: what it says, how surely and since when, and nothing about who says it."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from needlecli.intake._fhir_answers import responses
from needlecli.intake._fhir_statuses import status
from needlecli.intake._fhir_values import codes, items, mapping, moment, reference, text, texts, values

Statement = dict[str, Any]
ID = re.compile(r"[A-Za-z0-9.\-]{1,64}")


class Shape(NamedTuple):
    """Where a type of resource keeps what it says; `needs` is where it may point to a thing described elsewhere."""

    kind: str
    concepts: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


TAKEN = ("effectiveDateTime", "effectivePeriod.start", "occurenceDateTime", "occurencePeriod.start")
TAKEN_UNTIL = ("effectivePeriod.end", "occurencePeriod.end")
MEDICINE = ("medicationCodeableConcept", "medication.concept", "medication")
MEDICINE_AT = ("medicationReference", "medication.reference", "medication")
DONE = ("performedDateTime", "performedPeriod.start", "occurrenceDateTime", "occurrencePeriod.start")
SHAPES = {
    "Condition": Shape(
        "condition",
        ("code",),
        ("onsetDateTime", "onsetPeriod.start", "recordedDate", "assertedDate", "dateRecorded"),
        ("abatementDateTime", "abatementPeriod.end"),
    ),
    "AllergyIntolerance": Shape(
        "allergy", ("code", "substance"), ("onsetDateTime", "onsetPeriod.start", "recordedDate", "assertedDate")
    ),
    "MedicationStatement": Shape("medication", MEDICINE, (*TAKEN, "dateAsserted"), TAKEN_UNTIL, MEDICINE_AT),
    "MedicationUsage": Shape("medication", MEDICINE, (*TAKEN, "dateAsserted"), TAKEN_UNTIL, MEDICINE_AT),
    "MedicationRequest": Shape("medication", MEDICINE, ("authoredOn",), (), MEDICINE_AT),
    "MedicationOrder": Shape("medication", MEDICINE, ("dateWritten",), ("dateEnded",), MEDICINE_AT),
    "MedicationDispense": Shape("medication", MEDICINE, ("whenHandedOver", "whenPrepared"), (), MEDICINE_AT),
    "MedicationAdministration": Shape(
        "medication", MEDICINE, TAKEN, (*TAKEN_UNTIL, "effectiveDateTime", "occurenceDateTime"), MEDICINE_AT
    ),
    "Procedure": Shape(
        "procedure", ("code",), DONE, ("performedPeriod.end", "occurrencePeriod.end", "performedDateTime", *DONE[2:3])
    ),
    "Device": Shape("device", ("type", "deviceName")),
    "DeviceUseStatement": Shape(
        "device", (), ("timingDateTime", "timingPeriod.start", "recordedOn"), ("timingPeriod.end",), ("device",)
    ),
    "Observation": Shape(
        "observation", ("code",), ("effectiveDateTime", "effectivePeriod.end", "effectiveInstant", "issued")
    ),
}
"""Every type that is read, beside Patient, Medication, QuestionnaireResponse and FamilyMemberHistory."""


def statements(resource: dict[str, Any]) -> Iterator[Statement] | None:
    """Give what a resource states; None for a type that is not read."""
    name = kind_of(resource)
    if name == "QuestionnaireResponse":
        return (_settled(one, resource, "answer") for one in responses(resource))
    if name == "FamilyMemberHistory":
        return _family(resource)
    shape = SHAPES.get(name)
    return None if shape is None else _stated(resource, shape)


def kind_of(resource: dict[str, Any]) -> str:
    """Give the type of a resource, empty where it has none that could be one."""
    name = resource.get("resourceType")
    return name if isinstance(name, str) and name.isalpha() and name.isascii() and len(name) < 60 else ""


def name_of(resource: dict[str, Any]) -> str:
    """Give the type and id of a resource, such as Condition/123."""
    number = resource.get("id")
    kind = kind_of(resource)
    return f"{kind}/{number}" if isinstance(number, str) and ID.fullmatch(number) else kind


def described(resource: dict[str, Any]) -> Statement:
    """Give the codes and texts of a thing that others point to: a Medication or a Device."""
    concepts = ("code", "type", "deviceName")
    found = _concepts(resource, concepts)
    if kind_of(resource) == "Medication":  # a mixture names what is in it
        for part in items(resource.get("ingredient")):
            inner = _concepts(mapping(part), ("itemCodeableConcept", "item.concept", "item"))
            found = {key: found[key] + inner[key] for key in found}
    return {key: value for key, value in found.items() if value}


def _stated(resource: dict[str, Any], shape: Shape) -> Iterator[Statement]:
    statement = _settled(dict(_concepts(resource, shape.concepts)), resource, shape.kind)
    (when, dated), (until, ended) = moment(resource, shape.when), moment(resource, shape.until)
    statement |= {"when": when, "dated": dated, "until": until, "ended": ended}
    for name in shape.needs:
        if pointed := reference(_under(resource, name)):
            statement["needs"] = pointed
    if any(key.startswith("abatement") and resource[key] not in (None, False) for key in resource):
        statement["over"] = True
    statement["site"] = [one for place in items(resource.get("bodySite")) for one in texts(place)]
    statement["note"] = [text(mapping(note).get("text")) for note in items(resource.get("note"))]
    doses = items(resource.get("dosageInstruction")) + items(resource.get("dosage"))
    statement["route"] = [one for dose in doses for one in texts(mapping(dose).get("route"))]
    statement["answers"] = list(values(resource)) if shape.kind == "observation" else []
    statement["judged"] = [code for one in items(resource.get("interpretation")) for _, code in codes(one)]
    yield {key: value for key, value in statement.items() if value}
    yield from _beside(resource, statement, shape.kind)


def _beside(resource: dict[str, Any], whole: Statement, kind: str) -> Iterator[Statement]:
    """Give the further statements that a resource holds: its components, substances and reasons."""
    dates = {key: whole[key] for key in ("when", "dated", "status", "resource", "modified") if whole.get(key)}
    for part in map(mapping, items(resource.get("component")) if kind == "observation" else ()):
        judged = [code for one in items(part.get("interpretation")) for _, code in codes(one)]
        found = {**_concepts(part, ("code",)), "answers": list(values(part)), "judged": judged}
        yield {"kind": kind, **dates, **{key: value for key, value in found.items() if value}}
    for part in map(mapping, items(resource.get("reaction")) if kind == "allergy" else ()):
        found = _concepts(part, ("substance",))
        if found["codes"] or found["text"]:
            yield {"kind": kind, **dates, **found}
    for name in ("reasonCode", "reason", "reasonCodeableConcept", "indication") if kind != "observation" else ():
        found = _concepts(resource, (name,))
        if found["codes"] or found["text"]:
            yield {"kind": "reason", **dates, **found}


def _family(resource: dict[str, Any]) -> Iterator[Statement]:
    for part in map(mapping, items(resource.get("condition")) or [{}]):
        yield _settled(dict(_concepts(part, ("code",))), resource, "family")


def _settled(statement: Statement, resource: dict[str, Any], kind: str) -> Statement:
    """Add what every statement says: its kind, its status and the resource it stands in."""
    statement |= {"kind": kind, "status": status(kind, resource), "resource": name_of(resource)}
    if any(key == "modifierExtension" and value for key, value in resource.items()):
        statement["modified"] = True  # may turn the meaning round, in a way that we do not know
    return {key: value for key, value in statement.items() if value}


def _concepts(holder: dict[str, Any], names: tuple[str, ...]) -> dict[str, list[Any]]:
    """Give the codes and texts under several names, each once."""
    pairs: dict[tuple[str, str], None] = {}
    said: dict[str, None] = {}
    for name in names:
        for concept in items(_under(holder, name)):
            plain = mapping(concept).get("name") if name == "deviceName" else None
            pairs.update(dict.fromkeys((system, code) for system, code in codes(concept)))
            said.update(dict.fromkeys(texts(plain or concept)))
    return {"codes": [list(pair) for pair in pairs], "text": list(said)}


def _under(holder: dict[str, Any], name: str) -> object:
    outer, _, inner = name.partition(".")
    value: object = holder.get(outer)
    if not inner and outer == "medication" and "coding" not in mapping(value) and "reference" not in mapping(value):
        return None
    return mapping(value).get(inner) if inner else value
